"""现有的守卫：the triggers and rules that the database has now, whole, as its own catalogue tells them."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from mingtang.audit.chain import canonical

PREFIX = "guard_"
# 触发器的种类在 pg_trigger.tgtype 里是几个位。
ROW, BEFORE = 1, 2
BITS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
ALWAYS = "A"
"""Fires in every session, in those that call themselves replicas too."""

_SQLITE = "SELECT name, tbl_name, type, sql FROM sqlite_master WHERE type = 'trigger'"
_POSTGRESQL = """
SELECT t.tgname, c.relname, 'trigger', ARRAY[
    t.tgtype::text, t.tgenabled::text, t.tgattr::text, (t.tgqual IS NOT NULL)::text, t.tgnargs::text,
    p.pronamespace::regnamespace::text, p.proname::text, l.lanname::text, p.prosecdef::text,
    COALESCE(array_to_string(p.proconfig, '; '), ''), p.prosrc
] FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT r.rulename, c.relname, 'rule', ARRAY[pg_get_ruledef(r.oid)]
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = current_schema()::regnamespace
"""


@dataclass(frozen=True)
class Present:
    """现有的一个：a trigger or a rule. The definition is kept in digests, so its form does not change lightly."""

    name: str
    table: str
    kind: str
    definition: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Whether it bears the name of a guard."""
        return self.kind == "trigger" and self.name.casefold().startswith(PREFIX)

    @property
    def digest(self) -> str:
        """What it is known by in the book of guards."""
        return hashlib.sha256(canonical([self.table, *self.definition]).encode()).hexdigest()

    @property
    def sentence(self) -> str:
        """What is said of one that nobody declared."""
        return f"数据库的表 {self.table} 上有来历不明的{'触发器' if self.kind == 'trigger' else '规则'} {self.name}。"

    def removal(self, vendor: str) -> str:
        """The statement that takes it away."""
        where = f' ON "{_escaped(self.table)}"' if vendor == "postgresql" else ""
        return f'DROP {self.kind} "{_escaped(self.name)}"{where}'


def _escaped(name: str) -> str:
    return name.replace('"', '""')


def present(connection: BaseDatabaseWrapper, tables: Collection[str]) -> list[Present]:
    """Every trigger and rule on the tables, whatever its name, and every one elsewhere that is named like ours."""
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)
        rows = cursor.fetchall()
    found = [
        Present(name, table, kind, (text,) if isinstance(text, str) else tuple(text))
        for name, table, kind, text in rows
    ]
    # SQLite 记下的是建触发器时写的表名，大小写随写的人。
    return sorted(
        (each for each in found if each.table.casefold() in tables or each.is_ours), key=lambda it: (it.table, it.name)
    )


def schema_of(connection: BaseDatabaseWrapper) -> str:
    """The schema that the tables lie in, quoted; SQLite has none."""
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        return str(cursor.fetchone()[0])
