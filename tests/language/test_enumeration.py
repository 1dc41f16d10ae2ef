"""序号。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.enumeration import Style, nesting, read_mark, read_marks, strip_marks


def style_and_number(line):
    mark, rest = read_mark(line)
    return (mark.style, mark.number, rest) if mark else None


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("一、加强公开", Style.HAN_COMMA, 1),
        ("一 、加强公开", Style.HAN_COMMA, 1),
        ("十二．加强公开", Style.HAN_COMMA, 12),
        ("二　加强公开", Style.HAN_COMMA, 2),
        ("（一）加强公开", Style.HAN_PAREN, 1),
        ("(三)加强公开", Style.HAN_PAREN, 3),
        ("㈡加强公开", Style.HAN_PAREN, 2),
        ("1.加强公开", Style.ARABIC_DOT, 1),
        ("2．加强公开", Style.ARABIC_DOT, 2),
        ("３、加强公开", Style.ARABIC_DOT, 3),
        ("⒋加强公开", Style.ARABIC_DOT, 4),
        ("（5）加强公开", Style.ARABIC_PAREN, 5),
        ("⑹加强公开", Style.ARABIC_PAREN, 6),
        ("7）加强公开", Style.ARABIC_HALF_PAREN, 7),
        ("⑧加强公开", Style.CIRCLED, 8),
        ("第一章 加强公开", Style.CHAPTER, 1),
        ("第二部分：加强公开", Style.PART, 2),
        ("第三节　加强公开", Style.SECTION, 3),
        ("1.2 加强公开", Style.DECIMAL_TWO, 2),
        ("1.2.3 加强公开", Style.DECIMAL_THREE, 3),
    ],
)
def test_a_mark_is_read_in_any_width(line, style, number):
    assert style_and_number(line) == (style, number, "加强公开")


@pytest.mark.parametrize(
    "line",
    [
        "12345热线", "2022年年底前完成", "1.5万元以上", "3.15活动", "一是加强公开", "十四五规划", "一、二季度完成",
        "5、6月开展", "（2016年以后制定的）", "第三季度完成", "第一，加强公开", "三同步", "",
    ],
)  # fmt: skip
def test_numbers_that_are_words_are_no_marks(line):
    assert read_mark(line) == (None, line)


@pytest.mark.parametrize("line", ["1、2022年年底前完成", "1.2022年年底前完成", "1．6月底前完成"])
def test_a_mark_may_stand_right_before_a_date(line):
    assert read_mark(line)[0].number == 1


def test_marks_written_together_are_read_one_inside_the_other():
    marks, rest = read_marks("一、（二）加强公开")
    assert [(mark.style, mark.number) for mark in marks] == [(Style.HAN_COMMA, 1), (Style.HAN_PAREN, 2)]
    assert rest == "加强公开"


def test_a_second_mark_that_is_not_narrower_is_text():
    assert strip_marks("（一）一、加强公开") == "一、加强公开"


@given(st.text())
def test_mark_and_rest_are_the_line(line):
    mark, rest = read_mark(line)
    assert line.endswith(rest)
    assert mark is None or mark.text in line


def marks_of(*lines):
    return [read_mark(line)[0] for line in lines]


def test_the_customary_order_of_marks_is_kept():
    assert nesting(marks_of("1.甲", "一、乙", "（一）丙")) == (Style.HAN_COMMA, Style.HAN_PAREN, Style.ARABIC_DOT)


def test_a_plan_may_nest_its_marks_the_other_way_round():
    marks = marks_of("1.甲", "（一）乙", "（二）丙", "2.丁", "（一）戊")
    assert nesting(marks) == (Style.ARABIC_DOT, Style.HAN_PAREN)
