"""读入措施：whatever is numbered is a measure, and no line is lost without being named."""

import pytest

from mingtang.language.measures import HEADING, Unreadable, from_file, from_text

HEADED = "（一）建设高标准农田\n五年建成高标准农田三千亩。\n（二）培育农业品牌\n培育区域公用品牌两个。"


def headings(text):
    return [found.heading for found in from_text(text).measures]


def told(text):
    return [(found.heading, found.text) for found in from_text(text).measures]


def test_a_heading_is_a_measure_with_all_that_stands_under_it():
    both = [("建设高标准农田", "五年建成高标准农田三千亩。"), ("培育农业品牌", "培育区域公用品牌两个。")]
    assert told(HEADED) == both
    assert [(one.heading, one.text) for one in from_file(HEADED.encode(), "措施.txt").measures] == both
    assert told("（一）建农田\n三千亩。\n1. 修渠。\n2. 修路。\n（二）育品牌") == [
        ("建农田", "三千亩。\n1.修渠。\n2.修路。"),
        ("育品牌", "育品牌"),
    ]


def test_a_heading_with_nothing_under_it_is_a_measure():
    assert told("（一）建农田\n三千亩。\n（二）育品牌\n（三）修路\n硬化道路。") == [
        ("建农田", "三千亩。"),
        ("育品牌", "育品牌"),
        ("修路", "硬化道路。"),
    ]
    assert headings("一、建农田。三千亩。\n二、建仓库。") == ["建农田", "建仓库"]


def test_numbered_lines_are_measures_each_without_their_numbers():
    assert told("1. 改造灌渠：五年改造支渠十条。\n2. 修路：硬化道路。\n3. 建设仓库。") == [
        ("改造灌渠", "五年改造支渠十条。"),
        ("修路", "硬化道路。"),
        ("建设仓库", "建设仓库。"),
    ]
    assert told("1、修渠\n2、修路") == [("修渠", "修渠"), ("修路", "修路")]
    assert headings("（1）修渠\n（2）修路\n（3）建仓") == ["修渠", "修路", "建仓"]
    assert headings("一、产业\n1. 修渠。\n2. 修路。\n二、品牌\n1. 办节庆。") == ["修渠", "修路", "办节庆"]


def test_what_became_no_measure_is_named():
    read = from_text("柳溪镇乡村规划\n为振兴乡村，提出：\n一、产业\n（一）建农田\n三千亩。\n二、生态\n植树。\n三、人才")
    assert [one.heading for one in read.measures] == ["建农田", "生态", "人才"]
    assert read.left == ("柳溪镇乡村规划", "为振兴乡村，提出：", "一、产业")
    assert from_text(HEADED).left == ()


def test_without_numbers_one_line_is_one_measure():
    assert told("改造灌渠：五年改造支渠十条。\n修路：硬化道路。") == [
        ("改造灌渠", "改造灌渠：五年改造支渠十条。"),
        ("修路", "修路：硬化道路。"),
    ]


def test_a_long_line_is_kept_whole():
    long = "逐村" * HEADING
    assert told(f"1. {long}\n余下的。") == [(long[:30], f"{long}\n余下的。")]


def test_a_table_gives_a_measure_a_row_and_says_what_was_not_read():
    rows = (("序号", "工作任务", "责任单位"), ("1", "改造支渠十条。", "农办"), ("2", "硬化田间道路。", "农办"))
    told_rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<table>{told_rows}</table>"
    read = from_file(page.encode(), "措施.html")
    assert [one.text for one in read.measures] == ["改造支渠十条。", "硬化田间道路。"]
    assert "只读了任务和要求" in read.left[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" ", "没有读出措施，请核对内容。"),
        ("\n".join(f"{n}. 修路。" for n in range(1, 62)), "读出 61 条，一次最多录入 60 条，请分几次录入。"),
    ],
)
def test_nothing_and_too_much_are_refused(text, reason):
    with pytest.raises(Unreadable, match=reason):
        from_text(text)
