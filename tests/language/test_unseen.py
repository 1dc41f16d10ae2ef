"""看不见的字符：they go, and every letter stays."""

import pytest

from mingtang.language.unseen import clean_name, without_unseen


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
