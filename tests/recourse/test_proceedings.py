"""复议诉讼：its clocks, who may do what, what an order to answer anew does to the case, and the papers."""

from datetime import date

import pytest

from mingtang.applications.clock import due_of as reply_due
from mingtang.applications.models import Application, Event
from mingtang.audit.models import Entry
from mingtang.files.models import Attachment
from mingtang.holidays.queries import calendar
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.proceedings import OPEN, STEPS, Cause, Course, ProceedingAct, ProceedingState, Result, reasons_against
from mingtang.law.rules import RuleBroken
from mingtang.recourse.actions.answering import extend, submit, take_up
from mingtang.recourse.actions.registering import complete
from mingtang.recourse.actions.steps import STALE, settle_anew
from mingtang.recourse.models import Proceeding, ProceedingPaper, ProceedingStep
from mingtang.recourse.queries.desk import waiting_for
from tests.applying.conftest import applied
from tests.builders import moment
from tests.recourse.conftest import AT, answering, brought, decided, fresh, scanned, stepped, submitted
from tests.refusals import refused, sql, stopped


@pytest.mark.parametrize(
    ("course", "summary", "due"),
    [
        (Course.REVIEW, False, date(2026, 4, 24)),
        (Course.REVIEW, True, date(2026, 4, 17)),
        (Course.DIRECT, False, date(2026, 4, 27)),
        (Course.AFTER_REVIEW, True, date(2026, 4, 27)),
    ],
)
def test_the_answer_is_due_by_the_clock_of_its_course(made, case, course, summary, due):
    proceeding = brought(made, case, course=course, is_summary=summary)
    assert (proceeding.stands, proceeding.due_on) == (ProceedingState.RECEIVED, due)


@pytest.mark.parametrize(
    ("course", "summary", "due"),
    [
        (Course.REVIEW, False, date(2026, 6, 8)),
        (Course.REVIEW, True, date(2026, 5, 8)),
        (Course.DIRECT, False, date(2026, 10, 8)),
        (Course.DIRECT, True, date(2026, 5, 25)),
    ],
)
def test_after_the_answer_the_clock_is_that_of_the_decision(made, case, course, summary, due):
    proceeding = brought(made, case, course=course, is_summary=summary)
    answering(made, proceeding)
    assert submitted(made, proceeding).due_on == due


def test_the_reviewing_organ_may_extend_once_by_thirty_days(made, case):
    proceeding = brought(made, case)
    answering(made, proceeding)
    seen = submitted(made, proceeding).steps
    told = {"on": date(2026, 6, 1), "by": made["clerk"], "at": moment("2026-06-01")}
    with refused("“作出复议决定”最多延长 30 日，写的是 31。"):
        extend(proceeding, days=31, seen=seen, **told)
    assert extend(proceeding, days=30, seen=seen, **told).due_on == date(2026, 7, 7)
    with refused("已经登记过一次延期。"):
        extend(proceeding, days=5, seen=seen + 1, **told)


def test_a_court_does_not_extend_and_a_docket_may_follow(made, case):
    proceeding = brought(made, case, course=Course.DIRECT, accepted=None, docket="")
    answering(made, proceeding)
    assert submitted(made, proceeding).due_on is None
    told = {"docket": "（2026）清0101行初5号", "accepted_on": date(2026, 4, 8), "by": made["clerk"], "at": AT}
    seen = fresh(proceeding).steps
    assert complete(proceeding, seen=seen, **told).due_on == date(2026, 10, 8)
    with refused("请填写还没有登记的案号或者受理日期；登记过的不能改。"):
        complete(proceeding, seen=seen + 1, **told)
    with pytest.raises(RuleBroken):
        extend(proceeding, days=10, on=date(2026, 4, 13), seen=seen + 1, by=made["clerk"], at=AT)
    assert fresh(proceeding).extension == 0


def test_what_is_wrong_with_the_registration_is_told_all_at_once(made, case):
    with refused(
        "复议诉讼由柳溪镇人民政府的政务公开专员登记。",
        "请写审理的机关：复议机关或者人民法院的全称。",
        "收到副本的日期（2027年1月1日）在今天以后，请核对。",
        "受理或者立案的日期早于提交申请的日期，请核对。",
    ):
        brought({"clerk": made["leader"]}, case, tribunal=" ", served="2027-01-01", accepted="2026-01-05")
    assert (Proceeding.rows.count(), ProceedingStep.rows.count()) == (0, 0)


def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(made, case):
    with pytest.raises(RuleBroken):
        brought(made, case, docket="机密★")
    assert Proceeding.rows.count() == 0
    assert Entry.rows.order_by("-id").first().verb == "recourse.refuse_classified"


def test_an_order_to_answer_anew_opens_the_case_on_the_day_it_was_received(made, case):
    case = stepped(case, FoiAct.ARCHIVE, "2026-03-25", by=made["clerk"])
    proceeding = decided(made, brought(made, case), Result.CORRECTED, on="2026-05-20", redo=True)
    case = Application.rows.get(pk=case.pk)
    assert (case.stands, case.ended_on, case.outcome) == (ApplicationState.HANDLING, None, "")
    assert reply_due(case, calendar(), on=case.submitted_on).due == case.due_on == date(2026, 6, 17)
    assert proceeding.redone.told("proceeding") == proceeding.pk
    assert (proceeding.stands, proceeding.due_on) == (ProceedingState.CLOSED, None)


