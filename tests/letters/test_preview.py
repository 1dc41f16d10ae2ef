"""公文的预览：the same words in the same order, and nothing in them that a page would run."""

from dataclasses import replace

import html5lib
import pytest

from mingtang.letters.letter import Heading, Paragraph, Table
from mingtang.letters.preview import to_html
from tests.letters.material import FORM, IN_ORDER, REPLY, bare


def tree(letter):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(f"<!DOCTYPE html><html><head><title>预览</title></head><body>{to_html(letter)}</body></html>")


def classed(found, name):
    return [each for each in found.iter() if each.get("class") == name]


@pytest.mark.parametrize("letter", [REPLY, FORM, replace(REPLY, number="", attachments=("甲",), red_head=False)])
def test_the_preview_is_valid(letter):
    assert tree(letter).find(".//article").get("lang") == "zh-Hans"


def test_the_preview_says_what_the_paper_says_in_its_order():
    assert bare("".join(tree(REPLY).find(".//article").itertext())) == "".join(IN_ORDER)


def test_headings_and_tables_are_what_they_look_like():
    found = tree(REPLY)
    assert [each.text for each in found.iter("h3")] == ["一、可以公开的信息", "二、不予公开的信息"]
    assert [each.text for each in found.iter("h4")] == ["（一）提供的方式"]
    assert [(each.text, each.get("scope")) for each in found.iter("th")] == [("名称", "col"), ("页数", "col")]
    assert [each.get("scope") for each in tree(FORM).iter("th")] == ["row"] * 5


def test_nothing_that_is_typed_becomes_markup():
    typed = '<script>alert(1)</script>"><img src=x onerror=y>'
    table = Table(rows=((typed, typed),))
    letter = replace(
        REPLY,
        organ=typed,
        number=typed,
        title=typed,
        addressee=typed,
        paragraphs=(Paragraph(typed), Heading(typed), table),
        attachments=(typed,),
        signature=typed,
        contact=typed,
        copy_to=typed,
        watermark=typed,
    )
    found = tree(letter)
    assert [each.tag for each in found.iter() if each.tag in {"script", "img"}] == []


def test_the_watermark_is_there_when_it_is_given():
    assert [each.text for each in classed(tree(replace(REPLY, watermark="演示数据")), "letter-watermark")] == [
        "演示数据"
    ]
    assert tree(replace(REPLY, watermark="演示数据")).find(".//article").get("aria-label") == f"演示数据：{REPLY.title}"
    assert classed(tree(REPLY), "letter-watermark") == []
