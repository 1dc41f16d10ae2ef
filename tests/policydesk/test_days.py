"""公文的期限：twenty working days, filing, reviews; in the order of days left, in 今日, and told."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.law.policies import Act
from mingtang.policies.actions.steps import take_step
from mingtang.policydesk.in_hand import Policies, PolicyDays
from mingtang.policydesk.queries.desk import policies_of
from tests.builders import moment
from tests.policies.conftest import PUBLIC, WITHHELD, checked, drafted, opened, published, signed, whole

AT = moment("2026-03-20")


def told(made, who, at=AT):
    return [(row.sentence, row.words, row.step) for row in Policies().rows(made[who], at=at)]


def test_what_is_to_be_public_counts_twenty_working_days_from_the_day_it_was_made(made):
    signed(made, opened(made, "甲意见"), made_on=date(2026, 1, 30))
    signed(made, opened(made, "乙意见"), made_on=date(2026, 3, 2))
    opened(made, "丙意见")
    rows = policies_of(made["clerk"], state="", on=AT.date(), at=AT)
    assert [(row.policy.title, row.due and row.due.day, row.words) for row in rows] == [
        ("甲意见", date(2026, 3, 5), "超期 15 天"),
        ("乙意见", date(2026, 3, 30), "还有 10 天"),
        ("丙意见", None, ""),
    ]
    assert [words for _, words, step in told(made, "clerk") if step == "去公开"] == ["超期 15 天", "还有 10 天"]
    due = PolicyDays().of_organ(made.organ, on=AT.date(), at=AT)
    assert [(item.title, item.due_on) for item in due] == [
        ("公开公文《甲意见》", date(2026, 3, 5)),
        ("公开公文《乙意见》", date(2026, 3, 30)),
    ]


def test_each_waits_for_whoevers_turn_it_is(made):
    policy = opened(made)
    assert [told(made, who) for who in ("officer", "reviewer", "leader")] == [[], [], []]
    checked(made, policy, PUBLIC)
    assert [step for _, _, step in told(made, "leader")] == ["去签发"]
    assert told(made, "reviewer") == []


def test_after_publication_it_is_filed_within_its_days(made):
    dates = {"in_force_on": date(2026, 3, 2), "until_on": date(2031, 2, 28)}
    policy = opened(made, "新办法", kind="normative", **dates)
    signed(made, policy, made_on=date(2026, 2, 27))
    whole(made, policy)
    published(made, drafted(made, policy, in_force_on=date(2026, 3, 2), basis="条例"))
    assert told(made, "clerk") == [("公文《新办法》备案", "还有 14 天", "去备案")]
    take_step(policy, act=Act.FILING, on=AT.date(), by=made["clerk"], at=AT)
    assert told(made, "clerk") == []


def test_what_is_not_public_is_told_by_its_number_alone(made):
    policy = signed(made, opened(made, "关于人事的请示", kind="other"), WITHHELD)
    (item,) = PolicyDays().of_organ(made.organ, on=AT.date(), at=AT)
    assert (item.title, item.due_on) == (f"复查不公开的公文（第 {policy.pk} 号）", date(2027, 3, 2))


def test_a_list_of_many_costs_no_more_questions_than_of_few(made):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            policies_of(made["clerk"], state="all", on=AT.date(), at=AT)
        return len(asked)

    signed(made, opened(made, "甲意见"))
    few = questions()
    for number in range(4):
        opened(made, f"乙意见{number}")
    assert questions() == few
