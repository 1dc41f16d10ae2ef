"""mingtang prepare：the tables and guards, and with MINGTANG_DEMO=1 the example county; then nothing is served.

`mingtang run` starts it first, so that its own process stays small. Killed at any point, it may be repeated.
"""

import argparse
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from typing import Any, TextIO

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from mingtang import ports
from mingtang.audit import triggers
from mingtang.audit.models import Head
from mingtang.backup.outside import is_half_restored
from mingtang.cli import framework
from mingtang.cli.errors import DONE, Refused
from mingtang.config import private
from mingtang.editorial.ports import misdeclared
from mingtang.index.actions import mend
from mingtang.law.rules import RuleBroken
from mingtang.listings.mending import mend as take_in_lost
from mingtang.organs.models import Unit
from mingtang.sealed import keys as seal_keys
from mingtang.ui import clock

LOCK = "prepare.lock"
# 按名字载入：a start that has nothing to load need not wait for the readers of papers.
DEMO_LOADER = "mingtang.cli.demo.load"
ADVICE = "请先用 mingtang audit verify 核对留痕，查明原因后用 mingtang audit guards --restore 补回守卫。"
ADVICE_BEFORE_UPDATE = (
    "守卫在更新之前就被动过，数据库没有更新。请先用更新前的那一版程序运行 mingtang audit verify 核对留痕，"
    "查明原因后用它的 mingtang audit guards --restore 补回守卫，再更新。"
)
NO_BOOK = "数据库里没有守卫底册，看不出更新之前守卫是否被动过；更新后请用 mingtang audit verify 核对一次留痕。"
HALF_RESTORED = "这里有一次没有做完的恢复，请再运行一次 mingtang restore；不恢复了，就换一个空的 MINGTANG_DATA 目录。"
EXAMPLE = """例子：
  MINGTANG_DATA=/srv/mingtang mingtang prepare
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """准备命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "prepare",
        help="建好数据库，不启动服务",
        description="建好或更新数据库的表和守卫；设了 MINGTANG_DEMO=1 而数据库还空着的，装入演示数据。",
        epilog=EXAMPLE,
    )
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """准备数据库。"""
    with alone():
        prepare_database(err)
        if settings.DEMO and is_empty():
            prepare_demo(err, at=clock.now())
    return DONE


@contextmanager
def alone() -> Iterator[None]:
    """One preparation at a time in a data directory; the lock goes with the process."""
    private.make_folder(settings.DATA_DIR)
    with (settings.DATA_DIR / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def prepare_database(err: TextIO) -> None:
    """Make or bring forward the tables, and refuse to go on without every guard. Errors: ``Refused``.

    While the trail has not begun there is nothing to lose: a half-made database is made again.
    """
    problems = ports.unresolved() or misdeclared()
    if problems:
        raise Refused("\n".join((*problems, "请核对设置 MINGTANG_PORTS，或重新安装这一版程序。")))
    if is_half_restored():
        raise Refused(HALF_RESTORED)
    try:
        seal_keys.held()
    except RuleBroken as broken:
        raise Refused("\n".join(broken.reasons)) from None
    pending = framework.pending()
    if pending and _trail_has_begun():
        _compare_before_update(err)
    if pending or (triggers.differences(connection) and not Head.rows.exists()):
        print("正在建立数据库……", file=err, flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    differences = triggers.differences(connection)
    if differences:
        raise Refused("\n".join((*differences, ADVICE)))
    if mend():
        print("全文检索不完整，已经重建。", file=err, flush=True)
    if found := take_in_lost(on=clock.today()):
        print(f"有 {found} 件公开的查找不到，已经重新收录。", file=err, flush=True)


def _trail_has_begun() -> bool:
    return Head._meta.db_table in connection.introspection.table_names() and Head.rows.exists()


def _compare_before_update(err: TextIO) -> None:
    """What the last version put must still be there: the update would put it back, and nobody would know."""
    gone = triggers.lost(connection)
    if gone:
        raise Refused("\n".join((*gone, ADVICE_BEFORE_UPDATE)))
    if not triggers.has_book(connection):
        print(NO_BOOK, file=err, flush=True)


def is_empty() -> bool:
    """Whether nobody works here yet."""
    return not Unit.rows.exists()


def prepare_demo(err: TextIO, *, at: datetime) -> dict[str, int]:
    """Load the example county. Errors: ``RuleBroken`` when there is something already."""
    print("正在装入演示数据……", file=err, flush=True)
    loader = import_module(DEMO_LOADER)
    return loader.load_demo(at=at)  # type: ignore[no-any-return]
