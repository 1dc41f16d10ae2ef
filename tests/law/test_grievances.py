"""投诉的规则：what may follow what, who judges whom, what is ordered where it is upheld, and when it is closed."""

from datetime import date

import pytest

from mingtang.law.grievance_targets import Against, against_of, reasons_against_judging
from mingtang.law.grievances import (
    MOVES,
    OPEN,
    STEPS,
    Finding,
    GrievanceAct,
    GrievanceState,
    after,
    reasons_against,
    reasons_against_closing,
    reasons_against_complaining,
    reasons_against_finding,
    reasons_against_transfer,
    told_to_complainant,
)
from mingtang.law.matters import Arrival
from mingtang.law.rules import RuleBroken
from mingtang.law.units import UnitKind

S, A = GrievanceState, GrievanceAct
TODAY = date(2026, 3, 10)
CLOSING = {"mended": None, "result": "", "answered": TODAY, "passed_by": "", "reported": None, "today": TODAY}


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("act", list(A))
def test_every_act_is_moved_or_refused_with_what_to_do_instead(state, act):
    against = reasons_against(state, act)
    if (state, act) in STEPS:
        assert (against, after(state, act)) == ((), STEPS[state, act])
    else:
        assert len(against) == 1
        assert against[0].startswith(f"这一件现在是“{state.label}”，不能{act.label}。请") or state not in OPEN
        with pytest.raises(RuleBroken):
            after(state, act)


def test_it_is_closed_only_after_its_answer_and_that_only_after_approval():
    before = {then: {now for (now, _), to in STEPS.items() if to is then} for then in S}
    assert before[S.CLOSED] == {S.ANSWERED}
    assert before[S.ANSWERED] == {S.DECIDED}
    assert before[S.DECIDED] == {S.DRAFTED}
    assert {state for state in S if not MOVES[state]} == set(S) - OPEN


@pytest.mark.parametrize(
    ("kind", "against"),
    [
        (UnitKind.ADMINISTRATIVE_ORGAN, Against.ORGAN),
        (UnitKind.INTERNAL_OFFICE, Against.OFFICE),
        (UnitKind.DISPATCHED_OFFICE, Against.OFFICE),
        (UnitKind.MANAGEMENT_DISTRICT, Against.OFFICE),
        (UnitKind.VILLAGE_BODY, Against.VILLAGE),
    ],
)
def test_whom_a_grievance_is_against_follows_from_the_kind_of_unit(kind, against):
    assert against_of(kind) is against


@pytest.mark.parametrize("arrival", list(Arrival))
@pytest.mark.parametrize("against", list(Against))
def test_nobody_judges_a_grievance_against_themselves_unless_it_was_passed_down(against, arrival):
    goes_up = against is Against.ORGAN and arrival is not Arrival.PASSED
    assert bool(reasons_against_judging(against, arrival)) == goes_up


def test_a_village_is_judged_under_the_law_of_villages():
    assert Against.VILLAGE.basis == "村民委员会组织法第三十一条"


@pytest.mark.parametrize(
    ("finding", "measures", "mend_by", "reasons"),
    [
        (Finding.UPHELD, "补公开", date(2026, 3, 20), ()),
        (Finding.UPHELD, "", None, ("成立的，请写责令改正什么。", "成立的，请写哪天以前改正。")),
        (Finding.PARTLY, "补公开", date(2026, 3, 9), ("改正的日期已经过了，请核对。",)),
        (Finding.UNFOUNDED, "", None, ()),
        (Finding.UNFOUNDED, "补公开", None, ("不成立的，不填责令改正的内容和日期。",)),
        (None, "", None, ("请选择结论。",)),
    ],
)
def test_what_is_upheld_is_ordered_to_be_put_right_by_a_day(finding, measures, mend_by, reasons):
    told = {"facts": "看过公开栏", "answer": "答复", "measures": measures, "mend_by": mend_by, "today": TODAY}
    assert reasons_against_finding(finding, **told) == reasons


@pytest.mark.parametrize(
    ("finding", "told", "reasons"),
    [
        (Finding.UNFOUNDED, {}, ()),
        (Finding.UNFOUNDED, {"mended": TODAY}, ("不成立的，没有要改正的，不填改正的日期和情况。",)),
        (Finding.UPHELD, {}, ("成立的，请写哪天改正的。", "成立的，请写怎样改正的。")),
        (Finding.UPHELD, {"mended": TODAY, "result": "已补公开"}, ()),
        (
            Finding.UNFOUNDED,
            {"passed_by": "云泽县人民政府办公室"},
            ("是云泽县人民政府办公室转来的，请写哪天向它报告了办理结果。",),
        ),
        (Finding.UNFOUNDED, {"passed_by": "县", "reported": date(2026, 3, 9)}, ("报告的日期早于答复的日期，请核对。",)),
        (Finding.UNFOUNDED, {"reported": TODAY}, ("不是别的机关转来的，不填报告的日期。",)),
        (Finding.PARTLY, {"mended": date(2026, 3, 11), "result": "已补"}, ("日期在今天以后，请核对。",)),
    ],
)
def test_it_is_closed_once_it_was_put_right_and_reported_back(finding, told, reasons):
    assert reasons_against_closing(finding, **CLOSING | told) == reasons


def test_a_complaint_needs_no_name_and_a_transfer_needs_an_organ_and_a_day():
    assert reasons_against_complaining(text="村里半年没有公开收支", name="", phone="", address="") == ()
    assert reasons_against_complaining(text=" ", name="", phone="电话", address="") == (
        "请写投诉什么：哪个单位，什么事，应当怎样而没有怎样。",
        "联系电话只写数字，可以带区号，例如 0000-1234567。",
    )
    assert reasons_against_transfer(to="", passed=date(2026, 3, 1), came=date(2026, 3, 2), today=TODAY) == (
        "请写转送给哪个机关。",
        "转送的日期早于收到投诉的日期，请核对。",
    )


def test_the_complainant_is_told_where_it_went():
    assert told_to_complainant(S.PASSED, passed_to="云泽县人民政府办公室") == "已经转送云泽县人民政府办公室，由它办理。"
