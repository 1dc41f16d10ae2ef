"""办理的日子：what each step does to the clock, in which days it is refused, and what result the law fixes."""

from datetime import date

import pytest

from mingtang.applications.actions.steps import take
from mingtang.applications.clock import due_of, facts_of
from mingtang.applications.due import ReplyDayCheck
from mingtang.applications.models import EventText, Particulars, Service
from mingtang.casework.actions import ending, fees, inquiring, letters_out
from mingtang.casework.models import Party
from mingtang.casework.queries.people import earlier_in_month, handlers, same_person
from mingtang.holidays.queries import calendar
from mingtang.law.fees import Basis
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.rules import RuleBroken
from mingtang.law.service import ServiceWay
from mingtang.outbox.models import Notice
from tests.applying.conftest import MARKERS, applied
from tests.builders import moment
from tests.casework.conftest import LATE, day, does, now, received, sent, standing
from tests.roles import everything


def refused(made, step, case, **told):
    """Why the step is refused; nothing changed."""
    before = everything()
    with pytest.raises(RuleBroken) as broken:
        does(made, step, case, **told)
    assert everything() == before
    return broken.value.reasons


def due(case):
    return due_of(now(case), calendar(), on=day("03-02"))


def test_a_letter_counts_from_the_day_on_which_it_was_confirmed(made):
    case = standing(made, "unconfirmed")
    does(made, "confirm", case)
    assert [now(case).received_on, now(case).due_on] == [day("03-03"), day("03-31")]


def test_what_was_never_reached_says_how_it_was_confirmed(made):
    case = standing(made, "unconfirmed")
    assert refused(made, "confirm", case, how=" ") == ("请写明怎样和申请人确认的，例如“电话确认”，不超过 200 个字。",)


def test_examining_names_the_matter_and_the_handler(made, case):
    does(made, "examine", case)
    assert [now(case).title, now(case).handler] == ["灌渠验收报告", made["clerk"]]
    assert {person.username for person in handlers(made.organ, on=day("03-03"))} == {
        "clerk",
        "gone",
        "reviewer",
        "leader",
    }


def test_the_matter_never_names_the_applicant_and_the_handler_may_know_them(made, case):
    told = {"title": f"{MARKERS['name']}要的报告", "handler": made["officer"]}
    assert refused(made, "examine", case, **told) == (
        "事项在列表里大家都看得到，请不要写申请人的姓名。",
        "请选择承办人：本机关的政务公开专员、审核人或者分管领导。",
    )


def test_a_correction_is_asked_once_within_seven_working_days(made, case):
    late = refused(made, "ask_correction", case, sent=sent("03-12"))
    assert late == ("发出补正告知的日期（2026年3月12日）晚于告知补正的最后一天（2026年3月11日），请核对。",)
    does(made, "ask_correction", case, sent=sent("03-11"))
    does(made, "correct", case, on=day("03-20"))
    again = refused(made, "ask_correction", case, sent=sent("03-11"))
    assert again == ("补正只能一次性告知，这件申请已经告知过。内容仍不明确的，按“补正后申请内容仍不明确”答复。",)
    assert [now(case).due_on, now(case).particulars.corrected] == [day("04-20"), "2025年的验收报告"]


def test_what_was_corrected_without_being_examined_is_named_and_taken_over(made):
    case = applied(made).application
    does(made, "ask_correction", case)
    does(made, "correct", case)
    assert [now(case).stands, now(case).title, now(case).handler] == [ApplicationState.HANDLING, "", None]
    told = {"title": f"{MARKERS['name']}要的报告", "handler": made["officer"]}
    assert refused(made, "assign", case, **told) == (
        "事项在列表里大家都看得到，请不要写申请人的姓名。",
        "请选择承办人：本机关的政务公开专员、审核人或者分管领导。",
    )
    does(made, "assign", case)
    assert [now(case).title, now(case).handler, now(case).stands] == [
        "灌渠清淤验收报告", made["reviewer"], ApplicationState.HANDLING,
    ]  # fmt: skip
    assert refused(made, "assign", case) == ("事项和承办人都没有改，不用登记。",)
    event = does(made, "assign", case, handler=made["clerk"])
    assert [event.facts, event.text] == [
        {"title": False, "handler": True, "to": made["clerk"].pk}, f"承办人原来是：{made['reviewer'].name}",
    ]  # fmt: skip


@pytest.mark.parametrize(("term", "fits"), [(0, False), (1, True), (30, True), (31, False)])
def test_the_term_of_a_correction_is_reasonable(made, case, term, fits):
    if fits:
        does(made, "ask_correction", case, term=term)
    else:
        assert refused(made, "ask_correction", case, term=term)[0] == "补正的期限写 1 到 30 个工作日。"


def test_what_is_missing_is_kept_apart_from_the_event_and_can_be_erased(made, case):
    event = does(made, "ask_correction", case, missing="写明哪一年")
    assert [event.facts, event.text] == [{"term": 10}, "写明哪一年"]
    assert EventText.rows.filter(event=event).update(text="") == 1


