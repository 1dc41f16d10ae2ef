"""公文单：what may be proposed, and what is printed under the date."""

from datetime import date

import pytest

from mingtang.law.drafting_sheets import (
    SECRECY,
    Proposal,
    grounds,
    joint_organs,
    printed_note,
    reasons_against_changing,
    reasons_against_choosing,
    reasons_against_differing,
    reasons_against_made_on,
    reasons_against_proposal,
    reasons_against_starting,
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


@pytest.mark.parametrize(
    ("made_on", "reasons"),
    [
        (date(2026, 3, 3), ["成文日期在今天以后，请核对。"]),
        (date(2025, 3, 2), []),
        (date(206, 11, 20), ["成文日期206年11月20日比起草这份公文早一年以上，请核对年份；"
                             "以前成文的老文件不用公文单，由政务公开专员登记为历史文件。"]),
    ],
)  # fmt: skip
def test_a_document_is_not_older_than_its_sheet_by_more_than_a_year(made_on, reasons):
    day = date(2026, 3, 2)
    assert reasons_against_made_on(made_on, opened=day, today=day) == reasons


@pytest.mark.parametrize(
    ("openness", "ground", "reason", "reasons"),
    [
        (Openness.WITHHELD, "", "", []),
        (Openness.WITHHELD, "E16A", "", []),
        (Openness.WITHHELD, "E16B", "", ["依据和拟稿人提的不同，请写明为什么改用这一条。"]),
        (Openness.WITHHELD, "E16B", "是过程性信息。", []),
        (Openness.PROACTIVE, "E16B", "可以公开。", ["依据只在“不予公开”时选，现在选的是“主动公开”，请核对。"]),
        (Openness.PROACTIVE, "", "", ["拟稿人提的是“不予公开”，改为“主动公开”的，请写明理由。"]),
    ],
)
def test_the_signer_who_chooses_otherwise_says_why(openness, ground, reason, reasons):
    proposed = Proposal(Openness.WITHHELD, "E16A", "人事。", CLEAR)
    assert reasons_against_choosing(openness, ground, reason, proposed) == reasons


def test_the_day_from_which_sheets_are_needed_is_neither_ahead_nor_after_the_first():
    day, first = date(2026, 3, 2), date(2026, 2, 1)
    assert reasons_against_starting(date(2099, 1, 1), first=first, today=day) == [
        "“从哪天起的公文要有公文单”在今天以后，请填今天或者以前的日子。"
    ]
    assert reasons_against_starting(day, first=first, today=day) == [
        "“从哪天起的公文要有公文单”晚于第一份公文起草的2026年2月1日，请填那天或者以前的日子。"
    ]
    assert [reasons_against_starting(it, first=first, today=day) for it in (None, first)] == [[], []]
    assert reasons_against_starting(day, first=None, today=day) == []


def test_what_is_shown_is_what_was_signed():
    sheet = {"title": "甲意见", "number": "", "made_on": "2026年3月2日"}
    assert reasons_against_differing(sheet, sheet | {"number": "柳政发〔2026〕3号"}) == []
    assert reasons_against_differing(sheet, {"title": "甲意见", "made_on": "2026年2月2日"}) == [
        "成文日期和公文单不一致：公文单上是“2026年3月2日”，稿件写的是“2026年2月2日”，请改成一致。"
    ]
    assert reasons_against_differing(sheet | {"number": "柳政发〔2026〕3号"}, sheet | {"title": "乙意见"}) == [
        "标题和公文单不一致：公文单上是“甲意见”，稿件写的是“乙意见”，请改成一致。",
        "文号和公文单不一致：公文单上是“柳政发〔2026〕3号”，稿件里空着，请改成一致。",
    ]


def test_a_day_signed_wrongly_is_put_right_without_another_openness():
    told = {"why": "年份写错了。", "is_public": True}
    assert reasons_against_changing(Openness.PROACTIVE, PUBLIC, **told, corrects=True) == []


@pytest.mark.parametrize("text", ["甲局、乙局", "甲局、 乙局", "甲局，乙局；", " 甲局,乙局、甲局"])
def test_the_joint_organs_are_told_apart_however_they_are_typed(text):
    assert joint_organs(text) == ["甲局", "乙局"]
