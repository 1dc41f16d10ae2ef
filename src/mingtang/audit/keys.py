"""唯一键：which rows an INSERT OR REPLACE or an UPDATE OR REPLACE would silently take away on SQLite, as SQL."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import AutoField, Model, Q, UniqueConstraint
from django.db.models.sql import Query

Key = tuple[tuple[str, ...], Q | None]


def keys(model: type[Model]) -> Iterator[Key]:
    """Every key by its columns, with the condition that it holds under; the key of the file itself among them."""
    meta = model._meta
    if not isinstance(meta.pk, AutoField):
        yield ("rowid",), None
    named = [((field.name,), None) for field in meta.concrete_fields if field.unique]
    constraints = [it for it in meta.constraints if isinstance(it, UniqueConstraint)]
    for names, condition in (*named, *((it.fields, it.condition) for it in constraints)):
        yield tuple(meta.get_field(name).column for name in names), condition


def collision(model: type[Model], *, moving: bool) -> str:
    """The condition of a trigger: another row of the table has a key that the new row claims."""
    other = "o.rowid <> OLD.rowid AND " if moving else ""
    table = model._meta.db_table
    return " OR ".join(
        f'EXISTS (SELECT 1 FROM "{table}" o WHERE {other}{same})'  # noqa: S608 - names of our own tables
        for same in (_same(model, columns, condition) for columns, condition in keys(model))
    )


def _same(model: type[Model], columns: tuple[str, ...], condition: Q | None) -> str:
    parts = [_column("o", column) + " = " + _column("NEW", column) for column in columns]
    if condition is not None:
        parts += [_sql(model, condition, row) for row in ("o", "NEW")]
    return " AND ".join(parts)


def _column(row: str, column: str) -> str:
    return f"{row}.rowid" if column == "rowid" else f'{row}."{column}"'


def _sql(model: type[Model], condition: Q, row: str) -> str:
    """The condition of a constraint as SQL on a row of that name."""
    query = Query(model)
    where = query.build_where(condition)
    sql, values = query.get_compiler(connection=connection).compile(where)
    quoted = sql % tuple(connection.schema_editor().quote_value(value) for value in values)
    return "(" + quoted.replace(f'"{model._meta.db_table}".', f"{row}.") + ")"
