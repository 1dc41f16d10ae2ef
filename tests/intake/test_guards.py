"""守卫：what nobody may do to a draft, not even with SQL in hand, on either database."""

import pytest
from django.db import connection

from mingtang.audit import triggers
from mingtang.intake.actions import draft, drop_draft, import_draft
from mingtang.intake.models import Draft
from mingtang.law.openness import Openness
from tests.builders import moment, reading
from tests.refusals import sql, stopped

AT = moment("2026-03-10")


@pytest.fixture
def made(town):
    return draft(
        unit=town.organ, reading=reading(), source_name="新.txt", source_sha256="1" * 64, by=town["clerk"], at=AT
    )


@pytest.fixture(params=["imported", "dropped"])
def closed(request, town, made):
    if request.param == "dropped":
        return drop_draft(made, by=town["clerk"], at=AT)
    import_draft(made, openness=Openness.PROACTIVE, openness_reason="", made_on=None, by=town["clerk"], at=AT)
    return made


def test_the_database_has_the_guards_that_the_room_declares(db):
    assert triggers.differences(connection) == []


def test_a_draft_never_goes(made):
    with stopped("不得删除"):
        sql("DELETE FROM intake_draft")
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # else it is the open transaction that refuses
        with stopped("不得删除"):
            sql("TRUNCATE intake_draft CASCADE")


@pytest.mark.parametrize(
    "change",
    [
        {"reading": reading(year=2027)},
        {"source_name": "另一份.txt"},
        {"source_sha256": "2" * 64},
        {"made_at": moment("2026-03-11")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_was_read_and_whence_stays(made, change):
    with stopped("识别结果和来源不得改动"):
        Draft.rows.filter(pk=made.pk).update(**change)


def test_a_draft_keeps_its_organ_and_its_maker(town, made):
    with stopped("识别结果和来源不得改动"):
        Draft.rows.filter(pk=made.pk).update(made_by=town["leader"])
    with stopped("识别结果和来源不得改动"):
        Draft.rows.filter(pk=made.pk).update(unit=town.neighbour)


def test_a_closed_draft_does_not_change(closed):
    with stopped("已导入或者已放弃的要点不得改动"):
        Draft.rows.filter(pk=closed.pk).update(edits=[{"op": "kind"}])
    with stopped("已导入或者已放弃的要点不得改动"):
        Draft.rows.filter(pk=closed.pk).update(imported_at=None, dropped_at=None)


def test_a_draft_is_not_both_imported_and_dropped(made):
    with stopped("要点不能既导入又放弃"):
        Draft.rows.filter(pk=made.pk).update(imported_at=AT, dropped_at=AT)


def test_a_draft_begins_open(made):
    made.pk, made.imported_at = None, AT
    with stopped("要点须先上传，再导入或者放弃"):
        made.save(force_insert=True)
