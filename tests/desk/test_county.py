"""各机关：what an inspector and what a giver sees of the organs beneath, one by one right, in constant queries."""

from collections import Counter
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.desk.queries import county
from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import is_late
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.workplan.models import Commitment, Plan
from tests import builders
from tests.builders import moment
from tests.delegation.acts import give, take
from tests.delegation.conftest import made as county_made
from tests.pages import signed_in, words
from tests.roles import got, others, strangers

AT, ON = moment("2026-05-04"), date(2026, 5, 4)
with_county = county_made


def row_of(person, code):
    """The row of one organ."""
    return next(row for row in county.rows(person, year=2026, at=AT) if row.organ.code == code)


def test_an_inspector_counts_every_task_as_it_is_one_by_one(with_county):
    made = with_county
    builders.accepted(builders.commitment(made.plan), by=made["officer"], judge=made["clerk"], completing=True)
    builders.accepted(builders.commitment(made.plan, "1.1.2"), by=made["officer"], judge=made["clerk"])
    builders.evidence(builders.commitment(made.plan, "1.2.2"), by=made["other-officer"])
    row = row_of(made["county-inspector"], "liuxi")
    tasks = list(with_state(Commitment.rows.filter(plan=made.plan).tasks(), on=ON))
    by_hand = Counter(one.state for one in tasks)
    assert {state: row.counts[state] for state in county.STATES} == {state: by_hand[state] for state in county.STATES}
    assert row.counts["late"] == sum(is_late(one.next_due_on, one.state, ON) for one in tasks) == 2
    assert (row.counts["total"], row.counts["waiting"], row.newest) == (5, 1, date(2026, 3, 1))
    assert (row.public.tone, row.url) == ("bad", "/desk/ledger/?organ=liuxi&year=2026")
    builders.released(made, made.plan, at=AT)
    assert row_of(made["county-inspector"], "liuxi").public.words == "晚于时限公开"


def test_those_of_the_county_see_what_they_handed_down_and_no_more(with_county):
    made = with_county
    listed = take(made, give(made, "1.1.1", "liuxi", "shanqian")[0])
    builders.accepted(listed, by=made["clerk"], judge=made["reviewer"])
    for username in ("county-clerk", "county-leader"):
        rows = county.rows(made[username], year=2026, at=AT)
        told = [
            (row.organ.code, row.whole, *(row.counts[name] for name in ("total", "in_progress", "sent")))
            for row in rows
        ]
        assert told == [("liuxi", False, 1, 1, 0), ("shanqian", False, 0, 0, 1)]
    assert rows[0].url == "/desk/handed-down/?side=given&show=accepted&organ=liuxi"
    assert county.rows(made["clerk"], year=2026, at=AT) == []


def test_the_page_draws_counts_and_chooses_the_year(with_county):
    made = with_county
    client = signed_in(made, "county-inspector")
    page = words(client.get("/desk/county/?year=2026"))
    assert "2026年 3 个机关 7 项任务，已完成 0 项" in page
    assert {name for _, name, *_ in builders.PEOPLE if name in page.split("各机关", 1)[1] and name != "县督查"} == set()
    Plan.rows.create(unit=made.organ, year=2025, title="去年", openness="undecided", imported_at=AT)
    assert county.years(made["county-inspector"], at=AT) == [2026, 2025]
    assert "没有下级机关" in words(signed_in(made, "officer").get("/desk/county/"))


def test_the_county_view_is_for_whoever_is_signed_in_and_shows_what_is_theirs(made):
    assert got(made, "/desk/county/") == {"sign-in": strangers(), 200: others()}


def test_the_county_view_asks_as_often_for_one_organ_as_for_three_hundred(with_county):
    made, counts = with_county, []
    client = signed_in(made, "county-inspector")
    above, section = made.units["qinghe"], builders.commitment(made.plan).section
    for first, last in ((0, 1), (1, 300)):
        head = {"kind": UnitKind.ADMINISTRATIVE_ORGAN.value, "parent": above}
        towns = [
            (f"zhen{n}", Unit(code=f"zhen{n}", name=f"第{n}镇", short_name=f"第{n}镇", **head))
            for n in range(first, last)
        ]
        for code, unit in towns:
            unit.path = f"{above.path}{code}/"
        units = Unit.rows.bulk_create(unit for _, unit in towns)
        told = {"year": 2026, "openness": "proactive", "imported_at": AT}
        plans = Plan.rows.bulk_create(Plan(unit=unit, title=unit.name, **told) for unit in units)
        row = {
            "section": section,
            "kind": "task",
            "text": "公开。",
            "rhythm": "once",
            "demand": "0" * 64,
            "position": 1,
        }
        Commitment.rows.bulk_create(Commitment(plan=plan, key="1.1.1", **row) for plan in plans)
        client.get("/desk/county/?year=2026")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/desk/county/?year=2026").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_waits_and_what_came_back_is_on_somebodys_day(with_county):
    made = with_county
    give(made, "1.1.1", "liuxi", at=moment("2026-05-01"))
    page = words(signed_in(made, "clerk").get("/desk/"))
    assert "清河县下达给柳溪镇：公布惠农补贴的政策、申报和发放结果" in page
