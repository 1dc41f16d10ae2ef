"""守卫：what nobody may do to evidence and notes, not even with SQL in hand, on either database."""

import pytest
from django.db import connection

from mingtang.evidence.actions.evidence import accept, refuse, revoke, write_note
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.evidence.models import Evidence
from tests import builders
from tests.builders import moment
from tests.refusals import sql, stopped

LATER = moment("2026-03-03")


@pytest.fixture
def row(plan):
    return builders.commitment(plan)


@pytest.fixture
def piece(town, row):
    return builders.evidence(row, by=town["officer"])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "另一份"),
        ("url", "https://elsewhere.example/"),
        ("submitted_by_id", None),
        ("kind", "event"),
        ("on", "2026-02-01"),
    ],
)
def test_evidence_stays_as_it_was_handed_in(piece, column, value):
    with stopped("已提交的佐证不得改动"):
        sql(f'UPDATE evidence_evidence SET "{column}" = %s WHERE id = %s', value, piece.pk)


def test_nobody_accepts_or_publishes_their_own_with_sql(town, piece):
    own = "UPDATE evidence_evidence SET accepted_by_id = %s, accepted_at = %s WHERE id = %s"
    with stopped():
        sql(own, town["officer"].pk, LATER, piece.pk)
    accept(piece, completing=False, by=town["clerk"], at=LATER)
    with stopped():
        sql(
            "UPDATE evidence_evidence SET public_by_id = %s, public_at = %s WHERE id = %s",
            town["officer"].pk,
            LATER,
            piece.pk,
        )


def test_nothing_is_public_that_nobody_accepted(town, piece):
    with stopped():
        sql(
            "UPDATE evidence_evidence SET public_by_id = %s, public_at = %s WHERE id = %s",
            town["clerk"].pk,
            LATER,
            piece.pk,
        )


def test_a_decision_is_not_rewritten(town, row, piece):
    accept(piece, completing=False, by=town["clerk"], at=LATER)
    kept = "认定结论不得改动，只能撤销"
    with stopped(kept):
        Evidence.rows.filter(pk=piece.pk).update(completing=True)
    with stopped(kept):
        Evidence.rows.filter(pk=piece.pk).update(accepted_by=None, accepted_at=None)
    with stopped(kept):
        Evidence.rows.filter(pk=piece.pk).update(accepted_by=town["leader"])
    revoke(piece, reason="附错。", by=town["leader"], at=LATER)
    with stopped(kept):
        Evidence.rows.filter(pk=piece.pk).update(revoked_by=None, revoked_at=None)
    with stopped(kept):
        Evidence.rows.filter(pk=piece.pk).update(reason="没有附错。")
    other = refuse(builders.evidence(row, by=town["officer"]), reason="看不清。", by=town["clerk"], at=LATER)
    with stopped(kept):
        Evidence.rows.filter(pk=other.pk).update(
            refused_by=None, refused_at=None, accepted_by=town["clerk"], accepted_at=LATER
        )


def test_evidence_does_not_come_into_the_world_accepted(town, row):
    with stopped("佐证须先提交再认定"):
        Evidence.rows.create(
            commitment=row,
            kind="link",
            title="公示",
            on=LATER.date(),
            submitted_by=town["officer"],
            submitted_at=LATER,
            accepted_by=town["clerk"],
            accepted_at=LATER,
        )


@pytest.mark.parametrize("table", ["evidence", "note"])
def test_what_was_handed_in_is_never_emptied(town, row, piece, table):
    write_note(row, text="已公示。", by=town["officer"], at=LATER)
    with stopped("不得删除"):
        sql(f"DELETE FROM evidence_{table}")
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # else it is the open transaction that refuses
        with stopped("不得删除"):
            sql(f"TRUNCATE evidence_{table} CASCADE")


def test_a_row_is_not_written_over(piece):
    same = "SELECT * FROM evidence_evidence WHERE id = %s"
    on_sqlite = connection.vendor == "sqlite"
    with stopped("佐证不得删除" if on_sqlite else "已提交的佐证不得改动"):
        sql(f"INSERT INTO evidence_evidence {same} ON CONFLICT (id) DO UPDATE SET title = '另一份'", piece.pk)
    if on_sqlite:
        with stopped("佐证不得删除"):
            sql(f"INSERT OR REPLACE INTO evidence_evidence {same}", piece.pk)


def test_a_note_stays_as_it_was_written(town, row):
    note = write_note(row, text="已公示。", by=town["officer"], at=LATER)
    with stopped("进展记录不得改动"):
        sql("UPDATE evidence_note SET text = %s WHERE id = %s", "没有公示。", note.pk)
    with stopped():
        sql(
            "UPDATE evidence_note SET public_by_id = %s, public_at = %s WHERE id = %s",
            town["officer"].pk,
            LATER,
            note.pk,
        )
    assert confirm_for_public(note, by=town["clerk"], at=LATER).public_by == town["clerk"]
