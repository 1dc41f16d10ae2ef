"""公文范本：filled letter by letter, refused with everything that is wrong with it."""

import pytest

from mingtang.law.rules import RuleBroken
from mingtang.letters.forms import fill, names_in, reasons_against
from mingtang.letters.letter import Heading, Level, Paragraph

FORM = """本机关于{{收到日期}}收到{{ 申请人 }}的申请。

一、需要补正的内容
（一）怎样补正
{{补正内容}}
{{如有 附件}}附件：{{附件}}。
{{如无 附件}}本件没有附件。
{{如有 电话}}{{如无 附件}}请拨打{{电话}}。
"""
VALUES = {
    "收到日期": "2026年3月2日",
    "申请人": "王某某",
    "补正内容": "写明年份。\n写明名称。",
    "附件": "",
    "电话": "0530-0",
}


def refused(text, values):
    with pytest.raises(RuleBroken) as broken:
        fill(text, values)
    return list(broken.value.reasons)


def test_a_form_becomes_paragraphs_and_headings():
    assert fill(FORM, VALUES) == (
        Paragraph("本机关于2026年3月2日收到王某某的申请。"),
        Heading("一、需要补正的内容", Level.FIRST),
        Heading("（一）怎样补正", Level.SECOND),
        Paragraph("写明年份。"),
        Paragraph("写明名称。"),
        Paragraph("本件没有附件。"),
        Paragraph("请拨打0530-0。"),
    )


def test_a_condition_keeps_its_line_only_where_it_holds():
    said = fill(FORM, VALUES | {"附件": "清单", "电话": " "})
    assert [part.text for part in said[5:]] == ["附件：清单。"]


def test_what_is_filled_in_is_never_read_as_marks_or_as_a_heading():
    values = VALUES | {"申请人": "{{收到日期}}{{如有 x}}{% now %}#$", "补正内容": "一、这是内容"}
    said = fill(FORM, values)
    assert said[0] == Paragraph("本机关于2026年3月2日收到{{收到日期}}{{如有 x}}{% now %}#$的申请。")
    assert said[3] == Paragraph("一、这是内容")


def test_a_long_or_finished_sentence_with_an_ordinal_is_a_paragraph():
    assert fill("一、请您补正。\n二、" + "长" * 40, {}) == (Paragraph("一、请您补正。"), Paragraph("二、" + "长" * 40))


def test_the_names_of_a_form_are_told_in_order():
    assert names_in(FORM) == ("收到日期", "申请人", "补正内容", "附件", "电话")


def test_every_empty_value_that_is_needed_is_asked_for():
    assert refused(FORM, VALUES | {"申请人": " ", "补正内容": "", "电话": ""}) == [
        "还没有填写“申请人”，这份文书里要用到它。",
        "还没有填写“补正内容”，这份文书里要用到它。",
    ]


WRONG = {
    "": ["范本里还没有文字，请写上正文。"],
    " \n\u200b": ["范本里还没有文字，请写上正文。"],
    "{{期限}}和{{金额}}": ["范本里的“期限”、“金额”不是这种文书可以填写的内容，可以用的有：姓名、日期。"],
    "{{如有 金额}}缴费": ["范本里的“金额”不是这种文书可以填写的内容，可以用的有：姓名、日期。"],
    "请{{姓名": ["第1段的两个花括号没有成对，请写成 {{名称}}。"],
    "好\n请姓名}}": ["第2段的两个花括号没有成对，请写成 {{名称}}。"],
    "请{{姓名 日期}}": ["第1段的两个花括号没有成对，请写成 {{名称}}。"],
    "请{{如有 姓名}}来": ["第1段的“如有”“如无”要写在这一段的开头。"],
    "{{姓名.__class__}}": ["第1段的“姓名.__class__”不能作名称，名称用汉字、字母或者数字，不超过 20 个字。"],
}


@pytest.mark.parametrize(("text", "reasons"), WRONG.items())
def test_a_form_that_cannot_be_filled_is_refused_with_what_to_change(text, reasons):
    known = {"日期": "今天", "姓名": "王某某"}
    assert reasons_against(text, known) == reasons
    assert refused(text, known) == reasons


def test_single_braces_and_other_brackets_are_plain_text():
    assert fill("七政告〔2026〕3号 {a} {% if %} $x$", {}) == (Paragraph("七政告〔2026〕3号 {a} {% if %} $x$"),)
