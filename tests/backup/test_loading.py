"""能不能恢复：a backup of another kind of database, or of a later version, is refused in words."""

from dataclasses import replace

from django.db import connection

from mingtang.backup.loading import against
from mingtang.backup.manifest import Manifest
from tests.backup.test_archive import TOLD

MADE = Manifest(**{**TOLD, "database": connection.vendor, "members": {}})
OTHER = {"sqlite": ("postgresql", "PostgreSQL", "SQLite"), "postgresql": ("sqlite", "SQLite", "PostgreSQL")}


def test_a_backup_of_this_version_and_kind_is_taken():
    assert against(MADE) == []


def test_a_backup_of_the_other_kind_of_database_is_refused():
    kind, there, here = OTHER[connection.vendor]
    assert against(replace(MADE, database=kind)) == [
        f"这份备份来自 {there}，这里是 {here}，不能互相恢复；请把 DATABASE_URL 设成 {there} 的再试。"
    ]


def test_a_backup_of_a_later_version_is_refused():
    later = replace(MADE, version="9.0", migrations=[*MADE.migrations, ["audit", "0999_later"]])
    assert against(later) == ["这份备份是更新的一版程序（9.0）做的，这一版认不得它的表；请先更新程序再恢复。"]
