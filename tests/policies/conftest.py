"""公文测试的底子：a document at every step of its sheet, by three people."""

from datetime import date

import pytest

from mingtang.drafting.actions import writing
from mingtang.drafting.models import Manuscript
from mingtang.law.drafting_sheets import SECRECY, Proposal
from mingtang.law.openness import Openness
from mingtang.law.policies import Act
from mingtang.policies.actions import deciding, opening
from mingtang.policies.actions.opening import Typed
from mingtang.policies.actions.steps import take_step
from mingtang.policies.models import Policy
from tests.builders import moment
from tests.demanded import exempt
from tests.drafting.conftest import MADE, facts, published, written

AT = moment("2026-03-02")
LATER = moment("2026-03-04")
DAY = date(2026, 3, 2)
CLEAR = dict.fromkeys(SECRECY, False)
PUBLIC = Proposal(Openness.PROACTIVE, "", "", CLEAR)
ON_APPLICATION = Proposal(Openness.ON_APPLICATION, "", "只涉及少数单位。", CLEAR)
WITHHELD = Proposal(Openness.WITHHELD, "E16B", "请示，属于过程性信息。", CLEAR)


@pytest.fixture
def made(db):
    """柳溪镇，numbered, with a column."""
    return MADE()


@pytest.fixture
def policy(made):
    return opened(made)


def opened(made, title="柳溪镇秸秆综合利用实施意见", *, kind="policy", at=AT, **told):
    typed = Typed(title=title, kind=kind, **told)
    return opening.open_policy(made.units["liuxi-nyb"], typed=typed, by=made["officer"], at=at)


def fresh(policy):
    return Policy.rows.get(pk=policy.pk)


def checked(made, policy, proposal=PUBLIC, *, at=AT):
    deciding.propose(policy, proposal=proposal, by=made["officer"], at=at)
    return deciding.check(policy, by=made["reviewer"], at=at)


def signed(made, policy, proposal=PUBLIC, *, made_on=DAY, at=AT):
    policy = checked(made, policy, proposal, at=at)
    return deciding.sign(policy, openness=proposal.openness, made_on=made_on, by=made["leader"], at=at)


def step(made, policy, act, on=DAY, *, at=LATER, **told):
    return take_step(policy, act=act, on=on, **told, by=made["officer"], at=at)


def whole(made, policy, *, at=LATER):
    """Every step of a normative document, up to its number."""
    reviewed(made, policy, at=at)
    return step(made, policy, Act.REGISTRATION, date(2026, 2, 28), at=at)


def reviewed(made, policy, *, at=LATER):
    """Every step before its number."""
    step(made, policy, Act.COMMENTS_OPEN, date(2026, 1, 5), at=at)
    step(made, policy, Act.COMMENTS_CLOSE, date(2026, 2, 10), at=at)
    step(made, policy, Act.LEGALITY_SENT, date(2026, 2, 11), at=at)
    step(made, policy, Act.LEGALITY_OPINION, date(2026, 2, 26), at=at)
    return step(made, policy, Act.DELIBERATION, date(2026, 2, 27), note="第 3 次镇长办公会议", at=at)


def drafted(made, policy, **told):
    """Its manuscript, written."""
    policy = opening.begin_manuscript(fresh(policy), by=made["officer"], at=AT)
    draft = Manuscript.rows.get(pk=policy.manuscript_id)
    own = {"title": policy.title, "type": policy.of_kind.type or "notice", "made_on": policy.made_on or DAY} | told
    writing.keep(draft, written=written(**own), version=draft.version, by=made["officer"], at=AT)
    return exempt(made, Manuscript.rows.get(pk=draft.pk), at=AT)


__all__ = ["facts", "published"]
