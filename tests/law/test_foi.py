"""依申请公开的状态表：every pair of state and act is moved or refused in words."""

import pytest

from mingtang.law.foi import (
    LABELS,
    MOVES,
    OPEN,
    STEPS,
    ApplicantKind,
    ApplicationState,
    Channel,
    FoiAct,
    acts_in,
    after,
    reasons_against,
)
from mingtang.law.rules import RuleBroken

PAIRS = [(state, act) for state in ApplicationState for act in FoiAct]
WAYS = """
unconfirmed  confirm=received withdraw=closed
received     examine=handling ask_correction=correcting answer_at_once=answered withdraw=closed split=split join=joined
correcting   correct=handling lapse_correction=closed hear=correcting withdraw=closed assign=correcting
handling     ask_correction=correcting inquire=handling hear=handling extend=handling delay=handling notify_fee=unpaid
handling     assign=handling
handling     sign=signed answer_at_once=answered withdraw=closed split=split join=joined
unpaid       assign=unpaid
unpaid       hear=unpaid pay=handling lapse_fee=closed withdraw=closed
signed       assign=signed
signed       hear=signed deliver=answered withdraw=closed take_back=handling
answered     archive=archived redo=handling assign=answered
closed       archive=archived redo=handling assign=closed
archived     redo=handling
"""


def written_out():
    ways = {}
    for line in WAYS.strip().splitlines():
        state, *acts = line.split()
        for way in acts:
            act, then = way.split("=")
            ways[ApplicationState(state), FoiAct(act)] = ApplicationState(then)
    return ways


@pytest.mark.parametrize(("state", "act"), PAIRS)
def test_every_state_and_act_is_moved_or_refused_with_what_to_do(state, act):
    then = written_out().get((state, act))
    if then:
        assert (reasons_against(state, act), after(state, act)) == ((), then)
        return
    (reason,) = reasons_against(state, act)
    assert reason.startswith(f"这件申请“{state.label}”，不能{act.label}：")
    assert reason.endswith("。")
    assert reason.count("。") == 2
    with pytest.raises(RuleBroken) as refusal:
        after(state, act)
    assert refusal.value.reasons == (reason,)


def test_the_table_holds_nothing_else():
    assert written_out() == STEPS


def test_a_refusal_says_why_and_what_to_do():
    assert reasons_against(ApplicationState.UNPAID, FoiAct.EXTEND) == (
        "这件申请“待缴费”，不能延长答复期限：只有办理中、期限还没有届满的才能延长。"
        "请等申请人缴费；缴费期限届满仍未缴的，终止办理。",
    )


def test_the_drawing_has_every_way_that_changes_the_state():
    drawn = {(now, then) for now in MOVES for then in MOVES[now]}
    assert drawn == {(now, then) for (now, _), then in STEPS.items() if now is not then}
    assert set(MOVES) == set(LABELS) == set(ApplicationState)


def test_every_state_is_reached_from_an_application_that_came_in():
    reached = {ApplicationState.UNCONFIRMED}
    while more := {then for now in reached for then in MOVES[now]} - reached:
        reached |= more
    assert reached == set(ApplicationState)


def test_every_act_may_be_done_somewhere():
    assert {act for state in ApplicationState for act in acts_in(state)} == set(FoiAct)


def test_an_application_can_be_withdrawn_as_long_as_it_is_open():
    assert {state for state in ApplicationState if FoiAct.WITHDRAW in acts_in(state)} == OPEN


def test_labels_are_the_words_of_the_field():
    assert [state.label for state in ApplicationState] == [
        "待确认收到",
        "已登记",
        "待补正",
        "办理中",
        "待缴费",
        "待送达",
        "已答复",
        "已终止",
        "已归档",
        "已拆分",
        "已并入",
    ]
    assert [channel.label for channel in Channel] == ["当面", "邮寄（签收）", "平常信函", "传真", "电子邮件", "网上"]
    assert len({act.label for act in FoiAct}) == len(FoiAct)


def test_every_act_but_those_no_text_speaks_of_names_its_article():
    assert {act for act in FoiAct if not act.article} == {FoiAct.WITHDRAW, FoiAct.JOIN}
    assert FoiAct.EXTEND.article == "《中华人民共和国政府信息公开条例》第三十三条"


def test_kinds_of_applicants_are_the_columns_of_the_annual_report():
    assert [(kind.heading, kind.label) for kind in ApplicantKind] == [
        ("自然人", "公民"),
        ("法人或其他组织", "商业企业"),
        ("法人或其他组织", "科研机构"),
        ("法人或其他组织", "社会公益组织"),
        ("法人或其他组织", "法律服务机构"),
        ("法人或其他组织", "其他"),
    ]
