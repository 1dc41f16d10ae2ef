"""另写一稿：what a sheet decided binds whoever writes the same document once more, as whatever type."""

import pytest

from mingtang.drafting.actions import handing, writing
from mingtang.law.openness import Openness
from mingtang.policies.actions import deciding, opening
from mingtang.policies.queries.source import reasons_against
from tests.builders import moment
from tests.drafting.conftest import published, written
from tests.policies.conftest import (
    AT,
    DAY,
    LATER,
    ON_APPLICATION,
    PUBLIC,
    WITHHELD,
    checked,
    drafted,
    fresh,
    opened,
    signed,
)
from tests.refusals import refused

TITLE, NUMBER = "柳溪镇关于申请防汛物资经费的请示", "柳政发〔2026〕95号"


def sealed(made, proposal, *, number=NUMBER):
    policy = checked(made, opened(made, TITLE, kind="other"), proposal)
    told = {"openness": proposal.openness, "made_on": DAY, "number": number}
    return deciding.sign(policy, **told, by=made["leader"], at=AT)


def notice(made, **told):
    draft = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=LATER)
    usual = {"title": TITLE, "type": "notice", "number": "无文号"} | told
    return writing.keep(draft, written=written(**usual), version=draft.version, by=made["officer"], at=LATER)


def against(proposal, same):
    return (
        f"本机关{same}相同的公文《{TITLE}》公开属性认定为“{proposal.openness.label}”，另写一稿也不能公开；确应公开的，"
        f"先重新认定，再从那份公文开始写稿；不是同一份的，请核对{same}。"
    )


@pytest.mark.parametrize("proposal", [ON_APPLICATION, WITHHELD])
def test_what_was_signed_as_not_public_is_not_published_as_a_notice(made, proposal):
    sealed(made, proposal)
    renamed, again = notice(made, title="另一个标题", number="柳政发[2026] 95号"), notice(made)
    with refused(against(proposal, "文号")):
        handing.hand_in(renamed, by=made["officer"], at=LATER)
    with refused(against(proposal, "标题")):
        handing.hand_in(again, by=made["officer"], at=LATER)


def test_another_notice_of_the_organ_is_not_held_back(made):
    sealed(made, WITHHELD, number="")
    assert published(made, notice(made, title="另一个标题")).title == "另一个标题"


def test_what_is_not_decided_yet_is_not_published_past_its_sheet(made):
    opened(made, TITLE, kind="other")
    draft = notice(made)
    with refused(
        f"本机关有一份标题相同的公文《{TITLE}》，公文单还没有签发；是同一份的，请签发以后从那份公文开始写稿，"
        "不是同一份的，请核对标题。"
    ):
        handing.hand_in(draft, by=made["officer"], at=LATER)


def test_another_sheet_of_the_same_number_is_no_way_round(made):
    sealed(made, WITHHELD)
    other = checked(made, opened(made, "柳溪镇防汛物资意见", kind="policy"))
    told = {"openness": Openness.PROACTIVE, "made_on": DAY, "number": NUMBER}
    deciding.sign(other, **told, by=made["leader"], at=AT)
    draft = drafted(made, fresh(other), number=NUMBER)
    with refused(against(WITHHELD, "文号")):
        handing.hand_in(draft, by=made["officer"], at=LATER)


def test_a_document_with_a_signed_sheet_of_its_own_may_bear_an_old_title(made):
    sealed(made, WITHHELD)
    signed(made, again := opened(made, TITLE, kind="other"), PUBLIC)
    draft = drafted(made, fresh(again), number="柳政发〔2026〕96号")
    assert published(made, draft).title == TITLE


def test_what_was_public_before_that_sheet_may_still_be_corrected(made):
    draft = notice(made, number="柳政发〔2025〕1号")
    published(made, draft)
    typed = opening.Typed(title=TITLE, kind="other")
    opening.open_policy(made.units["liuxi-nyb"], typed=typed, by=made["officer"], at=moment("2026-03-05"))
    told = (handing.subject_of(draft), TITLE, {"type": "notice", "number": "柳政发〔2025〕1号"})
    assert reasons_against(made.organ, *told) == []
