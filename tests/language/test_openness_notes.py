"""公开附注：what says of itself that it is not open is known; what only speaks of such notes is not taken for one."""

import pytest

from mingtang.language.openness_notes import note_against_opening


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("（此件不公开）", "(此件不公开)"),
        (" （此件依申请公开） ", "(此件依申请公开)"),
        ("（此件不予公开发布）", "(此件不予公开发布)"),
        ("此件删减后公开", "此件删减后公开"),
        ("【不予公开】", "[不予公开]"),
        ("信息公开选项：依申请公开", "信息公开选项:依申请公开"),
        ("2026年3月5日（此件不公开）", "(此件不公开)"),
    ],
)
def test_a_note_that_the_document_is_not_open_is_known(text, note):
    assert note_against_opening(text) == note


@pytest.mark.parametrize(
    "text",
    [
        "（此件公开发布）",
        "（此件主动公开）",
        "信息公开选项：主动公开",
        "拟制公文时，要写明主动公开、依申请公开、不予公开。",
        "依申请公开的，标注“（此件依申请公开）”。",
        "不予公开的，说明理由。",
        "",
    ],
)
def test_other_words_about_openness_are_no_note(text):
    assert note_against_opening(text) == ""


def test_a_table_lists_how_other_things_are_open():
    assert [note_against_opening(told, in_table=True) for told in ("（依申请公开）", "（此件不公开）")] == [
        "",
        "(此件不公开)",
    ]
