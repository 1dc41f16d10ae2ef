"""全文检索：what each database keeps beside the word lists to find them, and how it is asked.

SQLite: an FTS5 table with external content, kept by triggers; it holds only which list has which word. PostgreSQL: a
GIN index over the words as an array; it keeps itself. Neither is known to the models: ``rebuild`` makes either anew
from the rows, as is needed where SQLite has built the table anew and forgotten its triggers. Both answer in the order
of the stored rank, the best first; SQLite stops there when it has enough.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from mingtang.index.models import Wordlist

LISTS = Wordlist._meta.db_table
FTS = "index_fts"
_HIGHEST = (1 << 63) - 1
_MANY, _RAREST, _FEW, _DEEP = 7, (5, 9), 100, 32
"""Of a question of so many words the so many rarest are asked for first, or more of them; of so few lists that have
them the rest is looked for in the lists themselves. Rare is a word whose so-many-th list stands far down."""
Asked = Sequence[Sequence[Sequence[str]]]
"""A question: all of these, of each any of these, each of them all these words."""
# 汉字在这里都算字母；the words are parted already. Only presence counts, neither place nor number.
TABLE = (
    f"CREATE VIRTUAL TABLE {FTS} USING fts5(words, content='{LISTS}', content_rowid='id', "
    "tokenize='ascii', detail='none', columnsize=0)"
)
_PUT = f"INSERT INTO {FTS}(rowid, words) VALUES (new.id, new.words);"  # noqa: S608 - names of ours
_DROP = f"INSERT INTO {FTS}({FTS}, rowid, words) VALUES ('delete', old.id, old.words);"  # noqa: S608
TRIGGERS = {
    f"{FTS}_insert": f"CREATE TRIGGER {FTS}_insert AFTER INSERT ON {LISTS} BEGIN {_PUT} END",
    f"{FTS}_delete": f"CREATE TRIGGER {FTS}_delete AFTER DELETE ON {LISTS} BEGIN {_DROP} END",
    f"{FTS}_update": f"CREATE TRIGGER {FTS}_update AFTER UPDATE ON {LISTS} BEGIN {_DROP} {_PUT} END",
}
INDEX = "index_wordlist_words"
# 从文字里取出词来很费时间，规划器却以为不费：it is told so, and never reads through all lists.
FUNCTION = (
    "CREATE OR REPLACE FUNCTION index_words(words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE "
    "COST 100000 AS $$ BEGIN RETURN string_to_array(words, ' '); END $$"
)
WORDS = 'index_words(words COLLATE "C")'
# 不攒着以后再编入：whatever waited there would be read through by every search.
GIN = f"CREATE INDEX {INDEX} ON {LISTS} USING gin (({WORDS})) WITH (fastupdate = off)"
_HAS_INDEX = """
SELECT am.amname || ' ' || pg_catalog.pg_get_expr(i.indexprs, i.indrelid)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class n ON n.oid = i.indexrelid JOIN pg_catalog.pg_am am ON am.oid = n.relam
WHERE i.indrelid = %s::regclass AND i.indisvalid AND n.relname = %s
"""  # noqa: E501
_EXPRESSION = 'gin index_words((words COLLATE "C"))'


def rebuild(connection: BaseDatabaseWrapper) -> None:
    """Make the full-text index anew from the word lists."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"DROP TABLE IF EXISTS {FTS}")
            for statement in (TABLE, *TRIGGERS.values()):
                cursor.execute(statement)
            cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')")  # noqa: S608 - a name of ours
        else:
            cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
            cursor.execute(FUNCTION)
            cursor.execute(GIN)


def differences(connection: BaseDatabaseWrapper) -> list[str]:
    """One sentence for each part of the full-text index that is missing or unlike; none before there are lists."""
    with connection.cursor() as cursor:
        if LISTS not in connection.introspection.table_names(cursor):
            return []
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
            found, wanted = dict(cursor.fetchall()), {FTS: TABLE, **TRIGGERS}
        else:
            cursor.execute(_HAS_INDEX, [LISTS, INDEX])
            found, wanted = {INDEX: (cursor.fetchone() or ("",))[0]}, {INDEX: _EXPRESSION}
    return [f"全文检索缺少 {name}，或者与程序不一致。" for name, what in wanted.items() if found.get(name) != what]


