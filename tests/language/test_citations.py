"""引用文件。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.citations import Citation, canonical_number, find_citations, find_numbers


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "落实《程序暂行条例》（国务院令713号）《某省程序规定》（省政府令336号）等",
            [("程序暂行条例", "国务院令713号"), ("某省程序规定", "省政府令336号")],
        ),
        ("按照《某通知》（云政办发〔2022〕2号）要求", [("某通知", "云政办发〔2022〕2号")]),
        ("按照《某通知》(云政办发[2021]30号,以下简称《实施意见》)要求", [("某通知", "云政办发[2021]30号")]),
        ("《某条例》（中华人民共和国国务院令第711号）", [("某条例", "中华人民共和国国务院令第711号")]),
        ("国务院令第711号《某条例》", [("某条例", "国务院令第711号")]),
        ("按照云政办发〔2021〕30号文件要求", [("", "云政办发〔2021〕30号")]),
        ("《某条例》（2019年修订）", [("某条例", "")]),
        ("《关于转发〈某办法〉的通知》", [("关于转发〈某办法〉的通知", "")]),
        ("在《云泽日报》刊登", []),
        ("《某条例》第三条、《某条例》第五条", [("某条例", "")]),
        ("没有引用", []),
    ],
)  # fmt: skip
def test_instruments_are_found_with_their_numbers(text, wanted):
    assert [(found.title, found.number) for found in find_citations(text)] == wanted


def test_a_title_over_two_lines_is_one():
    assert find_citations("《关于印发某要点\n的通知》") == (Citation("关于印发某要点的通知", ""),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云政办发[2021]30号", "云政办发〔2021〕30号"),
        ("云政办发（2021）第30号", "云政办发〔2021〕30号"),
        ("云政办发【2021】 30 号", "云政办发〔2021〕30号"),
        ("国务院令第713号", "国务院令713号"),
    ],
)
def test_two_ways_of_writing_a_number_compare_alike(one, other):
    assert canonical_number(one) == canonical_number(other)


def test_numbers_in_running_text_begin_at_their_organ():
    assert find_numbers("根据云政发〔2020〕1号和云办发〔2021〕2号") == ("云政发〔2020〕1号", "云办发〔2021〕2号")


@given(st.text(alphabet="《》〈〉（）()〔〕[]发令第号2021云政国务院", max_size=40))
def test_every_citation_has_a_title_or_a_number(text):
    assert [found for found in find_citations(text) if not found.title and not found.number] == []
