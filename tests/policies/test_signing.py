"""签发：on what was shown, with days that can be, and put right by three people while nothing is public."""

from datetime import date

from mingtang.drafting.actions import handing
from mingtang.law.drafting_sheets import SheetState
from mingtang.law.openness import Openness
from mingtang.law.policies import Act
from mingtang.policies.actions import deciding, opening
from mingtang.policies.actions.opening import Typed
from mingtang.policies.queries.shown import digest_shown
from tests.builders import moment
from tests.pages import signed_in, words
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

CHANGED = "您打开以后已经改过，请重新看：这一页现在是改过的公文单，看过再办。"
TERM = {"in_force_on": date(2026, 3, 10), "until_on": date(2031, 3, 9)}
PASSED = "“行政规范性文件”公布以后才能施行，施行日期2026年3月1日已经过了，请退回拟稿人改。"


def turned(made, policy):
    """Sent back, given another title, and proposed as something else."""
    deciding.send_back(policy, reason="标题不准。", by=made["reviewer"], at=AT)
    opening.change(policy, typed=Typed(title="另一个标题", kind="policy"), by=made["officer"], at=AT)
    return deciding.propose(policy, proposal=PUBLIC, by=made["officer"], at=AT)


def test_an_old_tab_checks_and_signs_nothing_that_it_does_not_show(made, policy):
    policy = deciding.propose(policy, proposal=WITHHELD, by=made["officer"], at=AT)
    old = digest_shown(policy)
    policy = turned(made, policy)
    with refused(CHANGED):
        deciding.check(policy, seen=old, by=made["reviewer"], at=AT)
    policy = deciding.check(policy, seen=digest_shown(policy), by=made["reviewer"], at=AT)
    old = digest_shown(policy)
    deciding.send_back(policy, reason="再改。", by=made["leader"], at=AT)
    opening.change(policy, typed=Typed(title="第三个标题", kind="policy"), by=made["officer"], at=AT)
    policy = checked(made, fresh(policy))
    told = {"openness": Openness.PROACTIVE, "made_on": DAY, "by": made["leader"], "at": AT}
    with refused(CHANGED):
        deciding.sign(policy, seen=old, **told)
    assert deciding.sign(policy, seen=digest_shown(policy), **told).title == "第三个标题"
    with refused(CHANGED):
        deciding.decide_anew(policy, proposal=WITHHELD, why="有变化。", seen=old, by=made["leader"], at=LATER)


def test_the_pages_send_the_digest_of_what_they_show(made, policy):
    deciding.propose(policy, proposal=PUBLIC, by=made["officer"], at=AT)
    url = f"/desk/policies/{policy.pk}/"
    reviewer, shown = signed_in(made, "reviewer"), digest_shown(fresh(policy))
    assert f'name="opened_as" value="{shown}"' in reviewer.get(url).content.decode()
    late = reviewer.post(f"{url}check/", {"opened_as": "0" * 16})
    assert (late.status_code, CHANGED in words(late)) == (422, True)
    assert reviewer.post(f"{url}check/", {"opened_as": shown}).status_code == 302
    leader, shown = signed_in(made, "leader"), digest_shown(fresh(policy))
    assert f'name="opened_as" value="{shown}"' in leader.get(url).content.decode()
    told = {"sign-openness": "proactive", "sign-made_on": "2026-03-02"}
    assert leader.post(f"{url}sign/", told | {"opened_as": "0" * 16}).status_code == 422
    assert leader.post(f"{url}sign/", told | {"opened_as": shown}).status_code == 302


def test_a_normative_document_is_not_signed_to_hold_before_it_is_signed(made):
    days = {"in_force_on": date(2026, 3, 1), "until_on": date(2031, 2, 28)}
    policy = opened(made, "新办法", kind="normative", **days)
    with refused(PASSED):
        deciding.propose(policy, proposal=PUBLIC, by=made["officer"], at=AT)
    policy = checked(made, fresh(policy), at=moment("2026-03-01"))
    told = {"openness": Openness.PROACTIVE, "made_on": date(2026, 3, 1), "by": made["leader"], "at": AT}
    with refused(PASSED):
        deciding.sign(policy, **told)


