"""读工作要点：期限、周期与简称的归属。"""

import pytest

from mingtang.language.papers import Cell, Doubt, Paper, Paragraph, Table
from mingtang.language.plan import read_paper_blocks, read_text

TITLE = "青禾镇2023年工作要点"
HEAD = ("序号", "工作任务", "具体要求", "责任单位", "时限要求")


def read(text):
    return read_text(f"{TITLE}\n{text}")


def read_row(requirement, due):
    rows = (HEAD, ("1", "公开", requirement, "党政办", due))
    cells = tuple(tuple(Cell(words, f"第{at}行") for words in row) for at, row in enumerate(rows, 1))
    return read_paper_blocks(Paper((Paragraph(TITLE, "第1段"), Table(cells, "表")), "", "", "docx"))


def test_a_day_of_its_own_stands_against_an_inherited_label_and_both_are_told():
    reading = read(
        "一、公开（责任单位：财政所；完成时限：6月底前）\n（一）预算。及时公开预算。\n（二）决算。10月底前公开决算。"
    )
    assert [(item.due.isoformat(), item.due_text) for item in reading.commitments] == [
        ("2023-06-30", "6月底前"),
        ("2023-10-31", "10月底前"),
    ]
    told = "这一句自己写的是“10月底前”，标注的时限是“6月底前”，已按这一句自己的登记，请核对。"
    assert reading.warnings == (Doubt("1.2.1（第4行）", told),)


def test_days_of_their_own_stand_against_the_label_of_their_paragraph():
    reading = read("一、公开\n3月底前制定方案。10月15日前公布结果。（责任单位：财政所；完成时限：年底前）")
    assert [item.due.isoformat() for item in reading.commitments] == ["2023-03-31", "2023-10-15"]
    assert [doubt.where for doubt in reading.warnings] == ["1.1.1（第3行）", "1.1.2（第3行）"]


def test_a_monthly_task_does_not_end_with_an_early_label():
    (item,) = read("一、公开\n每月公布补贴（完成时限：3月底前）。").commitments
    assert (item.due, item.rhythm.value) == (None, "monthly")


def test_a_short_name_defined_above_is_not_cited_again():
    reading = read("一、公开\n（一）落实。执行《某市办法》（以下简称《办法》）。\n（二）公开。按照《办法》公开。")
    assert [[cite.title for cite in item.cites] for item in reading.commitments] == [["某市办法"], []]


def test_a_task_with_a_system_in_it_keeps_its_day():
    (item,) = read("一、公开\n6月底前完善政务公开责任体系。").commitments
    assert (item.kind.value, item.due.isoformat()) == ("task", "2023-06-30")


@pytest.mark.parametrize(
    ("requirement", "rhythm", "said"),
    [("每季度末公布补贴。", "quarterly", "每季度末"), ("每周更新公开栏。", "periodic", "每周")],
)
def test_where_a_cell_cannot_be_read_the_words_of_its_row_count(requirement, rhythm, said):
    reading = read_row(requirement, "待定")
    (item,) = reading.commitments
    assert (item.due, item.rhythm.value, item.due_text) == (None, rhythm, said)
    assert reading.warnings[-1] == Doubt("1.1.1（第2行）", "时限“待定”里没有找到日期，请核对后补上。")


def test_the_rhythm_of_the_words_and_the_day_of_the_cell_are_both_kept():
    (item,) = read_row("每季度公布补贴。", "12月底前").commitments
    assert (item.due.isoformat(), item.rhythm.value, item.due_text) == ("2023-12-31", "quarterly", "12月底前")


def test_a_cell_stands_against_another_day_in_its_row_and_both_are_told():
    reading = read_row("6月底前公布补贴。", "9月底前")
    assert [item.due.isoformat() for item in reading.commitments] == ["2023-09-30"]
    told = "正文写的是“6月底前”，时限栏写的是“9月底前”，已按时限栏登记，请核对。"
    assert reading.warnings == (Doubt("1.1.1（第2行）", told),)
