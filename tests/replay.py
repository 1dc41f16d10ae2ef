"""重放：rows that the acts of a fixture wrote once are written again as they were, in a tenth of the time.

The first test of a process that asks goes through the acts, and so does any whose database is not empty. The trail's
guards stay in force: its entries are written one by one, each on the one before.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import psycopg
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection

from mingtang.audit.chain import GENESIS
from mingtang.audit.models import Entry, Head
from mingtang.organs.models import Unit

Made = TypeVar("Made")
TRAIL = (Head._meta.db_table, Entry._meta.db_table)


@dataclass
class Replay(Generic[Made]):
    """一次搭建：called, it gives what ``build`` gives, with the same rows under the same keys."""

    build: Callable[[], Made]
    made: Made | None = None
    statements: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    script: str = ""

    def __call__(self) -> Made:
        if Unit.rows.exists() or Entry.rows.exists():
            return self.build()
        if self.made is None:
            made = self.build()
            self.statements = [*_rows(), *_trail()]
            self.made = copy.deepcopy(made)
            return made
        self._write()
        return copy.deepcopy(self.made)

    def _write(self) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # 一次送完：a round trip for each row would take most of the time.
                self.script = self.script or f"{_script(self.statements)};\n{_counters(self.statements)}"
                cursor.execute(self.script)
            else:
                for statement, values in self.statements:
                    cursor.execute(statement, values)


def _script(statements: list[tuple[str, tuple[Any, ...]]]) -> str:
    with psycopg.ClientCursor(connection.connection) as cursor:
        return ";\n".join(cursor.mogrify(statement, values) for statement, values in statements)


def _counters(statements: list[tuple[str, tuple[Any, ...]]]) -> str:
    """New keys go on after the highest one that was written, whatever a flush did to the counters."""
    told = {statement.split('"')[1] for statement, _ in statements}
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in told and model._meta.pk.get_internal_type().endswith("AutoField")
    ]
    return ";\n".join(
        f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), (SELECT max(id) FROM \"{table}\"))"
        for table in sorted(tables)
    )


def _rows() -> list[tuple[str, tuple[Any, ...]]]:
    """What stands in the tables of the rooms, the trail aside, and who is signed in."""
    models = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("mingtang.")]
    tables = [model._meta.db_table for model in models if model._meta.db_table not in (*TRAIL, "audit_knownguard")]
    return [statement for table in (*tables, Session._meta.db_table) for statement in _table(table)]


def _columns(table: str) -> str:
    """The columns that are written; PostgreSQL computes the generated ones itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return "*"
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) "
            "FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'",
            [table],
        )
        return str(cursor.fetchone()[0])


def _table(table: str, order: str = "1") -> list[tuple[str, tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {_columns(table)} FROM "{table}" ORDER BY {order}')
        columns = [column[0] for column in cursor.description]
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
        return [(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row)) for row in cursor.fetchall()]


def _trail() -> list[tuple[str, tuple[Any, ...]]]:
    """Each head from zero, and each entry with the step that its head makes."""
    head, entry = TRAIL
    written = [
        (f'INSERT INTO "{head}" (chain, seq, digest) VALUES (%s, 0, %s)', (chain, GENESIS))
        for chain in Head.rows.values_list("chain", flat=True)
    ]
    steps = Entry.rows.order_by("pk").values_list("seq", "digest", "chain")
    for insert, step in zip(_table(entry, "id"), steps, strict=True):
        written += [insert, (f'UPDATE "{head}" SET seq = %s, digest = %s WHERE chain = %s', tuple(step))]
    return written
