"""装入：the database of a backup, put where there is none. Until everything has been checked, nobody else sees it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from mingtang.backup import outside
from mingtang.backup.archive import Reader
from mingtang.backup.manifest import DATABASE, Manifest
from mingtang.backup.snapshot import POSTGRESQL_WAY
from mingtang.law.rules import RuleBroken

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
UNLIKE = "备份里的数据装不进这一版的数据库（表 {table}），没有恢复。请用做这份备份的那一版程序（{version}）恢复。"


def against(manifest: Manifest) -> list[str]:
    """Why this program, on this database, cannot take the backup."""
    reasons = []
    if manifest.database != connection.vendor:
        made, here = NAMES.get(manifest.database, manifest.database), NAMES[connection.vendor]
        reasons.append(f"这份备份来自 {made}，这里是 {here}，不能互相恢复；请把 DATABASE_URL 设成 {made} 的再试。")
    known = set(MigrationLoader(None).disk_migrations)
    newer = [name for name in manifest.migrations if tuple(name) not in known]
    if newer:
        reasons.append(f"这份备份是更新的一版程序（{manifest.version}）做的，这一版认不得它的表；请先更新程序再恢复。")
    return reasons


@contextmanager
def loaded(archive: Reader, manifest: Manifest) -> Iterator[None]:
    """Inside, the connection sees the data of the backup; afterwards everybody does, and after an error nobody."""
    way = _file if connection.vendor == "sqlite" else _tables
    with way(archive, manifest):
        yield


@contextmanager
def _file(archive: Reader, manifest: Manifest) -> Iterator[None]:
    name = Path(connection.settings_dict["NAME"])
    part = outside.waiting_database()
    outside.clear(part)
    try:
        with open(part, "xb") as file:
            for chunk in archive.chunks(DATABASE, sha256=manifest.members[DATABASE]["sha256"]):
                file.write(chunk)
        connection.close()
        connection.settings_dict["NAME"] = str(part)
        yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        with part.open("rb") as file:
            os.fsync(file.fileno())
        outside.clear(name)
        os.replace(part, name)
        outside.sync(name.parent)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(name)
        outside.clear(part)


@contextmanager
def _tables(archive: Reader, manifest: Manifest) -> Iterator[None]:
    with transaction.atomic():
        executor = MigrationExecutor(connection)
        executor.migrate(_ends(executor, manifest))
        with connection.cursor() as cursor:
            cursor.execute(POSTGRESQL_WAY)
            # 迁移自己写下的行让位给备份里的。
            present = set(connection.introspection.table_names(cursor))
            if present != set(manifest.columns):
                odd = "、".join(sorted(present ^ set(manifest.columns)))
                raise RuleBroken(UNLIKE.format(table=odd, version=manifest.version))
            cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, sorted(present)))}")
            # 建表时有的外键改成了当场核对；rows may come before those they refer to.
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in sorted(manifest.columns):
                _fill(cursor, table, archive, manifest)
            for name, (value, called) in manifest.sequences.items():
                cursor.execute("SELECT setval(%s::regclass, %s, %s)", [connection.ops.quote_name(name), value, called])
        yield


def _fill(cursor: object, table: str, archive: Reader, manifest: Manifest) -> None:
    listed = ", ".join(map(connection.ops.quote_name, manifest.columns[table]))
    member = f"tables/{table}.copy"
    into = f"COPY {connection.ops.quote_name(table)} ({listed}) FROM STDIN"
    try:
        with connection.wrap_database_errors, cursor.copy(into) as blocks:  # type: ignore[attr-defined]
            for chunk in archive.chunks(member, sha256=manifest.members[member]["sha256"]):
                blocks.write(chunk)
    except (DataError, IntegrityError, ProgrammingError) as error:
        raise RuleBroken(UNLIKE.format(table=table, version=manifest.version)) from error


def _ends(executor: MigrationExecutor, manifest: Manifest) -> list[tuple[str, str]]:
    """The last migrations of each room that the backup had; going to one that is passed would be going back."""
    had = {(app, name) for app, name in manifest.migrations}
    nodes = executor.loader.graph.node_map
    return sorted(key for key in had if not any(it.key in had and it.key[0] == key[0] for it in nodes[key].children))
