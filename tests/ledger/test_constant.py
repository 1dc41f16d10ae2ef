"""查询次数：a page asks the database as often for one row as for three hundred."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.desk.queries.work import for_person
from mingtang.evidence.actions.evidence import write_note
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.intake.actions import draft
from mingtang.ledger.queries.status import commitments_of
from mingtang.progress.queries.publication import build
from mingtang.workplan.actions.plans import assign, import_plan
from tests import builders
from tests.builders import moment, reading, sentence

AT = moment("2026-03-05")
MANY = 300


def queries(act):
    with CaptureQueriesContext(connection) as counted:
        act()
    return len(counted)


def many(number):
    offices = ["农业农村办公室", "司法所", "东管理区"]
    return reading(
        [
            sentence(
                f"第{n}次公开惠农补贴发放结果。",
                rhythm=("once", "monthly", "quarterly")[n % 3],
                offices=[offices[n % 3], offices[(n + 1) % 3]],
                due="2026-02-28" if n % 3 == 0 else None,
            )
            for n in range(number)
        ]
    )


@pytest.fixture
def clerk(town):
    client = Client()
    client.force_login(town["clerk"])
    return client


def grown(town, number):
    return import_plan(
        unit=town.organ, reading=many(number), source_name="a", source_sha256=str(number), by="cli", at=AT
    ).plan


@pytest.mark.parametrize(
    "url",
    [
        "/desk/ledger/",
        "/desk/ledger/?group=office",
        "/desk/ledger/?group=state&page=3",
        "/desk/ledger/?group=chapter&due=late&q=公开",
        "/desk/stalled/",
        "/desk/plans/",
        "/desk/plans/liuxi/2026/",
    ],
)
def test_a_list_asks_as_often_for_one_commitment_as_for_three_hundred(town, clerk, url):
    grown(town, 3)
    clerk.get(url)
    few = queries(lambda: clerk.get(url))
    grown(town, MANY)
    assert queries(lambda: clerk.get(url)) == few


def test_the_page_of_a_commitment_asks_as_often_for_one_piece_as_for_thirty(town, clerk, plan):
    row = builders.commitment(plan, "1.1.2")

    def add(number):
        for n in range(row.evidence.count(), row.evidence.count() + number):
            piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], title=f"公示{n}")
            confirm_for_public(piece, by=town["reviewer"], at=AT)
            builders.evidence(row, by=town["officer"], title=f"待认定{n}")
            write_note(row, text=f"第{n}次。", by=town["officer"], at=AT)

    url = "/desk/plans/liuxi/2026/1.1.2/"
    add(1)
    clerk.get(url)
    few = queries(lambda: clerk.get(url))
    add(29)
    assert queries(lambda: clerk.get(url)) == few


def test_a_draft_asks_as_often_for_three_sentences_as_for_three_hundred(town, clerk):
    counts = set()
    for number in (3, MANY):
        told = {"reading": many(number), "source_name": "a", "source_sha256": str(number)}
        made = draft(unit=town.organ, **told, by=town["clerk"], at=AT)
        url = f"/desk/plans/drafts/{made.pk}/"
        clerk.get(url)
        counts.add(queries(lambda url=url: clerk.get(url)))
    assert len(counts) == 1


def test_today_asks_as_often_for_an_empty_desk_as_for_a_full_one(town, plan):
    told = {}
    for username in ("clerk", "officer", "district-officer"):
        person = town[username]
        person.posts_on(AT.date())
        told[username] = queries(lambda person=person: for_person(person, on=AT.date(), at=AT))
    grown(town, MANY)
    for username, few in told.items():
        person = town[username]
        person.posts_on(AT.date())
        assert queries(lambda person=person: for_person(person, on=AT.date(), at=AT)) == few


def test_the_public_body_and_the_status_ask_as_often_for_many(town):
    plan = grown(town, 3)
    few = queries(lambda: build(plan, on=AT.date())), queries(lambda: commitments_of(plan, on=AT.date()))
    plan = grown(town, MANY)
    row = builders.commitment(plan)
    assign(row, owner=town.units["liuxi-nyb"], co_owners=[town.units["liuxi-dong"]], by=town["clerk"], at=AT)
    piece = builders.accepted(row, by=town["officer"], judge=town["clerk"], on=date(2026, 3, 1))
    confirm_for_public(piece, by=town["reviewer"], at=AT)
    many_ = queries(lambda: build(plan, on=AT.date())), queries(lambda: commitments_of(plan, on=AT.date()))
    assert many_ == few
