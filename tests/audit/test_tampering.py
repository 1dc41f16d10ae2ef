"""篡改：whatever is done to the trail behind the program's back is found and named."""

import pytest
from django.db import connection

from mingtang.audit.chain import digest
from mingtang.audit.models import Entry
from mingtang.audit.queries import Break, verify

CHANGED = "内容被改动或次序被调换"


def broken():
    verdict = verify()
    assert verdict.ok is not bool(verdict.broken_at)
    return list(verdict.broken_at)


@pytest.mark.parametrize("field", ["actor", "verb", "subject", "facts", "prev", "digest"])
def test_one_changed_character_is_found_in_any_field(unguarded, field):
    value = Entry.rows.values_list(field, flat=True).get(chain="lianhua", seq=2)
    last = "y" if value.endswith("x") else "x"
    unguarded(f"UPDATE audit_entry SET {field} = %s WHERE chain = 'lianhua' AND seq = 2", value[:-1] + last)
    assert broken() == [Break("lianhua", 2, CHANGED)]


def test_an_instant_moved_by_a_microsecond_is_found(unguarded):
    at = Entry.rows.values_list("at", flat=True).get(chain="lianhua", seq=3)
    moved = connection.ops.adapt_datetimefield_value(at.replace(microsecond=1))
    unguarded("UPDATE audit_entry SET at = %s WHERE chain = 'lianhua' AND seq = 3", moved)
    assert broken() == [Break("lianhua", 3, CHANGED)]


def test_an_entry_cut_out_is_found(unguarded):
    unguarded("DELETE FROM audit_entry WHERE chain = 'lianhua' AND seq = 2")
    assert broken() == [Break("lianhua", 2, "缺少第 2 条")]


def test_the_first_entry_cut_out_is_found(unguarded):
    unguarded("DELETE FROM audit_entry WHERE chain = 'lianhua' AND seq = 1")
    assert broken() == [Break("lianhua", 1, "缺少第 1 条")]


def test_the_last_entry_cut_off_is_found(unguarded):
    unguarded("DELETE FROM audit_entry WHERE chain = 'lianhua' AND seq = 4")
    assert broken() == [Break("lianhua", 4, "末尾缺少第 4 至 4 条")]


def test_a_whole_chain_cut_out_is_found(unguarded):
    for seq in (1, 2):
        unguarded("DELETE FROM audit_entry WHERE chain = 'liushu' AND seq = %s", seq)
    assert broken() == [Break("liushu", 1, "末尾缺少第 1 至 2 条")]


def test_two_entries_swapped_are_found(unguarded):
    for old, new in ((2, 99), (3, 2), (99, 3)):
        unguarded("UPDATE audit_entry SET seq = %s WHERE chain = 'lianhua' AND seq = %s", new, old)
    assert broken() == [Break("lianhua", 2, CHANGED)]


def test_an_entry_moved_to_another_chain_is_found_in_both(unguarded):
    unguarded("UPDATE audit_entry SET chain = 'liushu', seq = 3 WHERE chain = 'lianhua' AND seq = 4")
    assert broken() == [Break("lianhua", 4, "末尾缺少第 4 至 4 条"), Break("liushu", 3, CHANGED)]


def forge(execute, seq, verb):
    """Rewrite an entry and everything after it, digests and all, as one who knows the program could."""
    rows = list(Entry.rows.filter(chain="lianhua", seq__gte=seq).order_by("seq"))
    rows[0].verb, prev = verb, rows[0].prev
    for row in rows:
        told = {name: getattr(row, name) for name in ("chain", "seq", "at", "actor", "verb", "subject", "facts")}
        made = digest(**told, prev=prev)
        execute("UPDATE audit_entry SET verb = %s, prev = %s, digest = %s WHERE id = %s", row.verb, prev, made, row.pk)
        prev = made


def test_a_rewritten_end_with_right_digests_is_found_by_the_head(unguarded):
    forge(unguarded, 2, "test.forged")
    assert broken() == [Break("lianhua", 4, "链头与最后一条不符")]


def test_a_head_moved_back_with_its_entry_cut_off_is_not_found_here_but_by_the_published_head(unguarded):
    before = verify().heads["lianhua"]
    third = Entry.rows.get(chain="lianhua", seq=3)
    unguarded("DELETE FROM audit_entry WHERE chain = 'lianhua' AND seq = 4")
    unguarded("UPDATE audit_head SET seq = 3, digest = %s WHERE chain = 'lianhua'", third.digest)
    assert broken() == []
    assert verify().heads["lianhua"] != before


def test_a_missing_head_is_found(unguarded):
    unguarded("DELETE FROM audit_head WHERE chain = 'lianhua'")
    assert broken() == [Break("lianhua", 0, "缺少链头")]


def test_a_head_moved_back_alone_is_found(unguarded):
    unguarded("UPDATE audit_head SET seq = 3 WHERE chain = 'lianhua'")
    assert broken() == [Break("lianhua", 4, "链头与最后一条不符")]


def test_every_broken_chain_is_named_and_whole_ones_are_not(unguarded):
    unguarded("UPDATE audit_entry SET verb = 'x' WHERE chain = 'lianhua' AND seq = 1")
    unguarded("UPDATE audit_entry SET verb = 'x' WHERE chain = 'liushu' AND seq = 2")
    assert broken() == [Break("lianhua", 1, CHANGED), Break("liushu", 2, CHANGED)]


def test_a_chain_cut_out_with_its_head_is_missed_by_whoever_knows_that_it_must_be_there(unguarded):
    for seq in (1, 2):
        unguarded("DELETE FROM audit_entry WHERE chain = 'liushu' AND seq = %s", seq)
    unguarded("DELETE FROM audit_head WHERE chain = 'liushu'")
    assert verify().ok
    assert list(verify(expected=["lianhua", "liushu"]).broken_at) == [Break("liushu", 0, "整条链都不见了")]
