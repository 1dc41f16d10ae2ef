"""看不见的字符：they go, and every letter stays."""

import pytest

from mingtang.language.unseen import (
    UNFIT,
    clean_name,
    clean_text,
    reasons_against_unfit,
    without_unfit,
    without_unseen,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("王\u200b小\u200d明\ufeff", "王小明"),
        ("\u202e明小王\u202c", "明小王"),
        ("\u2066王\u2069小\x00明\x07\u00ad\u3164\u2800", "王小明"),
        ("王\t小\r\n明", "王 小 明"),
        (" 　王　小明 ", "王 小明"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("𠮷野\U000e0100", "𠮷野\U000e0100"),
        ("\ue000某", "\ue000某"),
        ("\u200b\u2060", ""),
    ],
)
def test_what_nobody_sees_goes_and_every_letter_stays(typed, kept):
    assert clean_name(typed) == kept


def test_line_breaks_stay_in_a_text():
    assert without_unseen("一\u200b\n二\u3000三") == "一\n二\u3000三"


@pytest.mark.parametrize(
    "unfit", ["\x00", "\x1f", "\x85", "\ud800", "\ufffe", "\uffff", "\u0378", "\u202e", "\u2069", "\u200f"]
)
def test_what_no_page_may_carry_goes_and_is_told(unfit):
    text = f"柳{unfit}溪\n镇"
    assert (without_unfit(text), clean_text(text)) == ("柳溪\n镇", clean_name(f"柳{unfit}溪") + "\n镇")
    assert clean_name(f"柳{unfit}溪").replace(" ", "") == "柳溪"
    assert (reasons_against_unfit("标题", text), reasons_against_unfit("标题", "柳溪\r\n\t镇")) == ([UNFIT], [])


def test_rare_characters_that_an_old_table_does_not_know_stay():
    name = "𠮷\U000323af\ue000"
    assert (clean_name(name), without_unfit(name), reasons_against_unfit(name)) == (name, name, [])


def test_a_text_keeps_its_lines_and_single_blanks():
    assert clean_text(" 一\t二\u200b \r\n\r\n三\u202e\r四 ") == "一 二\n\n三\n四"
