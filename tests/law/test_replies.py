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
    whole_sentences,
)
from mingtang.law.reply_redlines import Draft, Handled, Opinion, Replied, redlines

DAY = date(2026, 3, 20)
PLACES = {"organ": "柳溪镇人民政府", "reviewer": "清河县人民政府", "court": "清河县人民法院"}
A, B = (recourse(kind, DAY, **PLACES) for kind in RecourseKind)
HANDLED = Handled("清河县柳溪镇人民政府", "2026-3", date(2026, 3, 2), submitted=date(2026, 3, 2), short="柳溪镇")
BODY = "您的申请，本机关于2026年3月2日收到，受理编号为2026-3。依照《中华人民共和国政府信息公开条例》{}，{}"
NOT_EXISTING = ground("not-existing", DAY)


def draft(name="not-existing", *, text=None, told=B, withheld=(), **answers):
    chosen = ground(name, DAY)
    others = tuple(ground(each, DAY) for each in withheld)
    articles = "、".join(each.article for each in (chosen, *others))
    said = {need.id: "说明" for need in chosen.needs} | {"which_kind": "、".join(chosen.kinds)} | answers
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
            draft(text=draft().text.replace("于2026年3月2日收到", "收到")),
            "答复里没有写收到申请之日（2026年3月2日），或者写错了，请核对。",
        ),
        (draft(text=draft().text + "{{理由}}"), "答复里还有没填的花括号，请填写或者删去。"),
        (draft("withdrawn", text=draft().text), "“申请人撤回申请”不用签发答复，请在案件页终止办理，再生成告知书。"),
        (draft("still-unclear"), "没有收到过补正，不能以“补正后仍不明确”答复，请先告知补正。"),
        (
            draft("not-ours", right_organ="清河县水务局"),
            "答复里写的负责公开的机关和填写的（清河县水务局）不一致，请核对。",
        ),
        *(
            (
                draft("not-ours", text=draft("not-ours").text + name, right_organ=name),
                "负责公开的机关不能是本机关，请写明应当向哪个机关提出。",
            )
            for name in ("清河县柳溪镇人民政府", "柳溪镇人民政府", "柳溪镇政府", "柳溪镇", "本机关")
        ),
    ],
)  # fmt: skip
def test_each_red_line_has_its_sentence(one, reason):
    assert against(one) == (reason,)


def test_a_third_party_is_asked_before_its_interests_are_named():
    named = "依据第十五条答复的，先要书面征求第三方意见，等意见收到或者期限届满（条例第三十二条）。"
    asked = replace(HANDLED, opinions=(Opinion.OBJECTED,))
    for one in (draft("third-party-harmed", told=A), draft("separated", told=A, withheld=("third-party-harmed",))):
        assert against(one, told=A, other=B) == (named,)
        assert against(one, asked, told=A, other=B) == ()


def test_what_third_parties_said_binds_the_ground():
    objected, silent, agreed = (
        replace(HANDLED, opinions=(said,)) for said in (Opinion.OBJECTED, Opinion.SILENT, Opinion.AGREED)
    )
    given, withheld = draft("disclosed-by-consent"), draft("third-party-harmed", told=A)
    for handled, said in ((objected, "不同意公开"), (silent, "没有在期限内提出意见")):
        assert against(given, handled) == (
            f"登记的第三方意见是{said}，不能以“第三方同意公开，予以提供”答复，请改用另一条依据。",
        )
        assert against(withheld, handled, told=A, other=B) == ()
    assert against(given, agreed) == ()
    assert against(withheld, agreed, told=A, other=B) == (
        "登记的第三方意见是同意公开，不能再以损害第三方合法权益为由不予公开（条例第十五条）。",
    )
    some = replace(HANDLED, opinions=(Opinion.AGREED, Opinion.OBJECTED))
    assert len(against(given, some)) == 1
    assert against(draft("separated", told=A, withheld=("third-party-harmed",)), some, told=A, other=B) == ()