def test_no_document_is_signed_to_hold_before_it_was_made(made):
    policy = checked(made, opened(made, in_force_on=date(2026, 3, 1)))
    told = {"openness": Openness.PROACTIVE, "by": made["leader"], "at": AT}
    with refused("施行日期2026年3月1日早于成文日期2026年3月2日，请核对；要改施行日期的，退回拟稿人改。"):
        deciding.sign(policy, made_on=DAY, **told)
    assert deciding.sign(policy, made_on=date(2026, 3, 1), **told).decided is Openness.PROACTIVE


def test_it_is_made_after_it_was_deliberated(made):
    policy = reviewed(made, opened(made, "新办法", kind="normative", **TERM))
    early = "成文日期2026年2月20日早于“集体审议”的2026年2月27日，审议以后才成文；已经签发的，请签发人重新认定成文日期。"
    policy = checked(made, policy)
    told = {"openness": Openness.PROACTIVE, "by": made["leader"], "at": AT}
    with refused(early):
        deciding.sign(policy, made_on=date(2026, 2, 20), **told)
    assert deciding.sign(policy, made_on=date(2026, 2, 27), **told).decided is Openness.PROACTIVE


def test_what_was_deliberated_only_later_is_dated_anew_before_it_is_public(made):
    policy = opened(made, "新办法", kind="normative", **TERM)
    signed(made, policy, made_on=date(2026, 2, 20))
    whole(made, fresh(policy))
    draft = drafted(made, policy, in_force_on=TERM["in_force_on"], basis="条例")
    with refused(
        "成文日期2026年2月20日早于“集体审议”的2026年2月27日，审议以后才成文；已经签发的，请签发人重新认定成文日期。"
    ):
        handing.hand_in(draft, by=made["officer"], at=LATER)
    told = {"made_on": date(2026, 2, 27), "why": "日期写错了。", "by": made["leader"], "at": LATER}
    assert deciding.decide_anew(policy, proposal=PUBLIC, **told).made_on == date(2026, 2, 27)


def test_nothing_is_published_while_comments_are_being_asked_for(made, policy):
    signed(made, policy)
    draft = drafted(made, policy)
    step(made, fresh(policy), Act.COMMENTS_OPEN, DAY)
    with refused("正在征求意见，还没有登记“征求意见结束”；结束以后才能公开。"):
        handing.hand_in(draft, by=made["officer"], at=LATER)


def test_what_was_signed_wrongly_goes_back_and_is_decided_again_with_its_number_and_steps(made):
    policy = opened(made, "新办法", kind="normative", **TERM)
    signed(made, policy, made_on=date(2026, 2, 27))
    policy = whole(made, fresh(policy))
    told = {"reason": "施行日期写错了。", "at": LATER}
    with refused("签发了的，由柳溪镇人民政府的分管领导退回。"):
        deciding.send_back(policy, by=made["reviewer"], **told)
    policy = deciding.send_back(policy, by=made["leader"], **told)
    assert (policy.sheet_stands, policy.decided) == (SheetState.RETURNED, Openness.UNDECIDED)
    right = Typed(title="新办法（2026年）", kind="normative", in_force_on=date(2026, 4, 1), until_on=date(2031, 3, 31))
    opening.change(policy, typed=right, by=made["officer"], at=LATER)
    draft = drafted(made, fresh(policy), in_force_on=date(2026, 4, 1), basis="条例", made_on=date(2026, 2, 27))
    with refused("公文单还没有签发（退回），公开属性没有认定为“主动公开”。"):
        handing.hand_in(draft, by=made["officer"], at=LATER)
    policy = signed(made, fresh(policy), made_on=date(2026, 2, 27), at=LATER)
    assert (policy.register_number, policy.steps.count()) == ("LIUXI-2026-0001", 6)
    assert [row.decided_by for row in policy.decisions.all()] == [made["leader"]] * 2
    assert handing.hand_in(draft, by=made["officer"], at=LATER).title == "新办法（2026年）"
