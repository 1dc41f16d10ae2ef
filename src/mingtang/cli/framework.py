"""框架一侧：sets Django up for a command, and says in Chinese when the database cannot be used."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TextIO

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import InterfaceError, OperationalError

from mingtang.cli import place
from mingtang.cli.errors import Refused
from mingtang.config.private import EmptyKey

UNREACHABLE = "请确认数据库在运行、DATABASE_URL 或 MINGTANG_DATA 没有写错，稍后再试。"
# The database itself is the trouble; a broken constraint or statement is a mistake of ours and must show.
UNUSABLE = (DatabaseError, InterfaceError, OperationalError)
SETTINGS = "mingtang.config.settings"


def set_up() -> None:
    """Load the settings and the rooms."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        django.setup()
    except (ImproperlyConfigured, EmptyKey) as error:
        raise Refused(f"设置有误：{error}") from error


@contextmanager
def standing(*, current: bool) -> Iterator[None]:
    """Around a command: Django is set up and, if asked, the tables are those of this version."""
    set_up()
    try:
        if current and pending():
            raise Refused(f"{place.described()}的表还没有建好或不是这一版，请先运行 mingtang run。")
        yield
    except (DatabaseError, InterfaceError) as error:
        if type(error) not in UNUSABLE:
            raise
        raise Refused(f"{place.described()}用不了：{_what(error)}。{UNREACHABLE}") from error


def pending() -> bool:
    """Whether there are migrations that the database has not seen."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def calendar(err: TextIO) -> object:
    """The working-day table with the notices entered here; the shipped one, said so, where it cannot be read."""
    set_up()
    try:
        return import_module("mingtang.holidays.queries").calendar()
    except (DatabaseError, InterfaceError):
        print(f"{place.described()}里的放假安排读不到，按随软件附带的放假通知计算。", file=err)
        return None


def _what(error: Exception) -> str:
    text = str(error).lower()
    known = (
        ("locked", "它正被另一个程序占用"),
        ("not a database", "文件不是数据库"),
        ("malformed", "文件已损坏"),
        ("readonly", "文件只能读不能写"),
        ("unable to open", "文件打不开"),
        ("password", "账号或口令不对"),
        ("does not exist", "指定的数据库不存在"),
        ("disk", "磁盘读写出错"),
    )
    return next((words for mark, words in known if mark in text), "连接不上或执行出错")