def test_who_the_third_party_is_stands_neither_in_the_text_nor_in_the_name_of_a_file():
    named = ("答复的正文或者文件的名称里写了被征求意见的第三方是谁，申请人不应当从答复里知道，请改成“第三方”。",)
    handled = replace(HANDLED, third_parties=("清河县某某 建筑公司", "甲"))
    one = draft()
    assert against(one, handled) == ()
    assert against(replace(one, text=f"{one.text}\n已征求清河县 某某建筑公司意见。"), handled) == named
    assert against(replace(one, titles=("清河县某某建筑公司报价",)), handled) == named
    asked = replace(handled, quoted="清河县某某建筑公司的报价")
    assert against(replace(one, text=f"清河县某某建筑公司的报价\n{one.text}"), asked) == ()


RIGHT = draft().text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            RIGHT + A.text,
            "答复里写了两种救济途径：“经检索没有这项政府信息”只告知申请行政复议或者提起行政诉讼，请把另一种删去。",
        ),
        (RIGHT + B.text, "答复里的救济途径写了两遍，请留一遍。"),
        (
            RIGHT + "也可以在30日内提起行政诉讼。",
            "答复里另外还写了复议、诉讼的期限，和规定的救济途径不一致，请把另外写的删去。",
        ),
        (
            RIGHT + "本机关于2月8日收到，已经受理。",
            "答复里写的收到申请之日（2月8日）和登记的（2026年3月2日）不一致，请核对。",
        ),
        (
            "您于2026年3月1日提出的政府信息公开申请。" + RIGHT,
            "答复里写的提出申请的日期（2026年3月1日）和登记的（2026年3月2日）不一致，请核对。",
        ),
        (RIGHT + "2月31日收到。", "答复里写的“2月31日”，没有这一天，请核对。"),
    ],
)
def test_the_days_and_the_remedy_are_told_once_and_right(text, reason):
    assert against(draft(text=text)) == (reason,)


def test_days_and_remedies_of_other_things_may_be_told():
    said = "本机关于2026年3月9日收到第三方的书面意见。2024年2月29日收到补正材料。该信息曾在行政诉讼中于3月6日提交法院。"
    quoted = "2月30日起诉、十五日内行政复议的材料"
    assert against(draft(text=f"{quoted}\n{RIGHT}{said}"), replace(HANDLED, quoted=quoted)) == ()


def test_reasons_that_are_judged_unreasonable_were_asked_for():
    asked = "没有要求申请人说明理由的记录，不能认定理由不合理，请先发“要求说明理由通知书”（条例第三十五条）。"
    assert against(draft("excessive")) == (asked,)
    assert against(draft("excessive"), replace(HANDLED, asked_reasons=True)) == ()


def test_the_earlier_reply_is_one_to_the_same_applicant():
    known = replace(HANDLED, replies_since=2026)
    one = draft("repeated", earlier_reply="柳政依复〔2026〕第4号，2026年1月5日")
    unknown = "没有查到填写的上一次答复，请写明文号，当场答复的写明那件申请的受理编号；没有答复过的，不能算重复申请。"
    another = "填写的上一次答复（柳政依复〔2026〕第4号）不是给这位申请人的，不能算重复申请，请核对。"
    assert against(one, known) == (unknown,)
    for is_same, reasons in ((False, (another,)), (True, ()), (None, ())):
        replied = (Replied("柳政依复〔2026〕第4号", is_same),)
        assert against(one, replace(known, replied=replied)) == reasons
    assert against(draft("repeated", earlier_reply="柳政依复〔2025〕4号"), known) == ()
    assert against(one, HANDLED) == ()


def test_the_kind_is_one_of_those_that_the_article_names():
    only = "以“属于过程性信息”答复的，属于哪一类只能是：讨论记录、过程稿、磋商信函、请示报告，请从里面选。"
    assert against(draft("in-process", told=A, which_kind="天气预报"), told=A, other=B) == (only,)
    assert against(draft("in-process", told=A, which_kind="过程稿、请示报告"), told=A, other=B) == ()
    only = "以“属于内部事务信息”答复的，属于哪一类只能是：人事管理、后勤管理、内部工作流程，请从里面选。"
    assert against(draft("internal-matter", told=A, which_kind="请示报告"), told=A, other=B) == (only,)


def test_a_paragraph_ends_as_a_sentence():
    assert whole_sentences("reasons", "公开会损害合法权益\n见附件（一）\n（一）已经查过；") == (
        "公开会损害合法权益。\n见附件（一）。\n（一）已经查过；"
    )
    assert whole_sentences("titles", "报价总表") == "报价总表"


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
