"""一件公文的内容：cleaned of what cannot be set, its elements written as official documents write them."""

from dataclasses import replace

import pytest

from mingtang.letters.letter import Heading, Paragraph, Table, cleaned
from mingtang.letters.measures import CHARACTER, PITCH, head_size, width_of
from mingtang.letters.title import title_rows
from tests.letters.material import FORM, REPLY


def test_a_line_break_begins_another_paragraph_and_a_blank_line_none():
    letter = replace(REPLY, paragraphs=(Paragraph("甲\r\n\r\n　　乙\t丙\n \n"), Heading("一、\n丁")))
    assert cleaned(letter).paragraphs == (Paragraph("甲"), Paragraph("乙 丙"), Heading("一、 丁"))


def test_what_is_not_seen_is_not_set():
    letter = replace(REPLY, addressee="王\u200b某\u202e\x1f\x07", paragraphs=(Paragraph("\ufeff\x0b"),))
    assert (cleaned(letter).addressee, cleaned(letter).paragraphs) == ("王某", ())


def test_room_to_write_in_stays_in_the_cells_of_a_form():
    assert cleaned(FORM).paragraphs[0].rows[3][1] == "　　　　　　　　　年　　月　　日"


def test_an_element_is_written_as_official_documents_write_it():
    told = (REPLY.salutation, REPLY.note[:5], REPLY.copied, REPLY.dated)
    assert told == ("王某某：", "（联系人：", "云泽县政务公开办公室。", "2026年3月18日")
    again = replace(REPLY, addressee="各村：", contact="（电话：1）", copy_to="抄送：县政府。", day=None)
    assert (again.salutation, again.note, again.copied) == ("各村：", "（电话：1）", "县政府。")
    assert again.dated == "　　　　年　　月　　日"


def test_one_attachment_has_no_ordinal_and_several_have():
    assert replace(REPLY, attachments=("甲",)).enclosed == (("", "甲"),)
    assert replace(REPLY, attachments=("甲", "乙")).enclosed == (("1.", "甲"), ("2.", "乙"))


def test_without_a_red_head_the_organ_stands_over_the_title_once():
    assert FORM.over_title == "云泽县七里镇人民政府"
    assert replace(FORM, title="云泽县七里镇人民政府送达回证").over_title == ""
    assert REPLY.over_title == ""


@pytest.mark.parametrize(
    ("rows", "head", "widths"),
    [((), (), ()), ((("甲",), ("甲", "乙")), (), ()), ((("甲",),), ("一", "二"), ()), ((("甲",),), (), (1, 2))],
)
def test_a_table_of_unlike_rows_is_a_mistake(rows, head, widths):
    with pytest.raises(ValueError, match="columns"):
        Table(rows=rows, head=head, widths=widths)


def test_twenty_two_lines_of_twenty_eight_characters_fill_the_page():
    assert (round(PITCH * 22 / 72 * 25.4, 6), round(CHARACTER * 28 / 72 * 25.4, 6)) == (225, 156)


def test_a_long_name_of_an_organ_is_set_smaller():
    assert [head_size("七里镇"), head_size("云泽县七里镇人民政府"), head_size("甲" * 60)] == [
        46,
        pytest.approx(42.0, abs=0.1),
        22,
    ]


TITLES = {
    "送达回证": ["送达回证"],
    REPLY.title: ["关于七里镇2025年农村公路养护", "资金使用情况的政府信息公开告知书"],
    "关于答复王某某\n申请公开信息的告知书": ["关于答复王某某", "申请公开信息的告知书"],
    "关于延长《关于公开七里镇集体土地征收补偿安置方案的申请》答复期限的告知书": [
        "关于延长《关于公开七里镇集体土地征收",
        "补偿安置方案的申请》答复期限的告知书",
    ],
}


@pytest.mark.parametrize(("title", "rows"), TITLES.items())
def test_a_title_breaks_between_words_into_lines_of_like_length(title, rows):
    assert title_rows(title) == rows


@pytest.mark.parametrize("title", ["甲" * 95, "a" * 120, "的" * 41, "《" * 30, "甲" * 20, "甲" * 21])
def test_no_line_of_a_title_is_too_long_and_nothing_of_it_is_lost(title):
    rows = title_rows(title)
    assert "".join(rows) == title
    assert [row for row in rows if width_of(row) > 20] == []
