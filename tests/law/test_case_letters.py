"""案件文书的范本：one for each ground, every name known, the recourse never left out."""

from datetime import date

import pytest

from mingtang.law.case_letters import (
    Addressee,
    letter_kind,
    letter_kinds,
    read_letters,
    reasons_against_leaving_out,
    reply_kind,
)
from mingtang.law.outcomes import grounds
from mingtang.law.rules import RuleBroken

NAMES = '[known]\n"机关" = "x"\n[asked."理由"]\nneed = "reasons"\n'
NOTICE = '[[letter]]\nid = "a"\nlabel = "a"\ntitle = "a"\nto = "organ"\nacts = []\nasks = []\ntext = "{}"\n'


def test_every_ground_has_its_reply_that_tells_the_recourse():
    replies = [reply_kind(each) for each in grounds(date(2026, 3, 2))]
    assert len({kind.id for kind in replies}) == len(grounds(date(2026, 3, 2)))
    assert all(kind.tells_recourse for kind in replies)


def test_a_reply_asks_what_its_ground_needs_and_no_more():
    for each in grounds(date(2026, 3, 2)):
        needs = [need.id for need in (*each.needs, *each.may_tell)]
        assert [asked.need for asked in reply_kind(each).asks] == needs


@pytest.mark.parametrize("name", ["提供方式", "延长理由", "延迟理由"])
def test_what_is_asked_as_a_question_is_set_off_so_that_any_answer_reads_well(name):
    before = {part[-1] for kind in letter_kinds() for part in kind.text.split(f"{{{{{name}}}}}")[:-1]}
    assert before == {"："}


def test_the_letters_on_the_way_are_all_there():
    assert [kind.label for kind in letter_kinds() if not kind.is_reply] == [
        "受理回执", "补正告知书", "延期答复告知书", "征求第三方意见函", "决定公开告知第三方书", "征求机关意见函",
        "收费通知书", "要求说明理由通知书", "延迟答复告知书", "当场答复记录", "送达回证",
    ]  # fmt: skip


def test_what_goes_outside_may_not_name_the_applicant():
    outside = [kind for kind in letter_kinds() if kind.to in {Addressee.THIRD_PARTY, Addressee.ORGAN}]
    assert len(outside) == 3
    assert all(not {"申请人", "申请内容"} & set(kind.names) for kind in outside)


def test_a_form_may_not_leave_the_recourse_out():
    kind = letter_kind("reply-not-existing")
    assert reasons_against_leaving_out(kind, kind.text) == ()
    assert reasons_against_leaving_out(kind, "没有。") == (
        "“答复：经检索没有这项政府信息”要告知救济途径，请在范本里保留 {{救济途径}}。",
        "“答复：经检索没有这项政府信息”的范本里少了{{收到日期}}、{{受理编号}}、{{检索经过}}、{{依据}}，请保留；"
        "少了的，写出来的文书说不清这一件。",
    )
    whole = "{{受理编号}}，{{收到日期}}。{{检索经过}}。{{依据}}。{{救济途径}}"
    assert reasons_against_leaving_out(kind, whole) == ()
    assert reasons_against_leaving_out(letter_kind("at-once"), letter_kind("at-once").text) == ()


def test_an_unknown_letter_is_refused():
    with pytest.raises(RuleBroken, match="没有名为“x”的文书"):
        letter_kind("x")


def test_a_text_with_a_name_that_nobody_fills_is_a_fault_of_the_release():
    with pytest.raises(ValueError, match="need"):
        read_letters(NAMES, NOTICE.format("{{机关}}"), 'opening = ""\nclosing = ""\nreply = []\n')


def test_no_reply_rests_on_the_format_of_a_report():
    formed = [each for each in grounds(date(2026, 3, 2)) if each.instrument.title.endswith("格式")]
    assert [each.id for each in formed if "{{依据}}" in reply_kind(each).text] == []
    assert "第二十七条" in letter_kind("reply-confirm-again").text
