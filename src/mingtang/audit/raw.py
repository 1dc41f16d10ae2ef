"""原样读取：the trail as it lies in the database, whatever bytes somebody has put there.

SQLite keeps any kind of value in any column and hands out text that is none; PostgreSQL knows days that Python
does not. Here each column is read by itself, and one that cannot be read is ``None``: no column may be empty.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db.models import BigIntegerField, Func, Min, QuerySet, TextField

from mingtang.audit.models import Entry, Head

TEXTS = ("chain", "actor", "verb", "subject", "facts", "prev", "digest")
CHUNK = 2000


class _Text(Func):
    """The bytes of a text as SQLite keeps them; nothing where it keeps something else."""

    arity = 1
    output_field = TextField()
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CASE typeof(%(expressions)s) WHEN 'text' THEN CAST(%(expressions)s AS BLOB) END"
        return self.as_sql(compiler, connection, template=template, **context)


class _Instant(_Text):
    """An instant as text: SQLite has no other; PostgreSQL writes this one the same whatever style it is set to."""

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="to_jsonb(%(expressions)s) #>> '{}'", **context)


class _Whole(Func):
    """A whole number; nothing where SQLite keeps something else."""

    arity = 1
    output_field = BigIntegerField()
    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CASE typeof(%(expressions)s) WHEN 'integer' THEN %(expressions)s END"
        return self.as_sql(compiler, connection, template=template, **context)


def entries(rows: QuerySet[Entry]) -> Iterator[dict[str, Any]]:
    """The entries by column, in the order asked for."""
    columns = (*(_Text(name) for name in TEXTS), _Instant("at"), _Whole("seq"), "pk")
    for *texts, at, seq, pk in rows.values_list(*columns).iterator(chunk_size=CHUNK):
        yield {**dict(zip(TEXTS, map(_text, texts), strict=True)), "at": _instant(_text(at)), "seq": seq, "pk": pk}


def heads(rows: QuerySet[Head]) -> Iterator[dict[str, Any]]:
    """The heads by column."""
    for chain, digest, seq in rows.values_list(_Text("chain"), _Text("digest"), _Whole("seq")):
        yield {"chain": _text(chain), "digest": _text(digest), "seq": seq}


def chains(rows: QuerySet[Entry], ends: QuerySet[Head]) -> tuple[set[str], dict[str, int]]:
    """The names of the chains of entries and heads; and those that are no text, with the first place there."""
    named: set[str] = set()
    odd: dict[str, int] = {}
    found = rows.order_by().values_list(_Text("chain")).annotate(first=Min(_Whole("seq")))
    for name, first in (*found, *((name, 0) for (name,) in ends.values_list(_Text("chain")))):
        text = _text(name)
        if text is None:
            odd.setdefault(name.decode(errors="backslashreplace") if name else "？", first or 0)
        else:
            named.add(text)
    return named, odd


def _text(value: bytes | str | None) -> str | None:
    try:
        return value.decode() if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        return None


def _instant(text: str | None) -> datetime | None:
    """The instant; none where the text is not written the way the program writes it."""
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if at.tzinfo is not None:
        return at
    return at.replace(tzinfo=UTC) if str(at) == text else None
