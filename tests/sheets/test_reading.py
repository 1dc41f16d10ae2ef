"""读表：whatever program wrote the file, and whatever was moved, merged, hidden or added in it."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from mingtang.language.papers import Unreadable
from mingtang.sheets.layout import COLUMNS, Mark
from mingtang.sheets.reading import read_table
from mingtang.sheets.writing import write_table
from mingtang.workplan.models import Plan
from tests.builders import moment
from tests.sheets.material import PLACES, edited, opened, saved

AT = moment("2026-03-05")
HEAD = [column.title for column in COLUMNS]


def cells(key, text, **told):
    usual = {"key": key, "text": text, "kind": "任务", "owner": "司法所", "rhythm": "一次性", **told}
    return usual | {"mark": str(Mark.of("liuxi-2026", usual, at=AT))}


ROWS = (
    cells("1.1.1", "公开补贴结果，每户都要有。", due="2026-06-30"),
    cells("1.1.2", "=1+1"),
    cells("1.1.3", "0012 号文"),
)


@pytest.fixture
def table():
    """A table of three rows."""
    return write_table(Plan(title="柳溪镇2026年政务公开工作要点", year=2026), ROWS, [], at=AT)


def texts(data, name="台账.xlsx"):
    return [{**line["cells"]} for line in read_table(data, name).lines]


def test_what_was_written_is_read_as_it_was(table):
    assert texts(table) == texts(saved(opened(table))) == list(ROWS)


def test_nothing_that_was_exported_is_ever_a_formula(table):
    sheet = opened(table)["台账"]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}
    assert sheet.cell(3, PLACES["text"]).value == "'=1+1"
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(table)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t="])
def test_every_leading_sign_of_a_formula_is_made_harmless_and_read_back_as_it_was(sign):
    row = cells("1.1.1", "公开", evidence=f"{sign}HYPERLINK(1)")
    data = write_table(Plan(title="要点", year=2026), [row], [], at=AT)
    value = opened(data)["台账"].cell(2, PLACES["evidence"]).value
    assert (value[0], texts(data)[0]["evidence"].strip()) == ("'", row["evidence"].strip())


def test_days_are_days_and_leading_zeros_stay(table):
    sheet = opened(table)["台账"]
    assert sheet.cell(2, PLACES["due"]).value.date() == date(2026, 6, 30)
    assert sheet.cell(4, PLACES["text"]).value == "0012 号文"
    assert sheet.cell(4, PLACES["key"]).number_format == "@"


def test_columns_that_may_be_edited_are_marked_and_explained(table):
    sheet = opened(table)["台账"]
    fills = {sheet.cell(2, PLACES[column.key]).fill.start_color.rgb for column in COLUMNS if column.editable}
    closed = {sheet.cell(2, PLACES[column.key]).fill.start_color.rgb for column in COLUMNS if not column.editable}
    assert (len(fills), len(closed), fills & closed) == (1, 1, set())
    assert [sheet.cell(1, PLACES[column.key]).comment.text for column in COLUMNS] == [c.note for c in COLUMNS]
    explained = [row[0].value for row in opened(table)["填写说明"].iter_rows()]
    assert [title for title in HEAD if title in explained] == HEAD
    assert [cell.value for cell in sheet[1]] == [
        *("编号", "章节", "任务（原文）", "类别", "责任单位", "配合单位", "频次", "时限", "状态", "最近佐证"),
        *("本机关定的频次", "本机关定的时限", "进展（新记一条）", "版本"),
    ]


def rearranged(table, order):
    """The same table with its columns and rows in another order, as another program would write it."""
    old = opened(table)["台账"]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["柳溪镇台账"])
    for row in [1, 4, 2, 3]:
        sheet.append([old.cell(row, PLACES[key]).value if key else "随手记" for key in order])
    return saved(book)


def test_moved_columns_rows_in_another_order_and_columns_of_ones_own_make_no_difference(table):
    order = ["mark", "owner", None, "text", "key", "kind", "rhythm", "due"]
    read = read_table(rearranged(table, order), "a.xlsx")
    assert [line["row"] for line in read.lines] == [3, 4, 5]
    assert [line["cells"] for line in read.lines] == [ROWS[2], ROWS[0], ROWS[1]]
    assert read.remarks == (
        "多出来的列没有读：随手记。",
        "表里没有这几列，当作没有改：配合单位、本机关定的频次、本机关定的时限、进展。",
    )


def test_other_names_of_a_column_are_known(table):
    book = opened(table)
    for key, name in (("text", "任务（原文）"), ("owner", "牵头 单位"), ("note", "进展（新记一条）")):
        book["台账"].cell(1, PLACES[key]).value = name
    assert texts(saved(book)) == list(ROWS)


def test_hidden_and_filtered_rows_are_read_too(table):
    book = opened(table)
    book["台账"].row_dimensions[3].hidden = True
    read = read_table(saved(book), "a.xlsx")
    assert ([line["cells"] for line in read.lines], read.remarks) == (list(ROWS), ("隐藏或者筛掉的 1 行也读了。",))


def test_cells_merged_downwards_say_the_same_in_every_row(table):
    book = opened(table)
    sheet = book["台账"]
    sheet.cell(2, PLACES["owner"]).value = "党政办公室"
    letter = sheet.cell(2, PLACES["owner"]).column_letter
    sheet.merge_cells(f"{letter}2:{letter}4")
    assert [line["owner"] for line in texts(saved(book))] == ["党政办公室"] * 3


def test_a_formula_is_told_and_not_worked_out(table):
    data = edited(table, ("1.1.1", "owner", '=HYPERLINK("http://x")'))
    assert [line["formulas"] for line in read_table(data, "a.xlsx").lines] == [["owner"], [], []]


def as_csv(table, sign=","):
    sheet = opened(table)["台账"]
    rows = [[cell.value if cell.value is not None else "" for cell in row] for row in sheet.iter_rows(max_row=4)]
    told = [["2026/6/30" if isinstance(value, date) else str(value) for value in row] for row in rows]
    return "\r\n".join(sign.join(f'"{value}"' for value in row) for row in told)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_separated_values_are_read_in_every_usual_encoding(table, encoding, sign):
    expected = [ROWS[0] | {"due": "2026/6/30"}, *ROWS[1:]]
    assert texts(as_csv(table, sign).encode(encoding), "台账.csv") == expected


REFUSED = [
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "“x”是旧版表格或者设了密码；请取消密码，另存为 .xlsx 后再试。"),
    ("无关的文字\n没有表头".encode(), "“x”里没有找到表头；请从台账导出表格，在导出的表里修改，表头的名称不要改。"),
    (
        "编号,任务,责任单位\n1.1.1,公开,司法所".encode(),
        "“x”里没有“版本”一列；请从台账重新导出表格，在导出的表里修改，这几列原样留着。",
    ),
    ("编号,任务,版本,任务\n1.1.1,公开,x,公开".encode(), "“x”里“任务”有两列；请删去多出来的一列再试。"),
    ("编号,任务,版本\n".encode(), "“x”里只有表头，没有任务；请核对选择的文件。"),
    (
        "编号,任务,版本\n".encode() + "1.1.1,公开,x\n".encode() * 5001,
        "“x”有 5001 行，一次最多读回 5000 行；请分几次上传。",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED, ids=["old", "headless", "markless", "double", "bare", "long"])
def test_what_cannot_be_read_is_refused_in_one_sentence(data, sentence):
    with pytest.raises(Unreadable) as told:
        read_table(data, "x")
    assert str(told.value) == sentence


def test_an_archive_that_is_no_workbook_and_a_damaged_one_are_refused(table):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(Unreadable, match=r"不是 \.xlsx 表格"):
        read_table(kept.getvalue(), "x")
    with pytest.raises(Unreadable, match="损坏"):
        read_table(table[: len(table) // 2], "x")
