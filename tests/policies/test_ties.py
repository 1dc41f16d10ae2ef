"""公文要做的关系：signed with the sheet, shown to whoever signs the text, and never over what was made after it."""

from datetime import date

from mingtang.drafting.actions import handing
from mingtang.law.openness import Openness
from mingtang.law.validity import Tie
from mingtang.policies.actions import deciding, following
from tests.drafting.conftest import published
from tests.pages import signed_in, words
from tests.policies.conftest import AT, DAY, LATER, checked, drafted, fresh, opened, signed
from tests.refusals import refused
from tests.validity.conftest import public

FIXED = "公文单现在是“{}”，和其他文件的关系跟着公文单签发，不能再改；需要改的，请退回。"


def test_what_was_made_before_does_not_repeal_what_was_made_after_it(made, policy):
    newer = public(made, "新办法", number="柳政发〔2026〕9号", made_on=date(2026, 3, 1), in_force_on=date(2026, 3, 1))
    told = {"other": newer, "by": made["officer"], "at": LATER}
    following.tie_to(policy, tie=Tie.REPEALS, **told)
    following.tie_to(policy, tie=Tie.BASED_ON, **told)
    policy = checked(made, policy)
    decided = {"openness": Openness.PROACTIVE, "by": made["leader"], "at": LATER}
    with refused("这份文件2026年2月28日成文，另一份2026年3月1日成文，先成文的不能废止后成文的，请核对选的是哪一份。"):
        deciding.sign(policy, made_on=date(2026, 2, 28), **decided)
    assert deciding.sign(policy, made_on=date(2026, 3, 1), **decided).decided is Openness.PROACTIVE


def test_no_tie_is_added_or_dropped_once_the_sheet_went_to_be_checked(made, policy):
    older = opened(made, "旧办法")
    signed(made, older, made_on=date(2026, 2, 20))
    old = published(made, drafted(made, older, number="柳政发〔2024〕1号")).document
    tie = following.tie_to(policy, tie=Tie.REPEALS, other=old, by=made["officer"], at=AT)
    deciding.propose(policy, proposal=fresh(older).proposal, by=made["officer"], at=AT)
    with refused(FIXED.format("等核稿")):
        following.untie(tie, by=made["officer"], at=LATER)
    deciding.check(policy, by=made["reviewer"], at=AT)
    deciding.sign(policy, openness=Openness.PROACTIVE, made_on=DAY, by=made["leader"], at=AT)
    with refused(FIXED.format("已签发")):
        following.tie_to(fresh(policy), tie=Tie.REPEALS, other=old, by=made["officer"], at=LATER)
    revision = handing.hand_in(drafted(made, fresh(policy)), by=made["officer"], at=LATER)
    told = "废止《旧办法》（柳政发〔2024〕1号）"
    for url in (f"/desk/review/{revision.pk}/", f"/desk/policies/{policy.pk}/", f"/desk/policies/{policy.pk}/sheet/"):
        assert told in words(signed_in(made, "leader").get(url))
