"""留痕的写入：how records and people are named, and what an entry tells."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from mingtang.audit.actions import actor_of, lock_heads, record, reference
from mingtang.audit.chain import GENESIS
from mingtang.audit.models import Entry, Head
from mingtang.audit.queries import entries_of, verify
from mingtang.organs.models import Person, Unit

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def test_records_and_people_are_named_by_their_keys_alone():
    assert reference(Unit(pk=7, name="莲花镇人民政府")) == "organs.unit:7"
    assert actor_of(Person(pk=3, name="李某某")) == "person:3"


@pytest.mark.django_db
def test_an_entry_tells_who_did_what_to_which_record():
    entry = record("lianhua", by=Person(pk=3), verb="test.act", of=Unit(pk=7), at=AT, facts={"乙": 1, "甲": "二"})
    told = (entry.chain, entry.seq, entry.actor, entry.verb, entry.subject, entry.facts, entry.prev)
    assert told == ("lianhua", 1, "person:3", "test.act", "organs.unit:7", '{"乙":1,"甲":"二"}', GENESIS)
    assert Head.rows.get(chain="lianhua").digest == entry.digest


@pytest.mark.django_db
def test_an_act_without_facts_tells_none():
    assert record("lianhua", by="due", verb="test.act", of="thing:1", at=AT).facts == "{}"


@pytest.mark.django_db
def test_a_head_that_is_locked_for_the_first_time_begins_at_nothing():
    with transaction.atomic():
        heads = lock_heads("liushu", "lianhua")
    assert {chain: (head.seq, head.digest) for chain, head in heads.items()} == {
        "lianhua": (0, GENESIS), "liushu": (0, GENESIS)
    }  # fmt: skip
    assert verify().ok is True


@pytest.mark.django_db
def test_what_the_trail_tells_of_a_record_comes_newest_first():
    unit = Unit(pk=7)
    for number, day in enumerate((2, 4, 3)):
        record("lianhua", by="due", verb=f"test.{number}", of=unit, at=AT.replace(day=day))
    record("lianhua", by="due", verb="test.other", of=Unit(pk=8), at=AT)
    assert [entry.verb for entry in entries_of(unit)] == ["test.1", "test.2", "test.0"]


@pytest.mark.django_db
def test_an_act_undone_takes_its_entry_and_its_head_back():
    record("lianhua", by="due", verb="test.kept", of="thing:1", at=AT)
    with transaction.atomic():
        record("lianhua", by="due", verb="test.undone", of="thing:1", at=AT)
        transaction.set_rollback(True)
    assert [entry.verb for entry in Entry.rows.all()] == ["test.kept"]
    assert Head.rows.get(chain="lianhua").seq == 1