def test_a_correction_lapses_after_its_last_day_where_there_is_no_proper_reason(made):
    case = standing(made, "correcting, told")
    last = due(case).correct_by
    assert last == day("03-31")
    assert refused(made, "lapse_correction", case, on=last) == (
        "补正的最后一天是2026年3月31日，还没有过，请等这一天过后再办。",
    )
    assert refused(made, "lapse_correction", case, on=day("04-01"), no_reason=False) == (
        "有正当理由的不能终止。请先了解申请人为什么没有补正，没有正当理由的勾选以后再办。",
    )
    does(made, "lapse_correction", case, on=day("04-01"))
    assert [now(case).outcome, now(case).ended_on, now(case).state] == ["R6.1", day("04-01"), "closed"]


def test_the_clock_stands_still_until_a_third_party_has_answered(made):
    case = standing(made, "handling, asked", at=moment("2026-03-06"))
    assert [now(case).is_paused, now(case).due_on] == [True, None]
    does(made, "hear", case)
    assert [now(case).is_paused, now(case).due_on] == [False, day("04-07")]


def test_the_clock_runs_on_by_itself_when_a_third_party_says_nothing(made):
    case = standing(made, "handling, asked", at=moment("2026-03-06"))
    check = ReplyDayCheck()
    waits = {on: case.pk in check.due(on=day(on), at=moment(f"2026-{on}")) for on in ("03-27", "03-28")}
    assert waits == {"03-27": False, "03-28": True}
    check.do(case.pk, at=moment("2026-03-28"))
    assert [now(case).is_paused, now(case).due_on] == [False, day("04-22")]
    (told,) = Notice.rows.filter(person=made["clerk"], path=case.desk_address)
    assert told.title == f"征求意见的期限过了，申请 {case.number} 接着计算，答复期限2026年4月22日"
    does(made, "lapse_inquiry", case, on=day("03-30"))
    assert now(case).due_on == day("04-22")


def test_an_objection_says_why(made):
    case = standing(made, "handling, asked")
    assert refused(made, "hear", case, agrees=False) == ("对方不同意公开的，请写明对方的理由；理由合理的才不予公开。",)
    event = does(made, "hear", case, agrees=False, opinion="是商业秘密")
    assert [event.facts, event.text] == [{"agrees": False}, "是商业秘密"]


def test_silence_counts_after_fifteen_working_days(made):
    case = standing(made, "handling, asked")
    assert due(case).opinion_by == day("03-27")
    assert refused(made, "lapse_inquiry", case, on=day("03-27")) == (
        "提出意见的最后一天是2026年3月27日，还没有过，请等这一天过后再办。",
    )
    does(made, "lapse_inquiry", case, on=day("03-30"))
    assert now(case).due_on == day("04-22")
    assert inquiring.waiting(now(case)) == []


def test_whom_one_asked_and_what_stands_apart_from_the_event(made):
    case = standing(made, "handling, asked")
    event = case.events.get(act=FoiAct.INQUIRE.value)
    assert event.facts == {"asked": "third_party"}
    party = Party.rows.get(event=event)
    assert [party.name, party.question] == ["某公司", "是否同意公开"]
    assert Party.rows.filter(pk=party.pk).update(name="", address="", question="") == 1


def test_the_day_of_receipt_is_entered_once_with_its_proof(made, case):
    does(made, "ask_correction", case)
    service = letters_out.awaiting_receipt(now(case))[0]
    assert refused(made, "receive", case, received_on=day("03-03"), proof="") == (
        "收到的日期（2026年3月3日）早于发出的日期（2026年3月4日），请核对。",
        "请写明凭什么知道收到的，例如“邮政回执，本人签收”。",
    )
    does(made, "receive", case)
    service.refresh_from_db()
    assert [service.received_on, service.received_by, due(case).correct_by] == [day("03-17"), "回执", day("03-31")]
    assert refused(made, "receive", case, service=service.pk) == ("没有等着登记收到日期的文书。",)


def test_what_is_sent_electronically_is_received_the_same_day(made, case):
    does(made, "ask_correction", case, sent=sent("03-04", way=ServiceWay.ELECTRONIC))
    assert Service.rows.get().received_on == day("03-04")


def test_a_fee_is_reckoned_on_what_the_person_asked_for_in_the_month(made):
    for _ in range(10):
        received(made)
    case = received(made)
    does(made, "examine", case)
    fee = fees.fee_for(now(case), basis=Basis.ITEMS, count=3, on=day("03-13"))
    assert [earlier_in_month(now(case), same_person(now(case))), fee.yuan, fee.bands[0].first] == [10, 300, 11]


def test_a_fee_of_nothing_is_no_fee(made):
    case = standing(made, "handling")
    assert refused(made, "notify_fee", case, basis=Basis.ITEMS, count=1, why="") == (
        "请写明数量、频次怎样明显超过合理范围；没有超过的不收费（条例第四十二条）。",
        "按这个标准算出来是 0 元，不用收费，请直接办理。",
    )


