# 明堂：make run 打开演示镇，make test 跑全部测试。别的命令见 make help。
# Everything is installed inside the clone, from pinned and hashed packages; only Python 3.11–3.13 and make are needed.

SHELL := /bin/sh
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python

# 第一个版本合适、能建环境的 Python。
PYTHON = $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	if "$$p" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; \
	then echo "$$p"; break; fi; done)

# 锁文件、包的说明或目录的位置一变，就重新安装。
state = $(shell { cat $(1); pwd; } | cksum | cut -d ' ' -f 1)
RUN_STAMP := $(VENV)/.run-$(call state,requirements/run.lock pyproject.toml)
DEV_STAMP := $(VENV)/.dev-$(call state,requirements/run.lock requirements/dev.lock pyproject.toml)
PIP := $(PY) -m pip --disable-pip-version-check --no-input install --quiet

.PHONY: help run test check lock shots diagrams bench bundle clean

help:
	@echo '明堂：'
	@echo '  make run     装好一切，打开演示镇 http://127.0.0.1:8000（换端口：PORT=8080 make run）'
	@echo '  make test    装好测试要用的，跑全部测试（SQLite、PostgreSQL、浏览器）'
	@echo '  make check   代码规范、类型、楼层、迁移是否齐全'
	@echo '  make lock    按 requirements/*.in 重新锁定依赖'
	@echo '  make shots   重新拍页面截图'
	@echo '  make diagrams 重新画 docs/law 里的状态图'
	@echo '  make bench   测量速度'
	@echo '  make bundle  做离线安装包 dist/mingtang-….tar.gz，在没有网络的机器上装'
	@echo '  make clean   删除安装的环境和缓存（不动数据）'

$(VENV)/bin/python:
	@test -n '$(PYTHON)' || { echo '没有找到能建环境的 Python 3.11 至 3.13（本机的 python3 是：'"$$(python3 --version 2>&1)"'）。请先安装其中一个（Debian、Ubuntu 上连同 python3-venv），再运行一次。' >&2; exit 2; }
	@echo '正在建立环境（$(PYTHON)）……'
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo '建立环境没有成功。Debian、Ubuntu 上请先安装 python3-venv，再运行一次。' >&2; exit 2; }

$(RUN_STAMP): | usable
	@echo '正在安装运行所需的软件包……'
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --no-build-isolation --no-deps --editable .
	@rm -f $(VENV)/.run-* && touch $@

$(DEV_STAMP): $(RUN_STAMP)
	@echo '正在安装测试所需的软件包……'
	@$(PIP) --require-hashes -r requirements/dev.lock
	@rm -f $(VENV)/.dev-* && touch $@

# 环境里的 Python 坏了（例如系统升级了 Python），就重建。
.PHONY: usable
usable:
	@if test -e $(PY) && ! $(PY) -c '' >/dev/null 2>&1; then rm -rf $(VENV); fi
	@test -e $(PY) || $(MAKE) --no-print-directory $(VENV)/bin/python

# 演示不受正式环境的设置影响。
run: $(RUN_STAMP)
	@unset DATABASE_URL $$(env | sed -n 's/^\(MINGTANG_[A-Z_]*\)=.*/\1/p'); exec env MINGTANG_DEMO=1 MINGTANG_DATA=var/demo \
		$(PY) -m mingtang.cli.main run --port '$(PORT)' --exit-with-parent "$$PPID"

test: $(DEV_STAMP)
	@exec $(PY) scripts/run_tests.py

check: $(DEV_STAMP)
	@$(PY) scripts/run_checks.py

lock: $(DEV_STAMP)
	@for name in run dev; do \
		$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-header --no-annotate "requirements/$$name.in" --output-file "requirements/$$name.lock" || exit 1; done

shots: $(DEV_STAMP)
	@$(PY) scripts/shots.py

diagrams: $(DEV_STAMP)
	@$(PY) scripts/diagrams.py

bench: $(DEV_STAMP)
	@for measured in bench/*.py; do echo "== $$measured"; $(PY) "$$measured" || exit 1; done

bundle: $(RUN_STAMP)
	@$(PY) scripts/bundle.py

clean:
	rm -rf dist $(VENV) .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
	find src tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf src/mingtang.egg-info
