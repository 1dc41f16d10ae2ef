#!/bin/sh
# 明堂的离线安装：sh install.sh 文件夹。不连网络，只用包里带的软件包；装不成就什么也不留下。
set -eu

PYTHON_WANTED='@python@'
PLATFORM_WANTED='@platform@'
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

refuse() { echo "$1" >&2; exit 2; }

[ $# -eq 1 ] || refuse '用法：sh install.sh 文件夹。例如：sh install.sh /opt/mingtang'
[ ! -e "$1" ] || [ -z "$(ls -A -- "$1" 2>/dev/null || echo 有)" ] ||
  refuse "“$1”里已经有东西了。更新也请装到一个新的文件夹，数据目录仍用原来的。"

python=
for name in "python$PYTHON_WANTED" python3 python; do
  told=$("$name" -c 'import ensurepip, sys, sysconfig, venv
print("%d.%d" % sys.version_info[:2], sysconfig.get_platform())' 2>/dev/null) || continue
  if [ "$told" = "$PYTHON_WANTED $PLATFORM_WANTED" ]; then python=$name; break; fi
done
[ -n "$python" ] ||
  refuse "这个安装包要用 Python $PYTHON_WANTED（$PLATFORM_WANTED），连同它的 venv，本机没有找到。请先安装，或者换一个相应的安装包。"

(cd -- "$here" && sha256sum --check --quiet --strict SHA256SUMS >/dev/null 2>&1) ||
  refuse '安装包不完整，或者被改动过，没有安装。请重新取得安装包。'

mkdir -p -- "$1"
target=$(CDPATH='' cd -- "$1" && pwd)
undo() { rm -rf -- "$target"; echo '没有装成，已经清理干净。' >&2; }
trap 'undo; exit 1' HUP INT TERM
echo "正在装到 $target ……"
if ! "$python" -m venv "$target" ||
   ! PIP_CONFIG_FILE=/dev/null "$target/bin/python" -m pip --isolated --disable-pip-version-check --no-input install \
     --quiet --no-cache-dir --no-index --find-links "$here/wheels" --require-hashes -r "$here/bundle.lock"; then
  undo
  exit 1
fi
trap - HUP INT TERM
cat <<END
已装好。下面两条命令设立第一个机关和管理员，再对外服务：

  MINGTANG_DATA=/srv/mingtang $target/bin/mingtang setup --organ qili --name 七里镇人民政府 --admin zhangsan
  MINGTANG_DATA=/srv/mingtang $target/bin/mingtang run

只想看一看演示镇：MINGTANG_DEMO=1 MINGTANG_DATA=/tmp/mingtang-demo $target/bin/mingtang run
END
