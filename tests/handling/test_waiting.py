"""今日：which applications wait for whom, and how they press."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.applications.models import Application, Event, Service
from mingtang.handling.in_hand import Cases
from mingtang.handling.queries.waiting import waiting_for
from mingtang.reminders.ports import due_items
from mingtang.reminders.reply_days import OpenApplications
from tests.builders import moment
from tests.casework.conftest import applied, does, standing
from tests.roles import ROLES


def waits(made, role="clerk", on="2026-03-06"):
    return [(row.what, row.words, row.step) for row in waiting_for(made[role], at=moment(on))]


def test_what_has_come_waits_for_the_clerk(made):
    standing(made, "unconfirmed")
    call = "还没有和申请人确认收到，当天就要联系"
    assert waits(made, on="2026-03-02") == [(call, "今天到的", "去确认")]
    assert waits(made) == [(call, "到了 4 个工作日", "去确认")]
    assert [row.due_on for row in waiting_for(made["clerk"], at=moment("2026-03-06"))] == [date(2026, 3, 2)]


@pytest.mark.parametrize(
    ("on", "what", "words"),
    [
        ("2026-03-06", "等审核，要补正的最迟3月11日告知", "还有 3 个工作日"),
        ("2026-03-11", "等审核，要补正的最迟3月11日告知", "今天到期"),
        ("2026-03-12", "等审核", "还有 12 个工作日"),
    ],
)
def test_what_is_to_be_examined_presses_by_the_last_day_to_ask_for_a_correction(made, on, what, words):
    standing(made, "received")
    assert waits(made, on=on) == [(what, words, "去审核")] * 2


def test_what_was_corrected_without_being_examined_waits_for_a_handler(made):
    applied(made)
    case = Application.rows.get()
    for step in ("ask_correction", "correct"):
        does(made, step, case)
    assert waits(made, on="2026-03-10") == [("还没有写事项、定承办人", "还有 20 个工作日", "去改派")]
    does(made, "assign", case)
    assert waits(made, on="2026-03-10") == []


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-03-20", []),
        ("2026-03-23", ["还有 5 个工作日"]),
        ("2026-03-30", ["今天到期"]),
        ("2026-04-01", ["答复期限过了 2 个工作日"]),
    ],
)
def test_what_is_in_hand_waits_when_its_day_comes_near(made, on, words):
    standing(made, "handling")
    assert [told for what, told, _ in waits(made, on=on) if what == "还没有答复"] == words


@pytest.mark.parametrize(
    ("scenario", "last", "after", "what"),
    [
        ("correcting, told", "2026-03-31", "2026-04-01", "逾期没有补正"),
        ("unpaid", "2026-04-14", "2026-04-15", "逾期没有缴费"),
        ("handling, asked", "2026-03-27", "2026-03-30", "逾期没有提出意见"),
    ],
)
def test_what_did_not_come_in_time_waits_the_day_after_its_last(made, scenario, last, after, what):
    standing(made, scenario)
    assert [what in [told for told, _, _ in waits(made, on=on)] for on in (last, after)] == [False, True]


def test_an_extension_waits_for_the_head_and_for_nobody_else(made):
    standing(made, "handling, extension asked")
    assert {role for role in ROLES[2:] if "请求延长 20 个工作日，等您同意" in str(waits(made, role))} == {"leader"}
    assert {role for role in ROLES[2:] if waits(made, role)} == {"leader", "clerk"}


def test_a_row_of_today_leads_to_the_case_and_names_nobody(made):
    case = standing(made, "received")
    row = Cases().rows(made["clerk"], at=moment("2026-03-06"))[0]
    assert [row.sentence, row.url, row.due_on] == [
        f"申请 {case.number}（灌渠验收报告）等审核，要补正的最迟3月11日告知", case.desk_address, date(2026, 3, 11),
    ]  # fmt: skip


def test_reply_days_are_reminded_of_by_number_alone(made):
    case, on = standing(made, "handling"), moment("2026-03-06")
    assert list(OpenApplications().organs(on=on.date())) == [made.organ.pk]
    found = [item for item in due_items(made.organ, on=on.date(), at=on) if item.path == case.desk_address]
    assert [(item.title, item.due_on, item.keeper) for item in found] == [
        (f"依申请公开 {case.number} 的答复", date(2026, 3, 30), made["clerk"])
    ]


def test_three_hundred_take_as_many_queries_as_one(made):
    for scenario in ("received", "unpaid", "handling, extension asked"):
        standing(made, scenario)
    few, first = _asked(made)
    unpaid = Application.rows.get(state="unpaid")
    cases = Application.rows.bulk_create(
        Application(**_same(unpaid), serial=100 + n, form_key=f"k{n}", code_digest="x") for n in range(300)
    )
    for act in ("examine", "notify_fee"):
        kept = unpaid.events.get(act=act)
        events = Event.rows.bulk_create(Event(application=each, **_of_event(kept)) for each in cases)
        if act == "notify_fee":
            told = {"way": "post", "sent_on": kept.on, "received_on": kept.on, "by": made["clerk"], "at": kept.at}
            Service.rows.bulk_create(Service(event=event, **told) for event in events)
    many, then = _asked(made)
    assert [many, then - first] == [few, 300]


def _asked(made):
    person, at = made["clerk"], moment("2026-06-01")
    person.posts_on(at.date())
    with CaptureQueriesContext(connection) as counted:
        found = waiting_for(person, at=at)
    return len(counted), len(found)


def _same(case):
    left_out = {"id", "serial", "form_key", "code_digest"}
    return {field.attname: getattr(case, field.attname) for field in case._meta.fields if field.name not in left_out}


def _of_event(event):
    return {name: getattr(event, name) for name in ("act", "on", "facts", "state", "by", "at")}
