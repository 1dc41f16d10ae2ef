"""数据库里的守卫：what no one may do to a table, said once and written as triggers for both databases.

A room lists its ``GUARDS`` in its ``guards.py``. ``migrate`` drops them all, migrates and puts them back
(SQLite forgets the triggers of a table that a migration rebuilds); start-up compares what the database has
with this catalogue.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.utils.module_loading import module_has_submodule

from mingtang.audit import keys

PREFIX = "guard_"
SQLITE = "sqlite"


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

    def for_sqlite(self) -> str | None:
        """The trigger as SQLite keeps it; ``None`` where SQLite has no such event."""
        if self.event == "TRUNCATE":
            return None
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

    def for_postgresql(self) -> tuple[str, ...]:
        """The function and the trigger as PostgreSQL wants them; nothing where it has no such event."""
        if self.only == SQLITE:
            return ()
        level = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        return (
            f'CREATE OR REPLACE FUNCTION "{self.trigger}"() RETURNS trigger LANGUAGE plpgsql AS '
            f"$guard${self.function_body()}$guard$",
            f'CREATE OR REPLACE TRIGGER "{self.trigger}" BEFORE {self.event} ON "{self.table}" '
            f'FOR EACH {level} EXECUTE FUNCTION "{self.trigger}"()',
        )


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
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in catalogue():
            if guard.table not in tables:
                continue
            if connection.vendor == "sqlite":
                statements = [f'DROP TRIGGER IF EXISTS "{guard.trigger}"', guard.for_sqlite()]
            else:
                statements = list(guard.for_postgresql())
            for statement in filter(None, statements):
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take away every trigger of ours, those no longer in the catalogue too."""
    with connection.cursor() as cursor:
        for name, (table, _) in _present(connection).items():
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER "{name}"')
            else:
                cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"')
                cursor.execute(f'DROP FUNCTION "{name}"()')


def _present(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    """Trigger name → (table, its text) as the database has them now."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, tbl_name, sql FROM sqlite_master "
                "WHERE type = 'trigger' AND name LIKE 'guard!_%' ESCAPE '!'"
            )
        else:
            cursor.execute(
                "SELECT t.tgname, c.relname, CASE WHEN t.tgenabled = 'O' THEN p.prosrc ELSE 'disabled' END "
                "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
                "WHERE NOT t.tgisinternal AND t.tgname LIKE 'guard!_%' ESCAPE '!' "
                "AND pg_table_is_visible(c.oid)"
            )
        return {name: (table, text) for name, table, text in cursor.fetchall()}


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """One sentence for each guard that is missing, changed or unknown."""
    present = _present(connection)
    problems = []
    for guard in catalogue():
        if connection.vendor == "sqlite":
            wanted = guard.for_sqlite()
        else:
            wanted = guard.function_body() if guard.for_postgresql() else None
        if wanted is None:
            continue
        found = present.pop(guard.trigger, None)
        if found is None:
            problems.append(f"数据库缺少守卫 {guard.trigger}（表 {guard.table}）。")
        elif found != (guard.table, wanted):
            problems.append(f"数据库中的守卫 {guard.trigger} 与程序不一致。")
    problems += [f"数据库中有来历不明的守卫 {name}。" for name in present]
    return problems
