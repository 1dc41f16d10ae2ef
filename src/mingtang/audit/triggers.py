"""数据库里的守卫：what no one may do to a table, said once and written as triggers for both databases.

A room lists its ``GUARDS`` in its ``guards.py``. ``migrate`` drops them all, migrates and puts them back
(SQLite forgets the triggers of a table that a migration rebuilds); start-up compares what the database has
with this catalogue. What was put is written into a book, so that before the next migration, when the catalogue
may be another, guards that somebody took away are told from guards that are new.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.utils.module_loading import module_has_submodule

from mingtang.audit import keys
from mingtang.audit.present import ALWAYS, BEFORE, BITS, PREFIX, ROW, Present, present, schema_of

SQLITE = "sqlite"
BOOK = "audit_knownguard"


@dataclass(frozen=True)
class Guard:
    """守卫：refuse ``event`` on ``table`` when ``when`` holds (SQL on NEW and OLD; empty means always).

    ``lock`` is a query whose rows PostgreSQL locks before it judges, so that two sessions cannot each see the
    other's row missing; SQLite has one writer and needs none. Conditions are SQL that both databases read, unless
    the guard is for ``only`` one of them.
    """

    name: str
    table: str
    event: str
    message: str
    when: str = ""
    lock: str = ""
    only: str = ""

    @property
    def trigger(self) -> str:
        return f"{PREFIX}{self.name}"

    def is_for(self, vendor: str) -> bool:
        """Whether that database knows the event at all."""
        return self.only in {"", vendor} and not (vendor == SQLITE and self.event == "TRUNCATE")

    def for_sqlite(self) -> str:
        """The trigger as SQLite keeps it."""
        when = f" WHEN {self.when}" if self.when else ""
        return (
            f'CREATE TRIGGER "{self.trigger}" BEFORE {self.event} ON "{self.table}" FOR EACH ROW{when} '
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    def function_body(self) -> str:
        """The body of the function that PostgreSQL runs."""
        refuse = f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'check_violation';"
        lock = f"PERFORM 1 FROM ({self.lock}) AS locked; " if self.lock else ""
        judged = f"IF {self.when} THEN {refuse} END IF;" if self.when else refuse
        back = {"DELETE": "RETURN OLD;", "TRUNCATE": "RETURN NULL;"}.get(self.event, "RETURN NEW;")
        return f" BEGIN {lock}{judged} {back} END "

    def for_postgresql(self, schema: str) -> tuple[str, ...]:
        """The function and the trigger as PostgreSQL wants them.

        Temporary tables are looked for last: anybody may make one, and it would stand before the real one.
        """
        level = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        function, table = f'{schema}."{self.trigger}"', f'{schema}."{self.table}"'
        return (
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql "
            f"SET search_path = pg_catalog, {schema}, pg_temp AS $guard${self.function_body()}$guard$",
            f'CREATE OR REPLACE TRIGGER "{self.trigger}" BEFORE {self.event} ON {table} '
            f"FOR EACH {level} EXECUTE FUNCTION {function}()",
            f'ALTER TABLE {table} ENABLE ALWAYS TRIGGER "{self.trigger}"',
        )

    def as_present(self, vendor: str, schema: str) -> Present:
        """What the database tells of it when nobody has touched it."""
        if vendor == SQLITE:
            return Present(self.trigger, self.table, "trigger", (self.for_sqlite(),))
        kind = BEFORE + BITS[self.event] + (0 if self.event == "TRUNCATE" else ROW)
        path = f"search_path=pg_catalog, {schema}, pg_temp"
        trigger = (str(kind), ALWAYS, "", "false", "0")
        function = (schema, self.trigger, "plpgsql", "false", path, self.function_body())
        return Present(self.trigger, self.table, "trigger", trigger + function)


def frozen(table: str, message: str) -> tuple[Guard, ...]:
    """The guards of a table whose rows are written once: no UPDATE, no DELETE (nor REPLACE), no TRUNCATE."""
    return tuple(
        Guard(name=f"{table}_no_{event.lower()}", table=table, event=event, message=message)
        for event in ("UPDATE", "DELETE", "TRUNCATE")
    )


def kept(table: str, message: str) -> tuple[Guard, ...]:
    """The guards of a table whose rows may change but never go."""
    return tuple(
        Guard(name=f"{table}_no_{event.lower()}", table=table, event=event, message=message)
        for event in ("DELETE", "TRUNCATE")
    )


def catalogue() -> tuple[Guard, ...]:
    """Every guard that the rooms declare, and what follows from them for the rows that never go."""
    declared = [guard for config in apps.get_app_configs() for guard in _declared(config.module)]
    models = {model._meta.db_table: model for model in apps.get_models()}
    closed = {guard.table for guard in declared if guard.event == "UPDATE" and not guard.when}
    never = [guard for guard in declared if guard.event == "DELETE" and not guard.when]
    following = (
        _of_rows_that_stay(models[guard.table], guard.message, closed=guard.table in closed) for guard in never
    )
    return (*declared, *(guard for guards in following for guard in guards))


def _of_rows_that_stay(model: type[Model], message: str, *, closed: bool) -> Iterator[Guard]:
    """What may not be deleted may not be replaced either, nor leave its key to another row.

    REPLACE fires no DELETE trigger on a connection without recursive_triggers, so collisions are refused before.
    """
    table, key = model._meta.db_table, model._meta.pk.column
    into, onto = keys.collision(model, moving=False), keys.collision(model, moving=True)
    yield Guard(f"{table}_no_replace", table, "INSERT", message, when=into, only=SQLITE)
    if not closed:
        yield Guard(f"{table}_no_move_onto", table, "UPDATE", message, when=onto, only=SQLITE)
        yield Guard(f"{table}_id_stays", table, "UPDATE", message, when=f'NEW."{key}" <> OLD."{key}"')


def _declared(module: object) -> Iterator[Guard]:
    if module is not None and module_has_submodule(module, "guards"):
        yield from import_module(f"{module.__name__}.guards").GUARDS  # type: ignore[attr-defined]


def put(connection: BaseDatabaseWrapper) -> None:
    """Write every guard whose table exists."""
    tables, schema = set(connection.introspection.table_names()), schema_of(connection)
    with connection.cursor() as cursor:
        for guard in _wanted(connection):
            if guard.table not in tables:
                continue
            if connection.vendor == SQLITE:
                statements: tuple[str, ...] = (f'DROP TRIGGER IF EXISTS "{guard.trigger}"', guard.for_sqlite())
            else:
                statements = guard.for_postgresql(schema)
            for statement in statements:
                cursor.execute(statement)
    if BOOK in tables:
        _write_book(connection)


def _write_book(connection: BaseDatabaseWrapper) -> None:
    ours = [each for each in _present(connection) if each.is_ours]
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{BOOK}"')  # noqa: S608 - a name of our own
        cursor.executemany(
            f'INSERT INTO "{BOOK}" ("trigger", "table", "digest") VALUES (%s, %s, %s)',  # noqa: S608
            [(each.name, each.table, each.digest) for each in ours],
        )


def has_book(connection: BaseDatabaseWrapper) -> bool:
    """Whether it is known what was put last; not so before the first time, nor after a migration that was killed."""
    if BOOK not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT 1 FROM "{BOOK}" LIMIT 1')  # noqa: S608 - a name of our own
        return cursor.fetchone() is not None


def lost(connection: BaseDatabaseWrapper) -> list[str]:
    """One sentence for each guard that is not as it was put last, and for strangers, whatever the catalogue is now."""
    if not has_book(connection):
        return []
    found = {(each.table, each.name): each for each in _present(connection)}
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "trigger", "table", "digest" FROM "{BOOK}" ORDER BY 1')  # noqa: S608
        known = {(table, name): digest for name, table, digest in cursor.fetchall()}
    problems = []
    for (table, name), digest in known.items():
        there = found.get((table, name))
        if there is None:
            problems.append(f"数据库缺少守卫 {name}（表 {table}）。")
        elif there.digest != digest:
            problems.append(f"数据库中的守卫 {name} 被改动过。")
    return problems + [each.sentence for place, each in found.items() if not each.is_ours or place not in known]


def drop(connection: BaseDatabaseWrapper, *, strangers: bool = False) -> None:
    """Take away every trigger of ours, those no longer in the catalogue too; strangers on our tables if asked."""
    found = [each for each in _present(connection) if each.is_ours or strangers]
    with connection.cursor() as cursor:
        # 先合上底册：killed from here on, what is not there was taken away by us.
        if BOOK in connection.introspection.table_names(cursor):
            cursor.execute(f'DELETE FROM "{BOOK}"')  # noqa: S608 - a name of our own
        for each in found:
            cursor.execute(each.removal(connection.vendor))
        if connection.vendor != SQLITE:
            for each in filter(lambda it: it.is_ours, found):
                cursor.execute(f'DROP FUNCTION IF EXISTS {schema_of(connection)}."{each.name}"() CASCADE')


def _wanted(connection: BaseDatabaseWrapper) -> list[Guard]:
    return [guard for guard in catalogue() if guard.is_for(connection.vendor)]


def _present(connection: BaseDatabaseWrapper) -> list[Present]:
    return present(connection, {guard.table for guard in catalogue()})


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """One sentence for each guard that is missing or changed, and for whatever else stands on a guarded table."""
    found = {(each.kind, each.table, each.name): each for each in _present(connection)}
    schema = schema_of(connection)
    problems = []
    for guard in _wanted(connection):
        there = found.pop(("trigger", guard.table, guard.trigger), None)
        if there is None:
            problems.append(f"数据库缺少守卫 {guard.trigger}（表 {guard.table}）。")
        elif there != guard.as_present(connection.vendor, schema):
            problems.append(f"数据库中的守卫 {guard.trigger} 与程序不一致。")
    return problems + [each.sentence for each in found.values()]
