"""文稿：Excel 表格。"""

import io
from datetime import date, datetime

import openpyxl
import pytest

from mingtang.language.papers import Doubt, Paragraph, Unreadable, read_paper
from mingtang.language.plan import read_file


def read(book):
    made = io.BytesIO()
    book.save(made)
    return read_paper(made.getvalue(), "清单.xlsx")


def words(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_every_visible_sheet_is_a_table_and_hidden_ones_are_told():
    book = openpyxl.Workbook()
    book.active.append(["序号", "任务"])
    book.create_sheet("其二").append(["1", "解读"])
    book.create_sheet("草稿").append(["不公开"])
    book["草稿"].sheet_state = "hidden"
    paper = read(book)
    first, name, second = paper.blocks
    assert (words(first), words(second)) == ([["序号", "任务"]], [["1", "解读"]])
    assert name == Paragraph("其二", "工作表“其二”", level=2)
    assert paper.doubts == (Doubt("工作表“草稿”", "这张工作表是隐藏的，没有读入；公开前请删除隐藏的工作表。"),)


def test_values_are_read_as_the_sheet_shows_them():
    book = openpyxl.Workbook()
    midnight = datetime.fromisoformat("2023-06-30")
    book.active.append([1.0, 2.5, 0.95, date(2023, 6, 30), midnight, True, " 公开 ", None, "末"])
    book.active["C1"].number_format = "0%"
    assert words(read(book).blocks[0]) == [["1", "2.5", "95%", "2023-06-30", "2023-06-30", "是", "公开", "", "末"]]


def test_merged_cells_repeat_their_words_and_know_it():
    book = openpyxl.Workbook()
    book.active.append(["解读", "图解"])
    book.active.append([None, "视频"])
    book.active.merge_cells("A1:A2")
    (table,) = read(book).blocks
    assert [(cell.text, cell.covered, cell.where) for cell in table.rows[1]] == [
        ("解读", True, "工作表“Sheet”A2"),
        ("视频", False, "工作表“Sheet”B2"),
    ]


def test_hidden_rows_and_columns_are_left_out_and_told():
    book = openpyxl.Workbook()
    book.active.append(["任务", "内部"])
    book.active.append(["解读", "甲"])
    book.active.append(["草拟", "乙"])
    book.active.column_dimensions["B"].hidden = True
    book.active.row_dimensions[3].hidden = True
    paper = read(book)
    assert words(paper.blocks[0]) == [["任务"], ["解读"]]
    assert [doubt.message for doubt in paper.doubts] == ["隐藏的行或列里有 4 格内容，没有读入，请核对。"]


def test_a_merge_over_the_whole_sheet_is_refused():
    book = openpyxl.Workbook()
    book.active["A1"] = "公开"
    book.active.merged_cells.add("A1:XFD1048576")
    with pytest.raises(Unreadable, match="合并单元格范围过大"):
        read(book)


def test_a_sheet_beyond_the_limit_is_cut_and_told():
    book = openpyxl.Workbook()
    book.active["A1"] = "任务"
    book.active["A6000"] = "很远的话"
    paper = read(book)
    assert words(paper.blocks[0]) == [["任务"]]
    assert paper.doubts == (Doubt("工作表“Sheet”", "这张表过大，只读了前 5000 行、前 1 列，请核对。"),)


def test_whole_numbers_in_a_column_of_days_are_days_that_lost_their_format():
    book = openpyxl.Workbook()
    book.active.append(["任务", "完成时限", "金额"])
    book.active.append(["解读", 45291, 45291])
    book.active.append(["公开", 12, 12])
    assert words(read(book).blocks[0])[1:] == [["解读", "2023-12-31", "45291"], ["公开", "12", "12"]]


def test_names_of_sheets_are_chapters_and_the_title_above_the_first_table_is_none_of_them():
    book = openpyxl.Workbook()
    book.active.title = "主动公开"
    for row in (["甲镇2023年政务公开工作台账"], ["序号", "工作任务", "责任单位"], [1, "公开预算", "财政所"]):
        book.active.append(row)
    book.create_sheet("保障").append(["序号", "工作任务", "责任单位"])
    book["保障"].append([1, "开展培训", "党政办"])
    made = io.BytesIO()
    book.save(made)
    reading = read_file(made.getvalue(), "台账.xlsx")
    assert reading.title == "甲镇2023年政务公开工作台账"
    assert [(chapter.heading, chapter.sections[0].commitments[0].text) for chapter in reading.chapters] == [
        ("主动公开", "公开预算"),
        ("保障", "开展培训"),
    ]