def test_payment_starts_the_clock_anew_and_nonpayment_ends_it(made):
    case = standing(made, "unpaid")
    notice = case.events.get(act=FoiAct.NOTIFY_FEE.value)
    assert notice.facts == {"basis": "pages", "count": 100, "yuan": 700, "first": 1}
    assert [now(case).due_on, due(case).pay_by] == [None, day("04-14")]
    assert refused(made, "lapse_fee", case, on=day("04-14")) == (
        "缴费的最后一天是2026年4月14日，还没有过，请等这一天过后再办。",
    )
    assert refused(made, "pay", case, on=day("04-15")) == (
        "缴费的日期（2026年4月15日）晚于缴费的最后一天（2026年4月14日），申请视为放弃，"
        "不再计算答复期限。请核对收到收费通知的日期。",
    )
    paid = standing(made, "handling, paid")
    assert now(paid).due_on == day("04-20")
    does(made, "lapse_fee", case, on=day("04-15"))
    assert [now(case).outcome, now(case).state] == ["R6.2", "closed"]


def test_a_delayed_answer_follows_reasons_that_were_asked_for(made):
    case = standing(made, "handling")
    assert refused(made, "delay", case, asked_on=day("03-19"), reasons_given="") == (
        "要求申请人说明理由，应当在收到申请以后、告知延迟（2026年3月18日）以前，请核对日期。",
        "请写明申请人说明的理由；理由不合理的不是延迟答复，是告知不予处理。",
    )
    does(made, "delay", case)
    assert now(case).due_on == day("05-29")


def test_a_withdrawal_has_its_result(made, case):
    does(made, "withdraw", case)
    assert [now(case).outcome, now(case).ended_on, now(case).state] == ["R6.3", day("03-19"), "closed"]


def test_the_parts_of_a_letter_keep_its_days_and_its_history(made):
    case = standing(made, "handling, corrected")
    parts = does(made, "split", case)
    found = [given.application for given in parts.receipts]
    assert [part.number for part in found] == ["2026-3", "2026-4"]
    assert [part.title for part in found] == ["验收报告", "施工合同"]
    assert {(part.received_on, part.due_on, part.state, part.came_from_id) for part in found} == {
        (day("03-02"), now(case).due_on, "handling", case.pk)
    }
    assert {facts_of(now(part), on=day("03-20")).corrected for part in found} == {day("03-10")}
    assert [Particulars.rows.get(application=part).name for part in found] == [MARKERS["name"]] * 2
    assert [now(case).state, earlier_in_month(now(found[1]), same_person(now(found[1])))] == ["split", 2]


@pytest.mark.parametrize(
    ("titles", "reason"),
    [
        (["验收报告"], "请写 2 到 30 个事项，一行一个。"),
        (["验收报告", "验收报告 "], "有两个事项写得一样，请核对。"),
        (["验收报告", MARKERS["name"]], "事项在列表里大家都看得到，请不要写申请人的姓名。"),
    ],
)
def test_a_letter_is_split_into_several_matters_that_differ(made, case, titles, reason):
    assert refused(made, "split", case, titles=titles) == (reason,)


def test_a_case_is_joined_to_one_of_the_same_person_that_is_due_no_later(made):
    case = standing(made, "received")
    later = received(made, on="2026-03-09", at=LATE)
    stranger = received(made, phone="0000-1111111", address="村东")
    assert refused(made, "join", case, into=stranger.pk) == ("只能并入同一申请人在办的、已登记或者办理中的另一件。",)
    assert refused(made, "join", case, into=later.pk) == (
        f"申请 {later.number} 的答复期限更晚，并进去会耽误这一件。请把那一件并入这一件。",
    )
    does(made, "join", later, into=case.pk)
    assert [now(later).stands, now(later).joined_to_id] == [ApplicationState.JOINED, case.pk]
    assert case.pk not in [each.pk for each in ending.joinable(now(case))]


def test_each_order_to_answer_anew_begins_a_new_round(made):
    case = standing(made, "ordered anew")
    assert [facts_of(case, on=day("04-20")).received, due(case).due] == [day("03-25"), date(2026, 4, 23)]
    for act, on in ((FoiAct.SIGN, "04-01"), (FoiAct.DELIVER, "04-02"), (FoiAct.REDO, "04-20"), (FoiAct.DELAY, "04-28")):
        facts = {"until": "2026-06-30"} if act is FoiAct.DELAY else {}
        take(now(case), act, on=day(on), seen=now(case).steps, by=made["clerk"], at=LATE, facts=facts)
    assert [facts_of(now(case), on=day("04-28")).received, now(case).due_on] == [day("04-20"), day("06-30")]


def test_no_step_lies_before_the_receipt_or_after_today(made, case):
    told = {"title": "验收报告", "handler": made["clerk"]}
    assert refused(made, "examine", case, on=day("06-02"), **told) == (
        "“审核后转办理”的日期（2026年6月2日）在今天以后，请核对。",
    )
    letter = standing(made, "unconfirmed")
    does(made, "confirm", letter)
    assert refused(made, "examine", letter, on=day("03-02"), **told) == (
        "“审核后转办理”的日期（2026年3月2日）早于收到申请之日（2026年3月3日），请核对。",
    )
