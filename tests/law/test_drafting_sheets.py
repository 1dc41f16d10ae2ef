"""公文单：what may be proposed, and what is printed under the date."""

from datetime import date

import pytest

from mingtang.law.drafting_sheets import (
    SECRECY,
    Proposal,
    grounds,
    printed_note,
    reasons_against_changing,
    reasons_against_proposal,
    review_due,
)
from mingtang.law.openness import Openness

CLEAR = dict.fromkeys(SECRECY, False)
PUBLIC = Proposal(Openness.PROACTIVE, "", "", CLEAR)


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ((Openness.PROACTIVE, "", ""), []),
        ((Openness.UNDECIDED, "", ""), ["请选择公开属性：主动公开、依申请公开或不予公开。"]),
        ((Openness.ON_APPLICATION, "", " "), ["提“依申请公开”的，请写明理由。"]),
        ((Openness.WITHHELD, "", "会议讨论记录。"), ["提“不予公开”的，请选择依据条例的哪一条。"]),
        ((Openness.WITHHELD, "E16B", "会议讨论记录。"), []),
    ],
)
def test_what_is_not_public_says_on_which_ground_and_why(told, reasons):
    assert reasons_against_proposal(Proposal(*told, CLEAR)) == reasons


def test_every_item_is_looked_at_and_what_is_touched_is_not_public():
    unseen = Proposal(Openness.PROACTIVE, "", "", {key: False for key in SECRECY if key != "work_secret"})
    assert reasons_against_proposal(unseen) == ["保密审查要逐项进行，还没有看：工作秘密。"]
    touched = Proposal(Openness.PROACTIVE, "", "", CLEAR | {"privacy": True})
    assert reasons_against_proposal(touched) == ["审查涉及个人隐私，不能提“主动公开”；删去这些内容的，重新审查。"]
    secret = Proposal(Openness.WITHHELD, "E14B", "不宜。", CLEAR | {"state_secret": True})
    assert reasons_against_proposal(secret) == ["涉及国家秘密的公文不能在这里办理，请按保密规定办。"]


def test_what_is_forwarded_follows_what_it_forwards():
    assert reasons_against_proposal(PUBLIC, forwarded=Openness.ON_APPLICATION) == [
        "转发的文件公开属性是“依申请公开”，转发件随它，不能提“主动公开”。"
    ]
    assert reasons_against_proposal(PUBLIC, forwarded=Openness.PROACTIVE) == []


def test_the_note_under_the_date_follows_the_decision():
    told = [printed_note(one) for one in Openness]
    assert told == ["", "（此件公开发布）", "（此件依申请公开）", "（此件不予公开）"]
    assert printed_note(Openness.WITHHELD, withheld="（此件不公开）") == "（此件不公开）"


def test_a_decision_is_changed_with_a_reason_and_what_is_public_is_withdrawn_first():
    withheld = Proposal(Openness.WITHHELD, "E16A", "人事。", CLEAR)
    assert reasons_against_changing(Openness.PROACTIVE, withheld, why="", is_public=True) == [
        "改变公开属性，请写明为什么改变。",
        "文件已经公开，不能直接改为不公开；确需撤下的，先办撤回。",
    ]
    assert reasons_against_changing(Openness.PROACTIVE, PUBLIC, why="一样", is_public=False) == [
        "公开属性已经是“主动公开”。"
    ]


def test_what_is_not_public_is_looked_at_again_after_twelve_months():
    assert review_due(date(2026, 3, 2), None, 12) == date(2027, 3, 2)
    assert review_due(date(2026, 3, 2), date(2027, 2, 1), 12) == date(2028, 2, 1)


def test_a_state_secret_is_no_ground_that_could_be_chosen():
    assert list(grounds()) == ["E14B", "E14C", "E15", "E16A", "E16B", "E16C"]
