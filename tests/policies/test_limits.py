"""公文的边界：implausible days, steps out of order, comments judged again, what is shown is what was signed."""

import json
from dataclasses import replace
from datetime import date

from mingtang.audit.models import Entry
from mingtang.drafting.actions import handing
from mingtang.law.drafting_sheets import WITHHELD_NOTE
from mingtang.law.openness import Openness
from mingtang.law.policies import Act, PolicyState
from mingtang.law.policy_lengths import Lengths
from mingtang.policies.actions import deciding, following, opening
from mingtang.policies.actions.opening import Typed
from mingtang.policies.queries.rules import started_on
from tests.drafting.conftest import saved
from tests.policies.conftest import (
    AT,
    DAY,
    LATER,
    PUBLIC,
    WITHHELD,
    checked,
    drafted,
    fresh,
    opened,
    reviewed,
    signed,
    step,
    whole,
)
from tests.refusals import refused

TOO_OLD = (
    "成文日期2016年11月20日比起草这份公文早一年以上，请核对年份；"
    "以前成文的老文件不用公文单，由政务公开专员登记为历史文件。"
)


def test_a_slip_in_the_year_is_not_signed_and_not_decided_anew(made, policy):
    policy = checked(made, policy)
    with refused(TOO_OLD):
        deciding.sign(policy, openness=Openness.PROACTIVE, made_on=date(2016, 11, 20), by=made["leader"], at=AT)
    policy = deciding.sign(policy, openness=Openness.PROACTIVE, made_on=DAY, by=made["leader"], at=AT)
    with refused(TOO_OLD):
        told = {"made_on": date(2016, 11, 20), "why": "年份写错了。"}
        deciding.decide_anew(policy, proposal=PUBLIC, **told, by=made["leader"], at=LATER)


def test_a_day_that_was_signed_wrongly_is_put_right_with_its_reason(made, policy):
    policy = signed(made, policy)
    told = {"made_on": date(2026, 2, 27), "why": "日期写错了。"}
    policy = deciding.decide_anew(policy, proposal=PUBLIC, **told, by=made["leader"], at=LATER)
    assert (fresh(policy).made_on, fresh(policy).decided) == (date(2026, 2, 27), Openness.PROACTIVE)
    facts = json.loads(Entry.rows.get(verb="policies.decide-anew").facts)
    assert facts["made_on"] == "2026-03-02 → 2026-02-27"


def test_what_is_shown_differs_in_nothing_from_what_was_signed(made, policy):
    signed(made, policy)
    draft = drafted(made, policy)
    draft = saved(draft, by=made["officer"], title="另一个标题", type="policy", made_on=date(2026, 2, 1))
    with refused(
        f"标题和公文单不一致：公文单上是“{policy.title}”，稿件写的是“另一个标题”，请改成一致。",
        "成文日期和公文单不一致：公文单上是“2026年3月2日”，稿件写的是“2026年2月1日”，请改成一致。",
    ):
        handing.hand_in(draft, by=made["officer"], at=LATER)


def test_comments_too_short_for_business_are_judged_again_once_it_is_ticked(made):
    policy = opened(made, kind="policy")
    step(made, policy, Act.COMMENTS_OPEN, date(2026, 2, 1))
    step(made, policy, Act.COMMENTS_CLOSE, date(2026, 2, 8))
    step(made, policy, Act.FAIR_COMPETITION, date(2026, 2, 9))
    typed = Typed(title=policy.title, kind="policy", touches_market=True)
    opening.change(policy, typed=typed, by=made["officer"], at=LATER)
    signed(made, fresh(policy))
    draft = drafted(made, policy)
    with refused(
        "“其他政策文件”公开以前还要办：征求意见。",
        "涉及市场主体，征求意见不少于 30 天，登记的只有 7 天，请重新征求意见，再登记一次。",
    ):
        handing.hand_in(draft, by=made["officer"], at=LATER)
    step(made, policy, Act.COMMENTS_CLOSE, date(2026, 3, 3))
    assert handing.hand_in(fresh(policy).manuscript, by=made["officer"], at=LATER).title == policy.title


def test_steps_are_neither_in_another_order_nor_on_impossible_days(made):
    policy = opened(made, "新办法", kind="normative")
    with refused("“集体审议”以前要先办完：征求意见、合法性审核。"):
        step(made, policy, Act.DELIBERATION, note="第 3 次镇长办公会议")
    policy = reviewed(made, policy)
    with refused(
        "日期早于2025年3月2日，这份公文那时还没有开始办，请核对年份。",
        "日期早于“征求意见结束”的2026年2月10日，请核对。",
        "日期早于“合法性审核意见”的2026年2月26日，请核对。",
        "日期早于“集体审议”的2026年2月27日，请核对。",
    ):
        step(made, policy, Act.REGISTRATION, date(1900, 1, 1))


def test_a_number_given_by_mistake_is_dropped_with_its_document_and_never_given_again(made):
    policy = whole(made, opened(made, "甲办法", kind="normative"))
    policy = opening.drop(policy, by=made["clerk"], at=LATER)
    assert (policy.stands, policy.register_number) == (PolicyState.DROPPED, "LIUXI-2026-0001")
    assert whole(made, opened(made, "乙办法", kind="normative")).register_number == "LIUXI-2026-0002"


def test_settings_cannot_make_new_documents_historic_or_last_for_ever(made, policy):
    told = {"withheld_note": WITHHELD_NOTE, "by": made["clerk"], "at": LATER}
    with refused("“从哪天起的公文要有公文单”在今天以后，请填今天或者以前的日子。"):
        following.set_rule(made.organ, lengths=Lengths(), starts_on=date(2099, 1, 1), **told)
    with refused(
        "“从哪天起的公文要有公文单”晚于第一份公文起草的2026年3月2日，请填那天或者以前的日子。",
        "“有效期最长几年”请填 1 到 5。",
    ):
        following.set_rule(made.organ, lengths=replace(Lengths(), years=99), starts_on=LATER.date(), **told)
    following.set_rule(made.organ, lengths=Lengths(), starts_on=date(2026, 1, 1), **told)
    assert started_on(made.organ, today=LATER.date()) == date(2026, 1, 1)


def test_the_signers_own_ground_is_kept_with_a_reason(made, policy):
    policy = checked(made, policy, WITHHELD)
    told = {"openness": Openness.WITHHELD, "ground": "E16A", "made_on": DAY, "by": made["leader"], "at": AT}
    with refused("依据和拟稿人提的不同，请写明为什么改用这一条。"):
        deciding.sign(policy, **told)
    decision = deciding.sign(policy, **told, reason="属于人事管理。").decisions.get()
    assert (decision.ground, decision.reason) == ("E16A", "属于人事管理。")


def test_a_reason_of_the_signers_own_leaves_the_ground_as_proposed(made, policy):
    policy = checked(made, policy, WITHHELD)
    told = {"openness": Openness.WITHHELD, "reason": "正在研究。", "made_on": DAY, "by": made["leader"], "at": AT}
    decision = deciding.sign(policy, **told).decisions.get()
    assert (decision.ground, decision.reason) == ("E16B", "正在研究。")


def test_joint_organs_are_cleaned_once_when_they_are_typed(made):
    policy = opened(made, joint_with="清河县农业农村局、 清河县财政局，")
    assert policy.joint_with == "清河县农业农村局、清河县财政局"
    step(made, policy, Act.OPINION, what="清河县财政局", note="同意。")
    step(made, policy, Act.OPINION, what="清河县农业农村局", note="同意。")
    assert signed(made, fresh(policy)).decided is Openness.PROACTIVE
