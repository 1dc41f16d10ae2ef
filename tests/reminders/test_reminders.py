"""到期提醒：who is told of what on which day; once, caught up, and never of what is done."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.audit.models import Entry
from mingtang.outbox.models import Notice
from mingtang.reminders.actions import remind, set_rule
from mingtang.reminders.due import DailyReminders
from mingtang.reminders.models import ReminderRule
from mingtang.supervision.actions import run_due
from mingtang.workplan.actions.plans import assign
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import moment, sentence
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.roles import OF_THE_ORGAN, got, others, posted, stand_ins, strangers

CALLED = "《柳溪镇2026年政务公开工作要点》第 1.1.1 条"
# 6月30日（星期二）到期：十、三、一个工作日前是 6月15日、25日、29日。
TEN, THREE, ONE = "2026-06-15", "2026-06-25", "2026-06-29"


@pytest.fixture
def row(town):
    """One task of the agriculture office, due on the last of June."""
    told = builders.reading(
        [sentence("公开惠农补贴。", offices=["农业农村办公室"], due="2026-06-30", due_text="6月底前")]
    )
    plan = builders.plan_of(town, told=told)
    return builders.commitment(plan)


def remind_on(town, day):
    """What is told on the day: account and sentence, in order."""
    before = set(Notice.rows.values_list("pk", flat=True))
    remind(town.organ, at=moment(day))
    made = Notice.rows.exclude(pk__in=before).order_by("pk").select_related("person")
    return [(notice.person.username, notice.title) for notice in made]


def test_the_officers_are_told_ten_three_and_one_working_days_before(town, row):
    assert remind_on(town, "2026-06-14") == []
    assert remind_on(town, TEN) == [("officer", f"还有 10 个工作日，2026年6月30日到期：{CALLED}")]
    assert remind_on(town, TEN) == remind_on(town, "2026-06-16") == []
    assert remind_on(town, THREE) == [("officer", f"还有 3 个工作日，2026年6月30日到期：{CALLED}")]
    assert remind_on(town, ONE) == [("officer", f"还有 1 个工作日，2026年6月30日到期：{CALLED}")]
    assert remind_on(town, "2026-06-30") == remind_on(town, "2026-07-06") == []


def test_what_is_late_is_told_every_week_and_to_the_leader_too(town, row):
    told = f"已超过 5 个工作日，2026年6月30日到期：{CALLED}"
    assert remind_on(town, "2026-06-30") == [("officer", f"今天到期，2026年6月30日到期：{CALLED}")]
    assert remind_on(town, "2026-07-07") == [("officer", told), ("leader", told)]
    assert [who for who, _ in remind_on(town, "2026-07-14")] == ["officer", "leader"]
    assert Notice.rows.unread().filter(person=town["officer"]).count() == 1


def test_days_that_were_missed_are_caught_up_with_the_newest_step_alone(town, row):
    assert [title[:9] for _, title in remind_on(town, ONE)] == ["还有 1 个工作日"]
    assert len(remind_on(town, "2026-08-20")) == 2
    assert Notice.rows.count() == 3


def test_what_is_done_or_withdrawn_is_not_told(town, row):
    remind_on(town, TEN)
    builders.accepted(row, by=town["officer"], judge=town["clerk"], completing=True)
    assert [told for told in remind_on(town, THREE) if "到期" in told[1]] == []
    Commitment.rows.update(withdrawn_at=moment(ONE))
    assert remind_on(town, ONE) == []


def test_another_due_day_begins_anew(town, row):
    remind_on(town, TEN)
    set_term(row, rhythm=None, due_on=date(2026, 6, 26), by=town["clerk"], at=moment("2026-06-16"))
    assert remind_on(town, "2026-06-23") == [("officer", f"还有 3 个工作日，2026年6月26日到期：{CALLED}")]


def test_where_there_is_nobody_the_clerk_is_told(town, row):
    town["officer"].posts.update(until_on=date(2026, 6, 1))
    assert [who for who, _ in remind_on(town, TEN)] == ["clerk"]
    assign(row, owner=None, co_owners=[], by=town["clerk"], at=moment(TEN))
    assert [who for who, _ in remind_on(town, THREE)] == ["clerk"]


def test_the_due_work_reminds_each_organ_once_a_day(town, row, settings):
    settings.MINGTANG_PORTS = {
        **settings.MINGTANG_PORTS, "supervision.DueTask": ["mingtang.reminders.due.DailyReminders"],
    }  # fmt: skip
    assert [told.sentence for told in run_due(at=moment(TEN)).done] == ["发出 1 条提醒。"]
    assert run_due(at=moment(f"{TEN} 15:00")).done == ()
    assert list(DailyReminders().due(on=date(2026, 6, 15), at=moment(TEN))) == [town.organ.pk]


def test_an_organ_may_be_told_earlier_but_the_leader_no_later_than_in_the_second_week(town, row):
    set_rule(town.organ, days_before=[1, 5, 15], leader_from_week=2, by=town["clerk"], at=moment("2026-06-01"))
    assert remind_on(town, "2026-06-08") == [("officer", f"还有 15 个工作日，2026年6月30日到期：{CALLED}")]
    assert [who for who, _ in remind_on(town, "2026-07-07")] == ["officer"]
    assert [who for who, _ in remind_on(town, "2026-07-14")] == ["officer", "leader"]
    entry = Entry.rows.get(verb="reminders.rule.set")
    assert entry.facts == '{"days_before":[15,5,1],"leader_from_week":2}'


def test_days_typed_in_full_width_digits_are_those_days(town):
    data = {"days_before": "１０，５　１", "leader_from_week": "1"}
    assert signed_in(town, "clerk").post("/desk/reminders/liuxi/", data).status_code == 302
    assert ReminderRule.rows.get().rule.days_before == (10, 5, 1)


def test_a_rule_below_the_floor_or_by_somebody_else_is_refused(town):
    with refused(
        "提醒规则由柳溪镇人民政府的政务公开专员或管理员修改。",
        "到期前 3 至 10 个工作日之间至少要提醒一次，责任单位才来得及办。",
        "到期前 1 个工作日必须提醒。",
    ):
        set_rule(town.organ, days_before=[2], leader_from_week=1, by=town["leader"], at=moment("2026-06-01"))


def test_the_page_of_a_commitment_says_when_it_was_told_and_will_be(town, row):
    Commitment.rows.update(next_due_on=date(2099, 6, 30))
    page = words(signed_in(town, "officer").get("/desk/plans/liuxi/2026/1.1.1/"))
    assert "提醒：还没有提醒过；没有完成的，将于6月16日提醒（到期前 10 个工作日，日子暂定）。" in page


def test_reminding_asks_as_often_for_what_was_told_already_however_much_it_is(town):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            remind(town.organ, at=moment(TEN))
        return len(counted)

    def grown(number):
        text = [sentence(f"第{n}次公开。", offices=["司法所"], due="2026-06-30") for n in range(number)]
        builders.plan_of(town, told=builders.reading(text))
        remind(town.organ, at=moment(TEN))

    grown(1)
    few = queries()
    grown(60)
    assert queries() == few
    assert Notice.rows.filter(kind="due").count() >= 60


@pytest.fixture
def made(town):
    stand_ins(town)
    return town


KEEPERS = {"clerk", "administrator"}
SEEN = OF_THE_ORGAN


def test_the_rules_are_shown_to_whoever_is_signed_in(made):
    assert got(made, "/desk/reminders/") == {"sign-in": strangers(), 200: others()}


def test_the_rule_of_an_organ_is_shown_to_whoever_sees_it_whole(made):
    assert got(made, "/desk/reminders/liuxi/") == {"sign-in": strangers(), 200: set(SEEN), 404: others(*SEEN)}


def test_changing_the_rule_is_for_the_clerk_and_the_administrator(made):
    data = {"days_before": "10、5、1", "leader_from_week": "1"}
    assert posted(made, "/desk/reminders/liuxi/", data) == {
        "sign-in": strangers(), 302: KEEPERS, 422: SEEN - KEEPERS, 404: others(*SEEN),
    }  # fmt: skip
    assert ReminderRule.rows.count() == 0