def ranks(asked: Asked, limit: int, *, below: int = _HIGHEST) -> list[int]:
    """名次：of the lists that fit and stand below that rank, the best first, so many at most."""
    if connection.vendor == "sqlite":
        few = _of_long_question(asked, below)
        return few[:limit] if few is not None else _asked_of_sqlite(asked, below, limit)
    where, values = _of_postgresql(asked)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        # 有的字每一件都有：even then the index is quicker than all lists; no plan is worth compiling; and places of a
        # million lists are kept one by one, since else the words of every list beside one are looked through.
        cursor.cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'")
        cursor.execute(where, [*values, below, limit])
        found = [row[0] for row in cursor.fetchall()]
        cursor.cursor.execute(
            "SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT; SET LOCAL work_mem TO DEFAULT"
        )
        return found


def _asked_of_sqlite(asked: Asked, below: int, limit: int) -> list[int]:
    where, values = _of_sqlite(asked)
    with connection.cursor() as cursor:
        cursor.execute(where, [*values, below, limit])
        return [row[0] for row in cursor.fetchall()]


def _of_long_question(asked: Asked, below: int) -> list[int] | None:
    """All that fits a question of many words, as a whole title is; ``None`` where it has few, or where much fits.

    To walk through the lists of twenty words costs FTS5 a page of each for every step; a few rare ones leave a handful.
    """
    every = list(dict.fromkeys(word for one_of in asked if len(one_of) == 1 for word in one_of[0]))
    if len(every) < _MANY:
        return None
    ordered, others = sorted(every, key=_depth), [one_of for one_of in asked if len(one_of) > 1]
    for size in _RAREST:
        found = _asked_of_sqlite([[ordered[:size]], *others], below, _FEW + 1)
        if len(found) <= _FEW:
            return _with_all(ordered[size:], found)
    return None


def _with_all(words: Sequence[str], ranks: Sequence[int]) -> list[int]:
    """Those of the lists that have all the words."""
    if not words or not ranks:
        return list(ranks)
    told, wanted = _words_of(ranks), [f" {word} " for word in words]
    return [rank for rank in ranks if all(word in told[rank] for word in wanted)]


def _words_of(ranks: Sequence[int]) -> dict[int, str]:
    places = ", ".join(["%s"] * len(ranks))
    asked = f"SELECT id, ' ' || words || ' ' FROM {LISTS} WHERE id IN ({places})"  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.execute(asked, ranks)
        return dict(cursor.fetchall())


def _depth(word: str) -> int:
    """How far down the so-many-th list with the word stands; at the bottom where there are fewer."""
    found = _asked_of_sqlite([[[word]]], _HIGHEST, _DEEP)
    return found[-1] if len(found) == _DEEP else 0


def _of_sqlite(asked: Asked) -> tuple[str, list[Any]]:
    both = " AND ".join(f"({' OR '.join(map(_phrase, one_of))})" for one_of in asked)
    return f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s", [both]  # noqa: S608


def _phrase(words: Sequence[str]) -> str:
    return "(" + " AND ".join(f'"{word}"' for word in words) + ")"


def _of_postgresql(asked: Asked) -> tuple[str, list[Any]]:
    every = list(dict.fromkeys(word for one_of in asked if len(one_of) == 1 for word in one_of[0]))
    both, values = ([f"{WORDS} @> %s::text[]"], [every]) if every else ([], [])
    for one_of in asked:
        if len(one_of) > 1 and all(len(words) == 1 for words in one_of):
            both.append(f"{WORDS} && %s::text[]")
            values.append([words[0] for words in one_of])
        elif len(one_of) > 1:
            both.append("(" + " OR ".join(f"{WORDS} @> %s::text[]" for _ in one_of) + ")")
            values += [list(words) for words in one_of]
    # 加零：so that the planner never walks all lists from the best one down.
    where = " AND ".join([*both, "id + 0 < %s"])
    return f"SELECT id FROM {LISTS} WHERE {where} ORDER BY id + 0 DESC LIMIT %s", values  # noqa: S608 - names of ours