def test_the_day_that_the_order_sets_is_the_last(made, case):
    until = date(2026, 6, 3)
    decided(made, brought(made, case), Result.CORRECTED, on="2026-05-20", redo=True, redo_until=until)
    case = Application.rows.get(pk=case.pk)
    assert reply_due(case, calendar(), on=until).due == case.due_on == until


def test_without_an_order_the_case_stays_as_it_was(made, case):
    decided(made, brought(made, case), Result.UPHELD)
    assert Application.rows.get(pk=case.pk).stands is ApplicationState.ANSWERED
    assert Event.rows.filter(act=FoiAct.REDO.value).count() == 0


def test_a_result_that_contradicts_itself_is_refused(made, case):
    proceeding = brought(made, case)
    with refused(
        "责令重新答复的，结果是“结果纠正”，请核对。",
        "收到结果的日期早于收到副本的日期，请核对。",
        "决定或者裁判的日期早于受理、立案的日期（2026年4月8日），请核对。",
    ):
        decided(made, proceeding, Result.UPHELD, on="2026-04-01", redo=True, at=AT)


def test_a_case_that_is_still_open_is_not_opened_anew(made):
    silent = stepped(applied(made, key="k-2").application, FoiAct.EXAMINE, "2026-03-04", by=made["clerk"])
    proceeding = brought(made, silent, cause=Cause.SILENCE)
    with refused(
        "这件申请“办理中”，不能重新办理：只有已答复、已终止或者已归档的才有被责令重新办理的。请继续办理，拟好答复后送签发。"
    ):
        decided(made, proceeding, Result.CORRECTED, redo=True)
    assert decided(made, proceeding, Result.CORRECTED).redone is None


def test_only_the_clerk_and_the_handler_go_on_with_it(made, case):
    proceeding = answering(made, brought(made, case))
    told = {"on": date(2026, 4, 13), "seen": proceeding.steps, "at": AT}
    with refused("由柳溪镇人民政府的政务公开专员或者指定的承办人办理。"):
        submit(proceeding, by=made["other-officer"], **told)
    assert submit(proceeding, by=made["officer"], **told).stands is ProceedingState.WAITING


def test_a_handler_holds_a_post_in_the_organ_and_is_named_by_the_clerk(made, case):
    proceeding = brought(made, case)
    with refused("承办人由柳溪镇人民政府的政务公开专员指定。", "请选择在柳溪镇人民政府任职的人。"):
        take_up(proceeding, handler=made["neighbour-officer"], seen=1, by=made["leader"], at=AT)


def test_whoever_looked_at_an_older_page_is_told(made, case):
    proceeding = brought(made, case)
    answering(made, proceeding)
    with refused(STALE):
        take_up(proceeding, handler=made["officer"], seen=1, by=made["clerk"], at=AT)


def test_every_act_in_every_state_is_moved_or_refused_with_a_reason():
    for state in ProceedingState:
        for act in ProceedingAct:
            reasons = reasons_against(state, act)
            assert bool(reasons) != ((state, act) in STEPS), (state, act)
            assert all(reason.endswith("。") for reason in reasons)
    assert {state for state, act in STEPS if act is not ProceedingAct.STRIKE} == OPEN


def test_a_closed_proceeding_stays_even_in_the_database(made, case):
    proceeding = decided(made, brought(made, case), Result.UPHELD)
    with refused(
        "这一件现在是“结案”，不能登记结果。已经结案，登记的结果不能再改；登记错了的，由另一个人撤销登记，再重新登记。"
    ):
        decided(made, proceeding, Result.OTHER)
    for change in ({"result": "other"}, {"docket": "另一个"}, {"served_on": date(2026, 4, 11)}):
        with stopped():
            Proceeding.rows.filter(pk=proceeding.pk).update(**change)
    with stopped("复议诉讼的登记不得删除"):
        sql("DELETE FROM recourse_proceeding")


def test_a_paper_keeps_no_name_that_somebody_gave_it(made, case):
    paper = scanned(made, brought(made, case))
    attachment = Attachment.rows.get()
    assert (attachment.name, paper.attachment) == ("申请书或者起诉状副本.jpg", attachment)
    assert "甄申请" not in Entry.rows.order_by("-id").first().facts


def test_a_paper_of_another_office_is_refused_before_it_is_kept(made, case):
    proceeding = brought(made, case)
    with refused("由柳溪镇人民政府的政务公开专员或者指定的承办人办理。"):
        scanned(made, proceeding, by="officer")
    assert (ProceedingPaper.rows.count(), Attachment.rows.count()) == (0, 0)


def test_a_changed_day_off_is_followed(made, case):
    proceeding = brought(made, case)
    Proceeding.rows.filter(pk=proceeding.pk).update(due_on=date(2026, 4, 1))
    assert settle_anew(proceeding.pk, calendar()) is True
    assert settle_anew(proceeding.pk, calendar()) is False
    assert fresh(proceeding).due_on == date(2026, 4, 24)


def test_today_shows_it_to_the_clerk_and_the_handler_while_the_organ_must_act(made, case):
    proceeding = brought(made, case)

    def asked(at=AT):
        return {name for name in ("clerk", "officer", "leader", "neighbour-clerk") if waiting_for(made[name], at=at)}

    assert asked() == {"clerk"}
    answering(made, proceeding)
    assert asked() == {"clerk", "officer"}
    submitted(made, proceeding)
    assert asked(moment("2026-04-21")) == set()
    assert asked(moment("2026-06-09")) == {"clerk", "officer"}
