"""表格：what is written is read back as it was, never as a formula, and every mistake names row, column and cure."""

import io

import openpyxl
import pytest

from mingtang.language.papers import Unreadable
from mingtang.law.fields import Field, FieldType
from mingtang.tables.difference import difference
from mingtang.tables.reading import FORMULA, read_table
from mingtang.tables.writing import write_table

FIELDS = (
    Field("code", "编号", is_key=True),
    Field("name", "事项名称", required=True),
    Field("basis", "设定依据", FieldType.LONG),
    Field("fee", "金额", FieldType.MONEY),
    Field("since", "施行日期", FieldType.DATE),
    Field("free", "是否免征", FieldType.YES_NO),
)
ROWS = [
    {
        "code": "QL-1",
        "name": "宅基地审批",
        "basis": "第一行\n第二行",
        "fee": "12.5",
        "since": "2026-05-01",
        "free": "是",
    },
    {"code": "QL-2", "name": "=cmd|'/c calc'!A1", "basis": "", "fee": "", "since": "", "free": ""},
]


def read(data, name="清单.xlsx", most=100):
    return read_table(data, name, FIELDS, year=2026, most=most)


def changed(*cells):
    """The workbook of the rows with some cells written over."""
    book = openpyxl.load_workbook(io.BytesIO(write_table("清单", FIELDS, ROWS, notes=("怎样填",))))
    for place, value in cells:
        book.worksheets[0][place] = value
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_what_is_written_is_read_back_as_it_was_and_nothing_is_a_formula():
    data = changed()
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n", "d"}
    found = read(data)
    assert ([cells for _, cells in found.rows], found.mistakes, found.remarks) == (ROWS, (), ())


def test_every_mistake_names_its_row_its_column_and_what_to_do():
    data = changed(("B2", None), ("D2", "十二元"), ("A3", "QL-1"), ("F3", "=1+1"))
    assert [(it.row, it.column, it.message) for it in read(data).mistakes] == [
        (2, "事项名称", "“事项名称”没有填。"),
        (2, "金额", "“金额”写的是“十二元”，要写成数，如 1200 或 3.5，不带单位。"),
        (3, "是否免征", FORMULA),
        (3, "编号", "“QL-1”在第 2 行已经有了，请改成不同的，或者删去重复的一行。"),
    ]


def test_a_number_of_a_person_is_a_mistake_that_does_not_repeat_it():
    (told,) = read(changed(("C2", "身份证 11010519491231002X"))).mistakes
    assert (told.row, told.column, told.message) == (2, "设定依据", "文字里有身份证号，请删去个人信息再提交。")


def test_days_and_amounts_are_read_as_people_write_them():
    found = read(changed(("D2", "1,200元"), ("E2", "2026年5月1日"), ("F2", "√")))
    assert [found.rows[0][1][key] for key in ("fee", "since", "free")] == ["1200", "2026-05-01", "是"]


def test_a_table_of_something_else_is_refused_with_what_to_do():
    with pytest.raises(Unreadable) as told:
        read("甲,乙\n1,2\n".encode(), "别的.csv")
    assert (
        str(told.value) == "“别的.csv”里没有找到表头（要有“编号”一列）；请下载表格，在下载的表里改，表头的名称不要改。"
    )
    with pytest.raises(Unreadable):
        read("编号,事项名称,编号\n1,2,3\n".encode(), "两列.csv")
    with pytest.raises(Unreadable):
        read(changed(), most=1)


def test_a_table_of_separated_values_is_read_too_and_says_what_it_passed_over():
    found = read("编号,事项名称,备注\n1,甲,无\n".encode(), "清单.csv")
    assert found.rows == ((2, {"code": "1", "name": "甲"}),)
    assert found.remarks == (
        "多出来的列没有读：备注。",
        "表里没有这几列，当作没有填：设定依据、金额、施行日期、是否免征。",
    )


def test_a_difference_tells_rows_cells_and_columns():
    new = [{**ROWS[0], "name": "农村宅基地审批", "basis": "第一行 第二行"}, {"code": "QL-3", "name": "新增的"}]
    found = difference(FIELDS, ROWS, (*FIELDS[:-1], Field("x", "备注")), new)
    (change,) = found.changed
    assert [(cell.title, cell.old, cell.new) for cell in change.cells] == [("事项名称", "宅基地审批", "农村宅基地审批")]
    assert (found.added, found.removed) == ((("QL-3", "新增的"),), (("QL-2", "=cmd|'/c calc'!A1"),))
    assert found.words == "新增 1 行，修改 1 行，取消 1 行，新增“备注”一列，取消“是否免征”一列。"
    assert difference(FIELDS, ROWS, FIELDS, list(reversed(ROWS))).is_empty
