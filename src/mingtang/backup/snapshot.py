"""快照：one moment of the database, read while others go on writing, and copied into a backup.

SQLite hands over its pages under one read transaction; PostgreSQL each table, as COPY writes it, under one
repeatable, read-only snapshot. Neither keeps anybody from writing. Sessions stay out: nobody is signed in by a backup;
so do the salt and the visitors of the day, who are forgotten with it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from mingtang.backup.archive import Writer, pieces
from mingtang.backup.manifest import DATABASE
from mingtang.law.rules import RuleBroken

EMPTIED = ("django_session", "visits_daysalt", "visits_knock")
NO_ROOM = "备份没有写成：写数据库的副本时出错，多半是“{folder}”所在的磁盘满了。请腾出空间，或者换一个位置。"
# What COPY writes must read the same wherever it is read.
POSTGRESQL_WAY = "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC'"


@dataclass
class Copied:
    """抄下的数据库：rows and columns of each table, and where the counters stand."""

    tables: dict[str, int] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    sequences: dict[str, list[Any]] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)


@contextmanager
def held() -> Iterator[None]:
    """The connection sees one moment until the end, through models and through SQL."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Django 的事务一开始就取写锁；a reader must not.
            cursor.execute("BEGIN DEFERRED")
            try:
                cursor.execute("SELECT count(*) FROM sqlite_master")
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT count(*) FROM pg_catalog.pg_class")
        yield


def copy(writer: Writer, *, scratch: Path) -> Copied:
    """Copy the database, as the connection sees it, into the backup."""
    return _copy_pages(writer, scratch) if connection.vendor == "sqlite" else _copy_tables(writer)


def migrations() -> list[list[str]]:
    """Which migrations the database has seen."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def counted(tables: list[str]) -> dict[str, int]:
    """Rows of each table."""
    with connection.cursor() as cursor:
        return {name: _count(cursor, name) for name in tables}


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table of ours
    return int(cursor.fetchone()[0])


def _copy_pages(writer: Writer, scratch: Path) -> Copied:
    copied = Copied(tables=counted(sorted(connection.introspection.table_names())))
    try:
        with closing(sqlite3.connect(scratch)) as target:
            connection.connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            target.execute("PRAGMA secure_delete = ON")
            for table in copied.tables.keys() & EMPTIED:
                target.execute(f"DELETE FROM {table}")  # noqa: S608 - a table of ours
                copied.tables[table] = 0
            target.commit()
            found = [row[0] for row in target.execute("PRAGMA quick_check(3)")]
    except sqlite3.OperationalError as error:
        raise RuleBroken(NO_ROOM.format(folder=scratch.parent)) from error
    if found != ["ok"]:
        copied.damage.append("数据库文件有损坏的地方，已照原样备份；请尽快从更早的备份恢复，或者请技术人员检查磁盘。")
    with scratch.open("rb") as file:
        writer.put(DATABASE, pieces(file), packed=True)
    return copied


def _copy_tables(writer: Writer) -> Copied:
    copied = Copied()
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL_WAY)
        for table in sorted(connection.introspection.table_names(cursor)):
            columns = copied.columns[table] = _columns(cursor, table)
            listed = ", ".join(map(connection.ops.quote_name, columns))
            where = " WHERE false" if table in EMPTIED else ""
            rows = f"SELECT {listed} FROM {connection.ops.quote_name(table)}{where}"  # noqa: S608 - names of ours
            out = f"COPY ({rows}) TO STDOUT"
            with writer.member(f"tables/{table}.copy", packed=True) as member, cursor.copy(out) as blocks:
                for block in blocks:
                    member.write(block)
            copied.tables[table] = cursor.rowcount
        for name in _sequences(cursor):
            cursor.execute(f"SELECT last_value, is_called FROM {connection.ops.quote_name(name)}")  # noqa: S608
            copied.sequences[name] = list(cursor.fetchone())
    return copied


def _columns(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
        "AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
        [connection.ops.quote_name(table)],
    )
    return [name for (name,) in cursor.fetchall()]


def _sequences(cursor: Any) -> list[str]:
    cursor.execute("SELECT sequencename FROM pg_catalog.pg_sequences WHERE schemaname = current_schema() ORDER BY 1")
    return [name for (name,) in cursor.fetchall()]
