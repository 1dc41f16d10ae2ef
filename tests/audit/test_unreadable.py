"""读不出来：bytes that are no text and values of another kind are breaks with a name, never a crash."""

import pytest
from django.db import connection

from mingtang.audit.models import Entry, Head
from mingtang.audit.queries import UNREADABLE, Break, as_readable, heads_of, verify

NO_TEXT = "CAST(x'7be97d' AS TEXT)"
NAMES = {
    "actor": "经办",
    "verb": "动作",
    "subject": "对象",
    "facts": "要点",
    "prev": "上一条摘要",
    "digest": "摘要",
}
INSTANTS = ("'2026-13-01 00:00:00'", "'2026-0x-01 00:00:00'", "12345", "1.5", "x'32'", "'2026-03-02T01:01:00'", "''")
OTHER_TOO = Break("liushu", 2, "内容被改动或次序被调换")


@pytest.fixture
def loose(unguarded):
    """A database that takes any value, and a second chain that is broken as well."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL 的列只收自己类型的值")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints=ON")
    unguarded("UPDATE audit_entry SET verb = 'x' WHERE chain = 'liushu' AND seq = 2")
    yield unguarded
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints=OFF")


def broken():
    return list(verify().broken_at)


@pytest.mark.parametrize("value", [NO_TEXT, "CAST({column} AS BLOB)"], ids=["bytes", "blob"])
@pytest.mark.parametrize("column", NAMES)
def test_a_text_that_is_none_is_a_break_at_its_place(loose, column, value):
    loose(f"UPDATE audit_entry SET {column} = {value.format(column=column)} WHERE chain = 'lianhua' AND seq = 2")
    assert broken() == [Break("lianhua", 2, f"{NAMES[column]}读不出来"), OTHER_TOO]


@pytest.mark.parametrize("value", INSTANTS)
def test_an_instant_that_is_none_is_a_break_at_its_place(loose, value):
    loose(f"UPDATE audit_entry SET at = {value} WHERE chain = 'lianhua' AND seq = 2")
    assert broken() == [Break("lianhua", 2, "时间读不出来"), OTHER_TOO]


@pytest.mark.parametrize("value", ["'2x'", "x'32'"])
def test_a_place_that_is_no_number_is_a_break_where_one_is_missing(loose, value):
    loose(f"UPDATE audit_entry SET seq = {value} WHERE chain = 'lianhua' AND seq = 2")
    assert broken() == [Break("lianhua", 2, "缺少第 2 条"), OTHER_TOO]


@pytest.mark.parametrize("value", ["'4x'", "x'34'", "4.5"])
def test_a_last_place_that_is_no_number_is_a_break(loose, value):
    loose(f"UPDATE audit_entry SET seq = {value} WHERE chain = 'lianhua' AND seq = 4")
    assert broken() == [Break("lianhua", 4, "序号读不出来"), OTHER_TOO]


@pytest.mark.parametrize(
    ("value", "name"), [("CAST(x'6ce9' AS TEXT)", "l\\xe9"), ("CAST('lianhua' AS BLOB)", "？")], ids=["bytes", "blob"]
)
def test_an_entry_whose_chain_is_no_text_is_a_break_in_both(loose, value, name):
    loose(f"UPDATE audit_entry SET chain = {value} WHERE chain = 'lianhua' AND seq = 4")
    assert broken() == [Break("lianhua", 4, "末尾缺少第 4 至 4 条"), OTHER_TOO, Break(name, 4, "链名读不出来")]


def test_a_head_whose_chain_is_no_text_is_a_break_in_both(loose):
    loose("UPDATE audit_head SET chain = CAST(x'6ce9' AS TEXT) WHERE chain = 'lianhua'")
    assert broken() == [Break("lianhua", 0, "缺少链头"), OTHER_TOO, Break("l\\xe9", 0, "链名读不出来")]


@pytest.mark.parametrize("value", ["CAST(x'e9' AS TEXT)", "CAST(digest AS BLOB)", "12"], ids=["bytes", "blob", "other"])
def test_a_digest_of_a_head_that_is_none_is_a_break(loose, value):
    loose(f"UPDATE audit_head SET digest = {value} WHERE chain = 'lianhua'")
    what = "链头与最后一条不符" if value == "12" else "链头读不出来"
    assert broken() == [Break("lianhua", 4, what), OTHER_TOO]


@pytest.mark.parametrize(
    ("value", "what"), [("'x'", "链头读不出来"), ("x'34'", "链头读不出来"), ("-3", "链头与最后一条不符")]
)
def test_a_head_that_stands_nowhere_is_a_break(loose, value, what):
    loose(f"UPDATE audit_head SET seq = {value} WHERE chain = 'lianhua'")
    assert broken() == [Break("lianhua", 4, what), OTHER_TOO]


@pytest.mark.parametrize("seq", [0, -7])
def test_an_entry_before_the_first_is_one_too_many(loose, seq):
    loose(
        "INSERT INTO audit_entry (chain, seq, at, actor, verb, subject, facts, prev, digest) "
        f"VALUES ('lianhua', {seq}, '2026-03-02 00:00:00', 'person:1', 'x', 'x:1', '{{}}', '', '')"
    )
    assert broken() == [Break("lianhua", seq, f"多出第 {seq} 条"), OTHER_TOO]


@pytest.mark.parametrize("value", ["'infinity'", "'20260-01-01'", "'2026-03-02 BC'"])
def test_an_instant_out_of_reach_is_a_break_at_its_place(unguarded, value):
    if connection.vendor != "postgresql":
        pytest.skip("只有 PostgreSQL 有这些时刻")
    unguarded(f"UPDATE audit_entry SET at = {value} WHERE chain = 'lianhua' AND seq = 2")
    assert broken() == [Break("lianhua", 2, "时间读不出来")]


def test_an_entry_before_the_first_is_one_too_many_on_any_database(unguarded):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_seq_from_one")
        else:
            cursor.execute("PRAGMA ignore_check_constraints=ON")
    unguarded("UPDATE audit_entry SET seq = 0 WHERE chain = 'lianhua' AND seq = 1")
    assert broken() == [Break("lianhua", 0, "多出第 0 条")]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints=OFF")


def test_people_are_shown_what_can_still_be_read(loose):
    loose(f"UPDATE audit_entry SET verb = {NO_TEXT}, at = 1 WHERE chain = 'lianhua' AND seq = 2")
    loose("UPDATE audit_head SET digest = CAST(x'e9' AS TEXT) WHERE chain = 'lianhua'")
    shown = as_readable(Entry.rows.filter(chain="lianhua").order_by("seq")[:2])
    assert [(row.seq, row.verb, row.at is None) for row in shown] == [(1, "test.0", False), (2, UNREADABLE, True)]
    assert [head.digest for head in heads_of(["lianhua"])] == [UNREADABLE]
    assert Head.rows.count() == 2
