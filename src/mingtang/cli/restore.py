"""mingtang restore：a backup, into an empty place."""

import argparse
import json
import os
import signal
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings

from mingtang.backup.actions import restore
from mingtang.backup.manifest import fingerprint
from mingtang.cli.backup import in_words, summary
from mingtang.cli.errors import DOES_NOT_HOLD, DONE, refusals_as_json
from mingtang.cli.prepare import alone
from mingtang.config import private
from mingtang.sealed.keys import key_file
from mingtang.sealed.queries import keys_missing
from mingtang.ui import clock

EXAMPLE = """例子：
  MINGTANG_DATA=/srv/mingtang-new mingtang restore /srv/backup/2026-03-02.zip

只恢复到空处：没有数据库，也没有附件。恢复以后人人要重新登录。
"""
OTHER_KEY = (
    "环境变量 MINGTANG_SECRET_KEY 与备份时的密钥不同：用密钥签过名的东西核对不上。"
    "请换成原来的密钥（没有设过的，取消这个变量）再运行 mingtang run。"
)
SEAL_KEY_MISSING = (
    "封存件的密钥（指纹 {ids}）不在这里，封存件暂时打不开。请把另外保管的 seal.key 放到“{path}”，"
    "或者写进 MINGTANG_SEAL_KEYS；找不回来的，封存的内容就没有了，其余数据不受影响。"
)
DRILL = "如果只是演练，请不要用正式的发信设置运行它：还没有发出的通知会发出去。"


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """恢复命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "restore",
        help="把备份恢复到空处",
        description="把一份备份恢复到空处，核对行数、引用、留痕、附件和守卫。有一样对不上，就什么也不留下。",
        epilog=EXAMPLE,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="备份文件")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO, *, new: list[Path]) -> int:
    """恢复；what is ``new`` in the place goes again when it is refused, and stays when it is done."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with refusals_as_json(args.file, out, wanted=args.json), alone():
        done = restore(args.file, at=clock.now())
        new.clear()
    made = done.manifest
    if args.json:
        told = {**summary(made), "sha256": done.sha256, "seconds": round(done.seconds, 1)}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
    else:
        minutes = f"用时 {done.seconds:.1f} 秒（{done.seconds / 60:.1f} 分钟）"
        print(f"已恢复 {made.started_at} 的备份，{minutes}。\n{in_words(made)}", file=out)
        print("行数、引用、留痕、每个附件的摘要和数据库守卫都已核对，与备份时一致。", file=out)
        print(f"全部登录已失效，现在可以运行 mingtang run。\n{DRILL}", file=out)
    if fingerprint(os.environ.get("MINGTANG_SECRET_KEY") or private.secret_key(settings.DATA_DIR)) != made.key:
        print(OTHER_KEY, file=err)
    missing = keys_missing(made.sealed_with)
    if missing:
        print(SEAL_KEY_MISSING.format(ids="、".join(missing), path=key_file()), file=err)
    print("".join(f"备份时就有：{problem}\n" for problem in made.problems), end="", file=err)
    return DOES_NOT_HOLD if made.problems else DONE
