"""全文检索：what each database keeps beside the pieces to find them, and how it is asked.

SQLite: an FTS5 table with external content, kept by triggers; it holds only which piece has which word. PostgreSQL: a
generated column with a GIN index; it keeps itself. Neither is known to the models: ``rebuild`` makes either anew from
the rows, as is needed where SQLite has built the table of the pieces anew and forgotten its triggers.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func

from mingtang.index.models import PLACES, Chunk
from mingtang.language.pairs import Term, for_fts5, for_tsquery

CHUNK = Chunk._meta.db_table
FTS = "index_fts"
# 汉字在这里都算字母；the words are parted already. Only presence counts, neither place nor number.
TABLE = (
    f"CREATE VIRTUAL TABLE {FTS} USING fts5(pairs, content='{CHUNK}', content_rowid='id', "
    "tokenize='ascii', detail='none', columnsize=0, prefix='1')"
)
_PUT = f"INSERT INTO {FTS}(rowid, pairs) VALUES (new.id, new.pairs);"  # noqa: S608 - names of ours
_DROP = f"INSERT INTO {FTS}({FTS}, rowid, pairs) VALUES ('delete', old.id, old.pairs);"  # noqa: S608
TRIGGERS = {
    f"{FTS}_insert": f"CREATE TRIGGER {FTS}_insert AFTER INSERT ON {CHUNK} BEGIN {_PUT} END",
    f"{FTS}_delete": f"CREATE TRIGGER {FTS}_delete AFTER DELETE ON {CHUNK} BEGIN {_DROP} END",
    f"{FTS}_update": f"CREATE TRIGGER {FTS}_update AFTER UPDATE ON {CHUNK} BEGIN {_DROP} {_PUT} END",
}
INDEX = "index_chunk_vector"
VECTOR = "tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(pairs, ' '))) STORED"
_HAS_VECTOR = """
SELECT a.attgenerated = 's', EXISTS (
    SELECT 1 FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class n ON n.oid = i.indexrelid
    WHERE i.indrelid = a.attrelid AND i.indisvalid AND n.relname = %s
) FROM pg_catalog.pg_attribute a
WHERE a.attrelid = %s::regclass AND a.attname = 'vector' AND NOT a.attisdropped
"""


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Make the full-text index anew from the pieces."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"DROP TABLE IF EXISTS {FTS}")
            for statement in (TABLE, *TRIGGERS.values()):
                cursor.execute(statement)
            cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')")  # noqa: S608 - a name of ours
        else:
            cursor.execute(f"ALTER TABLE {CHUNK} DROP COLUMN IF EXISTS vector")
            cursor.execute(f"ALTER TABLE {CHUNK} ADD COLUMN vector {VECTOR}")
            # 不攒着以后再编入：whatever waited there would be read through by every search.
            cursor.execute(f"CREATE INDEX {INDEX} ON {CHUNK} USING gin (vector) WITH (fastupdate = off)")


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """One sentence for each part of the full-text index that is missing or unlike; none before there are pieces."""
    with connection.cursor() as cursor:
        if CHUNK not in connection.introspection.table_names(cursor):
            return []
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
            found, wanted = dict(cursor.fetchall()), {FTS: TABLE, **TRIGGERS}
        else:
            cursor.execute(_HAS_VECTOR, [INDEX, CHUNK])
            column, index = cursor.fetchone() or (False, False)
            found, wanted = {"vector": column, INDEX: index}, {"vector": True, INDEX: True}
    return [f"全文检索缺少 {name}，或者与程序不一致。" for name, what in wanted.items() if found.get(name) != what]


class _Asked(Func):
    """A question to the full-text index about the row with this key."""

    output_field = BooleanField()

    def __init__(self, key: Any, term: Term, *, title: bool = False) -> None:
        super().__init__(key)
        self.term, self.title = term, title

    def _column(self, compiler: Any) -> str:
        sql, _ = compiler.compile(self.get_source_expressions()[0])
        return str(sql)


class Holds(_Asked):
    """收录里有这个词：whether a piece of the entry, or its title, has what is looked for."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[str]]:
        entry, asked = self._column(compiler), for_fts5(self.term)
        of_title = f" AND rowid & {PLACES - 1} = 0" if self.title else ""
        places = f"FROM {FTS} WHERE {FTS} MATCH %s{of_title}"
        entries = f"IN (SELECT rowid / {PLACES} {places})"
        # 加号让它从新到旧逐件去看，凑够了就停，不必把找到的都排一遍、核对一遍。
        if self.term.is_exact:
            return f"(+{entry} {entries})", [asked]
        literal = (
            f"SELECT 1 FROM {CHUNK} c WHERE c.entry_id = {entry} AND +c.id IN (SELECT rowid {places}) "  # noqa: S608
            "AND instr(c.folded, %s) > 0"
        )
        return f"(+{entry} {entries} AND EXISTS ({literal}))", [asked, asked, self.term.text]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[str]]:
        entry, values = self._column(compiler), [for_tsquery(self.term)]
        where = "c.vector @@ %s::tsquery" + (" AND c.number = 0" if self.title else "")
        if not self.term.is_exact:
            where, values = f"{where} AND strpos(c.folded, %s) > 0", [*values, self.term.text]
        return f"{entry} IN (SELECT c.entry_id FROM {CHUNK} c WHERE {where})", values  # noqa: S608


class IsIn(_Asked):
    """段里有这个词：whether the piece has what is looked for; the caller asks it of few entries only."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[str]]:
        places = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s"  # noqa: S608 - names of ours
        return f"(+{self._column(compiler)} IN ({places}))", [for_fts5(self.term)]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[str]]:
        places = f"SELECT c.id FROM {CHUNK} c WHERE c.vector @@ %s::tsquery"  # noqa: S608 - names of ours
        return f"({self._column(compiler)} IN ({places}))", [for_tsquery(self.term)]


def holds(term: Term, *, title: bool = False) -> Holds:
    """The condition for entries."""
    return Holds(F("pk"), term, title=title)
