"""全角半角与中文数字。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.numerals import read_number, write_han
from mingtang.language.width import close_up, is_chinese, narrow, squeeze, visible


@given(st.text())
def test_narrow_text_keeps_its_length(text):
    assert len(narrow(text)) == len(text)


@given(st.text())
def test_narrowing_twice_changes_nothing_more(text):
    assert narrow(narrow(text)) == narrow(text)


def test_full_width_signs_become_half_width():
    assert narrow("（１．ＡＢ：　）") == "(1.AB: )"


def test_all_white_space_goes_zero_width_too():
    assert squeeze(" 甲　乙\n\t丙\u200b\ufeff ") == "甲乙丙"


@given(st.integers(0, 9999))
def test_a_written_numeral_is_read_back(value):
    assert read_number(write_han(value)) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("十二", 12),
        ("二十", 20),
        ("二〇二二", 2022),
        ("一百零三", 103),
        ("两百", 200),
        ("", None),
        ("甲", None),
    ],
)
def test_numerals_are_read_as_they_are_written(written, value):
    assert read_number(written) == value


@pytest.mark.parametrize(
    ("value", "written"), [(10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (1010, "一千零一十")]
)
def test_numerals_are_written_as_people_write_them(value, written):
    assert write_han(value) == written


def test_no_numeral_is_written_for_what_no_enumeration_reaches():
    with pytest.raises(ValueError, match="10000"):
        write_han(10_000)


def test_spaces_inside_a_day_are_closed_up_and_places_stay_true():
    text = "于 12　月 31 日 前完成 3 项"
    closed = close_up(text)
    assert closed.text == "于 12月31日前完成 3 项"
    begin = closed.text.index("12月")
    low, high = closed.span(begin, begin + len("12月31日前"))
    assert text[low:high] == "12　月 31 日 前"


def test_characters_that_take_no_place_are_left_out():
    assert visible("\u200b一\u200e、\u202a公\u202e\ufeff\u2060开\u3000 。") == "一、公开\u3000 。"
    assert squeeze("公\u200f 开\u3000\n") == "公开"


@pytest.mark.parametrize(
    ("text", "held"), [("已经公布", True), ("a 村", True), ("not_started", False), ("2026-01", False)]
)
def test_text_for_readers_is_told_from_keys(text, held):
    assert is_chinese(text) is held
