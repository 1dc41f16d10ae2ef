"""留痕：what is written, in which chain, and what verification says of an untouched trail."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from django.db import connection, transaction

from mingtang.audit import chain
from mingtang.audit.actions import actor_of, lock_heads, record
from mingtang.audit.models import Entry, Head
from mingtang.audit.queries import verify
from tests.audit.conftest import AT

pytestmark = pytest.mark.django_db


def test_each_entry_stands_on_the_one_before(trail):
    rows = list(Entry.rows.filter(chain="lianhua").order_by("seq"))
    assert [row.seq for row in rows] == [1, 2, 3, 4]
    assert [row.prev for row in rows] == [chain.GENESIS, *(row.digest for row in rows[:-1])]


def test_each_organ_has_its_own_chain(trail):
    assert list(Head.rows.order_by("chain").values_list("chain", "seq")) == [("lianhua", 4), ("liushu", 2)]


def test_an_untouched_trail_holds(trail):
    verdict = verify()
    assert (verdict.ok, verdict.entries, verdict.broken_at) == (True, 6, ())
    assert verdict.heads == {head.chain: head.digest for head in Head.rows.all()}


def test_no_trail_at_all_holds():
    verdict = verify()
    assert (verdict.ok, verdict.entries, verdict.heads) == (True, 0, {})


def test_an_act_that_fails_leaves_no_entry(trail):
    with transaction.atomic():
        record("lianhua", by="test", verb="test.fails", of="thing:9", at=AT)
        transaction.set_rollback(True)
    assert Entry.rows.filter(chain="lianhua").count() == 4
    assert verify().ok


def test_the_digest_is_of_the_instant_and_not_of_its_time_zone():
    told = {"chain": "a", "seq": 1, "actor": "b", "verb": "c", "subject": "d", "facts": "{}", "prev": chain.GENESIS}
    here = AT.astimezone(timezone(timedelta(hours=8)))
    assert chain.digest(at=here, **told) == chain.digest(at=AT, **told)


@pytest.mark.parametrize("field", ["chain", "actor", "verb", "subject", "facts", "prev"])
def test_the_digest_changes_with_every_field(field):
    told = dict.fromkeys(("chain", "actor", "verb", "subject", "facts", "prev"), "x")
    whole = chain.digest(seq=1, at=AT, **told)
    assert chain.digest(seq=1, at=AT, **{**told, field: "y"}) != whole
    assert chain.digest(seq=2, at=AT, **told) != whole
    assert chain.digest(seq=1, at=AT + timedelta(microseconds=1), **told) != whole


def test_text_cannot_move_from_one_field_to_the_next_unnoticed():
    told = {"chain": "a", "seq": 1, "at": AT, "subject": "d", "facts": "{}", "prev": chain.GENESIS}
    assert chain.digest(actor="ab", verb="c", **told) != chain.digest(actor="a", verb="bc", **told)


def test_facts_have_one_text_whatever_their_order():
    assert chain.facts_text({"乙": 1, "甲": [2]}) == chain.facts_text({"甲": [2], "乙": 1}) == '{"乙":1,"甲":[2]}'
    assert chain.facts_text(None) == "{}"


def test_a_part_of_the_software_is_told_from_a_person():
    assert actor_of("demo") == "system:demo"


def test_heads_are_locked_in_the_order_of_their_names(trail):
    assert list(lock_heads("liushu", "lianhua")) == ["lianhua", "liushu"]


def record_ten(name):
    try:
        for number in range(10):
            record("lianhua", by=name, verb="test.busy", of=f"thing:{number}", at=AT)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_stand_in_one_chain_without_a_gap():
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(record_ten, ("a", "b", "c")))
    assert verify().ok
    assert list(Entry.rows.order_by("seq").values_list("seq", flat=True)) == list(range(1, 31))


def test_an_entry_tells_when_it_was_made(trail):
    assert Entry.rows.get(chain="lianhua", seq=2).at == datetime.fromisoformat("2026-03-02T09:01:00+08:00")
