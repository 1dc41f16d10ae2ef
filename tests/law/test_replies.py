"""答复意见的规则：its states, what may be said on the spot, and the red lines, each alone and all at once."""

from dataclasses import replace
from datetime import date

import pytest

from mingtang.law.outcomes import RecourseKind, ground, outcomes
from mingtang.law.recourse import recourse
from mingtang.law.replies import (
    MOVES,
    PLAIN_WORDS,
    ReplyState,
    at_once_grounds,
    reasons_against_at_once,
    reasons_against_move,
    reply_grounds,
)
from mingtang.law.reply_redlines import Draft, Handled, redlines

DAY = date(2026, 3, 20)
PLACES = {"organ": "柳溪镇人民政府", "reviewer": "清河县人民政府", "court": "清河县人民法院"}
A, B = (recourse(kind, DAY, **PLACES) for kind in RecourseKind)
HANDLED = Handled("柳溪镇人民政府", "2026-3", date(2026, 3, 2), False, 0, False, False)
BODY = "您的申请，本机关于2026年3月2日收到，受理编号为2026-3。依照《中华人民共和国政府信息公开条例》{}，{}"
NOT_EXISTING = ground("not-existing", DAY)


def draft(name="not-existing", *, text=None, told=B, withheld=(), **answers):
    chosen = ground(name, DAY)
    others = tuple(ground(each, DAY) for each in withheld)
    articles = "、".join(each.article for each in (chosen, *others))
    said = {need.id: "说明" for need in chosen.needs} | answers
    return Draft(chosen, others, said, BODY.format(articles, told.text) if text is None else text)


def against(one, handled=HANDLED, *, told=B, other=A):
    return redlines(one, handled, told=told, other=other)


def test_nothing_stands_against_a_reply_as_it_should_be():
    assert against(draft()) == ()
    assert against(draft("internal-matter", told=A), told=A, other=B) == ()


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (draft(text=""), "答复还没有文字，请先填写上面的各项，点“填好文字”。"),
        (draft(searched=" "), "以“经检索没有这项政府信息”答复的，请写明在哪里查找过，怎样查找的。"),
        (
            draft(told=A),
            "答复里告知的救济途径和依据不符：“经检索没有这项政府信息”应当告知申请行政复议或者提起行政诉讼。",
        ),
        (
            draft(text=BODY.format(NOT_EXISTING.article, "没有。")),
            "答复里没有告知救济途径，请写上怎样申请行政复议、提起行政诉讼。",
        ),
        (
            draft(text=BODY.format(NOT_EXISTING.article, "可以申请行政复议。")),
            f"答复里的救济途径和作出答复当日适用的不一致，请重新填好文字，或者改成：{B.text}",
        ),
        (
            draft(text=BODY.format("", B.text)),
            "答复里没有写“经检索没有这项政府信息”的依据：《中华人民共和国政府信息公开条例》第三十六条第四项。",
        ),
        (
            draft(text=draft().text.replace("2026-3。", "2026-33。")),
            "答复里没有写受理编号 2026-3，或者写错了，请核对。",
        ),
        (
            draft(text=draft().text.replace("3月2日", "3月3日")),
            "答复里没有写收到申请之日（2026年3月2日），或者写错了，请核对。",
        ),
        (draft(text=draft().text + "{{理由}}"), "答复里还有没填的花括号，请填写或者删去。"),
        (draft("withdrawn", text=draft().text), "“申请人撤回申请”不用签发答复，请在案件页终止办理，再生成告知书。"),
        (draft("still-unclear"), "没有收到过补正，不能以“补正后仍不明确”答复，请先告知补正。"),
        (
            draft("not-ours", right_organ="清河县水务局"),
            "答复里写的负责公开的机关和填写的（清河县水务局）不一致，请核对。",
        ),
        (
            draft("not-ours", text=draft("not-ours").text + "柳溪镇人民政府", right_organ="柳溪镇人民政府"),
            "负责公开的机关不能是本机关，请写明应当向哪个机关提出。",
        ),
    ],
)  # fmt: skip
def test_each_red_line_has_its_sentence(one, reason):
    assert against(one) == (reason,)


def test_a_third_party_is_asked_before_its_interests_are_named():
    named = "依据第十五条答复的，先要书面征求第三方意见，等意见收到或者期限届满（条例第三十二条）。"
    asked = replace(HANDLED, asked_third_party=True)
    for one in (draft("third-party-harmed", told=A), draft("separated", told=A, withheld=("third-party-harmed",))):
        assert against(one, told=A, other=B) == (named,)
        assert against(one, asked, told=A, other=B) == ()


def test_what_is_still_open_and_what_is_wrong_are_told_together():
    busy = replace(HANDLED, open_inquiries=2, is_unpaid=True)
    assert against(draft(text=""), busy) == (
        "答复还没有文字，请先填写上面的各项，点“填好文字”。",
        "还有 2 件征求意见没有结果，请等意见收到或者期限届满，登记以后再答复。",
        "收费通知已经发出，还没有缴清，请等缴清或者期限届满。",
    )


def test_before_2024_both_ways_are_the_same_text():
    day = date(2023, 6, 1)
    first, second = (recourse(kind, day, **PLACES) for kind in RecourseKind)
    assert against(draft("internal-matter", told=second), told=first, other=second) == ()


def test_every_pair_of_states_is_moved_or_refused():
    for now in ReplyState:
        for then in ReplyState:
            assert (reasons_against_move(now, then, act="办") == ()) == (then in MOVES[now])


def test_nothing_is_refused_on_the_spot():
    allowed = at_once_grounds(DAY)
    assert [each.id for each in allowed] == ["already-public", "disclosed", "special-query", "not-ours", "publication"]
    assert not any(each.withholds and each.exemption for each in allowed)
    for each in reply_grounds(DAY):
        assert (reasons_against_at_once(each) == ()) == (each in allowed)


def test_every_outcome_is_told_in_plain_words():
    assert set(PLAIN_WORDS) == {each.code for each in outcomes()}
