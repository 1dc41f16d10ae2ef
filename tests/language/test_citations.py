"""引用文件。"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.citations import Citation, canonical_number, find_citations, find_numbers, short_names


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
        ("落实《某办法》（国办函﹝2020﹞109号）", [("某办法", "国办函﹝2020﹞109号")]),
        ("落实国办函﹝2020﹞109号要求", [("", "国办函﹝2020﹞109号")]),
        ("见国令第711号）", [("", "国令第711号")]),
        ("贯彻<某条例>（国令第711号）", [("某条例", "国令第711号")]),
        ("贯彻〈某条例〉和‹某办法›", [("某条例", ""), ("某办法", "")]),
        ("满意度<95%的村、>80%的镇", []),
        ("执行《某市办法》（以下简称《办法》），按《办法》办理", [("某市办法", "")]),
        ("《某条例》和《没有写完", [("某条例", "")]),
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


def test_a_short_name_that_the_paper_defines_elsewhere_is_no_citation():
    defined = short_names("《某市办法》（某政发〔2020〕1号）（以下简称《办法》）")
    assert defined == {"办法"}
    assert find_citations("按照《办法》和《某条例》公开", defined) == (Citation("某条例", ""),)


@pytest.mark.parametrize(
    "piece", ["《关于印发第1号办法的通知》、", "《第1号办法》（试行、", "《关于", "国办发〔2021〕30号、", "（", "令"]
)
def test_a_hundred_kilobytes_of_one_sentence_take_no_long_time(piece):
    begun = time.process_time()
    find_citations(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 2
