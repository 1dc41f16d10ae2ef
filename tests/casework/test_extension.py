"""延长：one asks, another consents in time, and the database refuses one person for both."""

import pytest
from django.db import DatabaseError, transaction

from mingtang.casework.actions import terms
from mingtang.casework.actions.erasing import forget_words
from mingtang.casework.models import ExtensionRequest
from mingtang.law.rules import RuleBroken
from tests.builders import moment
from tests.casework.conftest import LATE, belated, day, does, now, received, standing
from tests.roles import everything


@pytest.fixture
def asked(made):
    """A case for which the clerk asked for twenty working days more."""
    return standing(made, "handling, extension asked")


def consent(made, case, *, by="leader", on="03-24", seen=None):
    case = now(case)
    at = moment(f"2026-{on}")
    return terms.consent(case, on=day(on), seen=case.steps if seen is None else seen, by=made[by], at=at)


def refused(act):
    before = everything()
    with pytest.raises(RuleBroken) as broken:
        act()
    assert everything() == before
    return broken.value.reasons


def test_nothing_changes_until_the_head_consents(made, asked):
    assert now(asked).due_on == day("03-30")
    event = consent(made, asked)
    request = ExtensionRequest.rows.get()
    assert [now(asked).due_on, event.facts] == [day("04-28"), {"days": 20, "request": request.pk}]
    assert [request.state, request.decider] == ["granted", made["leader"].name]


def test_the_head_consents_within_the_period(made, asked):
    assert refused(lambda: consent(made, asked, on="03-31")) == (
        "同意延长的日期（2026年3月31日）晚于原答复期限（2026年3月30日），请核对。",
    )
    assert refused(lambda: consent(made, asked, on="03-19")) == (
        "同意的日期早于提出延长的日期（2026年3月20日），请核对。",
    )
    consent(made, asked, on="03-30")


@pytest.mark.parametrize("by", ["clerk", "reviewer", "officer", "neighbour-leader", "administrator"])
def test_nobody_but_the_head_consents(made, asked, by):
    head = "延长由政府信息公开工作机构负责人（分管领导）同意。"
    assert refused(lambda: consent(made, asked, by=by))[0] == head


def test_the_setting_names_another_head_and_still_two_people_are_asked(made, asked, settings):
    settings.MINGTANG_EXTENSION_CONSENT = ["disclosure_clerk", "reviewer"]
    assert refused(lambda: consent(made, asked, by="clerk")) == ("延长是您提出的，请由另一个人决定。",)
    consent(made, asked, by="reviewer")
    assert ExtensionRequest.rows.get().decided_by == made["reviewer"]


def test_a_refusal_has_its_reason_and_the_clock_runs_on(made, asked):
    case = now(asked)

    def refuse(answer):
        return terms.refuse_extension(case, answer=answer, seen=case.steps, by=made["leader"], at=LATE)

    assert refused(lambda: refuse(" ")) == ("请写明为什么不同意，不超过 200 个字。",)
    refuse("材料已经有了")
    assert [ExtensionRequest.rows.get().state, now(asked).due_on] == ["refused", day("03-30")]
    does(made, "ask_extension", asked, days=5)
    assert ExtensionRequest.rows.filter(state="asked").count() == 1


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        (21, "答复期限最多延长 20 个工作日，写的是 21（《中华人民共和国政府信息公开条例》第三十三条）。"),
        (0, "请写明延长几个工作日，从 1 到 20。"),
    ],
)
def test_no_more_than_twenty_working_days(made, days, reason):
    case = standing(made, "handling")
    assert refused(lambda: does(made, "ask_extension", case, days=days)) == (reason,)


def test_it_is_asked_for_only_once(made, asked):
    assert refused(lambda: does(made, "ask_extension", asked)) == ("已经提出过延长，等负责人同意。",)
    consent(made, asked)
    assert refused(lambda: does(made, "ask_extension", asked)) == ("答复期限已经延长过 20 个工作日，只能延长一次。",)


def test_a_deputy_of_whoever_asked_does_not_consent_in_their_name(made, asked):
    request = ExtensionRequest.rows.get()
    for told in ({"decided_by": made["clerk"]}, {"decided_by": made["leader"], "decided_for": made["clerk"]}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ExtensionRequest.rows.filter(pk=request.pk).update(state="granted", decided_at=LATE, **told)


@pytest.mark.parametrize(
    "told", [{"days": 5}, {"reason": "另一个"}, {"asked_on": "2026-03-01"}, {"state": "asked", "answer": "又"}]
)
def test_what_was_asked_and_decided_stays(made, asked, told):
    consent(made, asked)
    with pytest.raises(DatabaseError), transaction.atomic():
        ExtensionRequest.rows.update(**told)


def test_an_overdue_case_is_not_mended_by_an_earlier_day(made):
    case = standing(made, "handling")
    assert refused(lambda: does(made, "ask_extension", case, at=LATE)) == (
        "答复期限2026年3月30日已经届满，这是补录：请写明当时为什么没有登记，不超过 200 个字。",
        "补录要有当时的文书：请选卷内文件；还没有的，先把它的扫描件存入卷内文件。",
    )
    does(made, "ask_extension", case)
    assert refused(lambda: consents_late(made, case)) == (
        "答复期限已经届满，不能再补签同意。当时确实同意过的，请选“不同意延长”，"
        "由提出的人附上当时的审批件、写明原因重新提出。",
    )


def consents_late(made, case):
    return terms.consent(now(case), on=day("03-24"), seen=now(case).steps, by=made["leader"], at=LATE)


def test_what_was_consented_in_time_is_entered_late_on_its_paper(made):
    case = standing(made, "handling")
    does(made, "ask_extension", case, at=LATE, **belated(made, case))
    event = consents_late(made, case)
    assert [event.facts["late"], now(case).due_on] == [True, day("04-28")]
    other = standing(made, "handling")
    event = does(made, "delay", other, at=LATE, **belated(made, other))
    assert [event.facts["late"], event.text] == [True, "核对补贴\n补录的原因：当时停电"]


def test_a_case_that_was_itself_entered_later_has_the_days_of_its_own(made):
    case = received(made, at=moment("2026-04-10"))
    does(made, "examine", case)
    does(made, "ask_extension", case, at=LATE)
    assert [consents_late(made, case).facts.get("late"), now(case).due_on] == [None, day("04-28")]


def test_what_was_written_for_it_is_erased_with_the_words_of_the_case(made, asked):
    consent(made, asked)
    with transaction.atomic():
        forget_words(asked, at=LATE)
    assert ExtensionRequest.rows.values_list("reason", "answer", "late_why", "erased_at").get() == ("", "", "", LATE)


def test_nobody_consents_from_the_start(made, asked):
    row = ExtensionRequest(
        application=standing(made, "handling"), days=5, reason="补", state="granted", asked_on=day("03-20"),
        asked_by=made["clerk"], asked_at=LATE, decided_by=made["leader"], decided_at=LATE,
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        ExtensionRequest.rows.get().delete()
