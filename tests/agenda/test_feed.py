"""日历订阅：under a private address, shown once, dead when revoked or when its owner has left."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from mingtang.agenda.actions import make_feed, revoke_feed
from mingtang.agenda.ics import as_ics
from mingtang.agenda.models import CalendarFeed
from mingtang.agenda.views import feed as view
from mingtang.desk.reminding import WorkOfPerson
from mingtang.law.commitments import Rhythm
from mingtang.organs.actions.people import leave
from mingtang.workplan.actions.terms import set_term
from tests import builders
from tests.builders import moment
from tests.pages import signed_in
from tests.refusals import refused
from tests.roles import got, others, posted, stand_ins, strangers

AT = moment("2026-03-05")


@pytest.fixture(autouse=True)
def _counted_anew():
    cache.clear()


def events(person, at=AT):
    days = list(WorkOfPerson().of_person(person, on=at.date(), at=at))
    return {str(one["summary"]): one for one in Calendar.from_ical(as_ics(days)).walk("VEVENT")}


def fetched(token, **told):
    return Client().get(f"/calendar/{token}.ics", **told)


def test_due_days_are_events_of_the_whole_day_with_a_link(town, plan, settings):
    settings.MINGTANG_SITE_URL = "https://open.liuxi.example/"
    found = events(town["officer"])
    event = found["到期：《柳溪镇2026年政务公开工作要点》第 1.1.1 条"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 6, 30), date(2026, 7, 1))
    assert event["url"] == "https://open.liuxi.example/desk/plans/liuxi/2026/1.1.1/"
    assert event["uid"].endswith("@open.liuxi.example")
    assert sorted(found) == [f"到期：《柳溪镇2026年政务公开工作要点》第 1.1.{n} 条" for n in (1, 2)]


def test_a_moved_day_keeps_its_identity_and_counts_up(town, plan):
    row = builders.commitment(plan)
    (before,) = [one for name, one in events(town["officer"]).items() if "1.1.1" in name]
    later = moment("2026-03-06")
    set_term(row, rhythm=Rhythm.ONCE, due_on=date(2026, 5, 29), by=town["clerk"], at=later)
    (after,) = [one for name, one in events(town["officer"], later).items() if "1.1.1" in name]
    assert (after["uid"], after["dtstart"].dt) == (before["uid"], date(2026, 5, 29))
    assert after["sequence"] > before["sequence"]
    assert after["dtstamp"].dt == later


def test_what_is_done_is_gone_and_colleagues_have_their_own(town, plan):
    row = builders.commitment(plan)
    builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True, at=moment("2026-03-04"))
    assert [name for name in events(town["officer"]) if "1.1.1" in name] == []
    assert [name[-9:] for name in events(town["other-officer"])] == ["第 1.2.2 条"]
    assert events(town["clerk"]) == {}


def test_a_feed_is_read_without_signing_in_and_kept_private(town, plan):
    answer = fetched(make_feed(by=town["officer"], at=AT))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "private, max-age=900"
    assert answer.cookies == {}


def test_only_the_digest_of_an_address_is_kept(town):
    token = make_feed(by=town["officer"], at=AT)
    row = CalendarFeed.rows.get()
    assert len(token) >= 40
    assert token not in str(vars(row))


def test_an_unknown_revoked_or_replaced_address_is_not_there(town, plan):
    first = make_feed(by=town["officer"], at=AT)
    second = make_feed(by=town["officer"], at=AT)
    assert [fetched(token).status_code for token in ("x", first, second)] == [404, 404, 200]
    revoke_feed(by=town["officer"], at=AT)
    assert fetched(second).status_code == 404
    with refused("没有在用的订阅地址。"):
        revoke_feed(by=town["officer"], at=AT)


def test_the_address_of_whoever_has_left_is_dead(town):
    token = make_feed(by=town["clerk"], at=AT)
    assert fetched(token).status_code == 200
    leave(town["clerk"], on=AT.date(), by="install", at=AT)
    assert fetched(token).status_code == 404
    assert CalendarFeed.rows.get().revoked_at == AT


def test_who_asks_too_often_is_told_to_wait(town, monkeypatch):
    monkeypatch.setattr(view, "READS_AN_HOUR", 2)
    monkeypatch.setattr(view, "MISSES_AN_HOUR", 2)
    token = make_feed(by=town["clerk"], at=AT)
    assert [fetched(token).status_code for _ in range(3)] == [200, 200, 429]
    assert [fetched("guess", REMOTE_ADDR="192.0.2.7").status_code for _ in range(3)] == [404, 404, 429]
    assert fetched("guess", REMOTE_ADDR="192.0.2.8").status_code == 404


def test_wrong_and_revoked_addresses_do_not_shut_out_the_right_one(town, monkeypatch):
    monkeypatch.setattr(view, "MISSES_AN_HOUR", 2)
    revoked = make_feed(by=town["clerk"], at=AT)
    token = make_feed(by=town["clerk"], at=AT)
    assert [fetched(revoked).status_code for _ in range(4)] == [404] * 4
    assert [fetched("guess").status_code for _ in range(3)] == [404, 404, 429]
    assert (fetched(token).status_code, fetched(revoked).status_code) == (200, 404)


def test_the_address_is_shown_once(town):
    client = signed_in(town, "officer")
    page = client.post("/desk/calendar/new/").content.decode()
    assert "http://testserver/calendar/" in page
    assert ".ics" not in client.get("/desk/calendar/").content.decode()


@pytest.fixture
def made(town):
    stand_ins(town)
    return town


def test_one_s_own_calendar_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/calendar/") == {"sign-in": strangers(), 200: others()}
    assert posted(made, "/desk/calendar/new/", done=200) == {"sign-in": strangers(), 200: others()}


def test_revoking_is_for_whoever_has_a_calendar(made):
    make_feed(by=made["officer"], at=AT)
    assert posted(made, "/desk/calendar/revoke/") == {
        "sign-in": strangers(), 302: {"officer"}, 422: others("officer"),
    }  # fmt: skip
