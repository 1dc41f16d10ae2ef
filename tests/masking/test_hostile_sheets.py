"""Excel 里藏着的值：in cells, behind them and beside them. All numbers are made up."""

import io
import zipfile
from functools import cache

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from mingtang.masking.engine import mask
from mingtang.masking.refusals import Unmaskable
from tests.contents import material
from tests.masking.reading import assert_nowhere

PHONE, NAME = "13800138000", "欧阳小满"


def book(change):
    """A workbook with a heading, changed by the test."""
    made = openpyxl.Workbook()
    made.active.append(["名单"])
    change(made, made.active)
    return material._bytes(made.save)


def hidden_column(value):
    def change(made, sheet):
        sheet["C2"] = value
        sheet.column_dimensions["C"].hidden = True

    return book(change)


def hidden_row(value):
    def change(made, sheet):
        sheet["A5"] = value
        sheet.row_dimensions[5].hidden = True

    return book(change)


def very_hidden(value):
    def change(made, sheet):
        other = made.create_sheet(value)
        other["A1"], other.sheet_state = value, "veryHidden"
        made.defined_names["某人"] = DefinedName("某人", attr_text=f'"{value}"')

    return book(change)


def remarked(value):
    def change(made, sheet):
        sheet["A1"].comment = Comment(value, value)

    return book(change)


def chosen(value):
    def change(made, sheet):
        choice = DataValidation(type="list", formula1=f'"{value},乙"', promptTitle="选", prompt=value)
        choice.add("B1")
        sheet.add_data_validation(choice)

    return book(change)


def drawn(value):
    def change(made, sheet):
        sheet["B1"], sheet["B2"] = value, 3
        chart = BarChart()
        chart.title = value
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2), titles_from_data=True)
        sheet.add_chart(chart, "D4")

    return book(change)


def tabled(value):
    def change(made, sheet):
        sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = value, "数", 1, 2
        sheet.add_table(Table(displayName="T1", ref="A1:B2"))

    return book(change)


def beside(value):
    def change(made, sheet):
        sheet.oddHeader.center.text = value[:3] + "&B" + value[3:]
        sheet.oddFooter.left.text = value

    return book(change)


def linked(value):
    def change(made, sheet):
        sheet["A2"] = "看这里"
        sheet["A2"].hyperlink = f"https://example.org/{value}"
        sheet["A2"].hyperlink.tooltip = value

    return book(change)


def computed(value):
    """A cell whose formula makes the value, which it keeps."""
    formula = f'<c r="B1" t="str"><f>"{value[:3]}"&amp;"{value[3:]}"</f><v>{value}</v></c>'
    data = book(lambda made, sheet: None)
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read(name).decode()
    return material.with_parts(data, **{name: sheet.replace("</row>", f"{formula}</row>", 1)})


def shared(*texts):
    """A table whose cells point to texts by number: the first is shown, the others are not."""
    name = "xl/worksheets/sheet1.xml"
    data = book(lambda made, sheet: None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet, rels = archive.read(name).decode(), archive.read("xl/_rels/workbook.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    line = f'<Relationship Id="rId77" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    runs = "".join(f"<si>{text}</si>" for text in texts)
    return material.with_parts(
        data,
        **{
            name: sheet.replace("</row>", '<c r="B1" t="s"><v>0</v></c></row>', 1),
            "xl/_rels/workbook.xml.rels": rels.replace("</Relationships>", line),
            "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{runs}</sst>',
        },
    )


def placed(*values):
    return book(lambda made, sheet: sheet.append(list(values)))


@cache
def cases(value):
    return {
        "hidden column": hidden_column(value),
        "hidden row": hidden_row(value),
        "very hidden sheet, its name, a defined name": very_hidden(value),
        "remark and its author": remarked(value),
        "list of choices": chosen(value),
        "chart": drawn(value),
        "heading of a table": tabled(value),
        "header in pieces, footer": beside(value),
        "target of a link": linked(value),
        "cached value of a formula": computed(value),
        "text that no cell shows": shared("<t>甲</t>", f"<t>{value}</t>"),
        "text in several forms": shared("".join(f"<r><t>{sign}</t></r>" for sign in value)),
        "full-width": placed("".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in value)),
        "twice, once between letters": placed(value, f"A{value}B", f"编号{value}"),
        "properties": told_by(value),
    }


def told_by(value):
    def change(made, sheet):
        made.properties.creator = made.properties.title = made.properties.description = value

    return book(change)


@pytest.mark.parametrize("case", list(cases(PHONE)))
def test_a_number_is_nowhere_in_the_copy(case):
    made = mask(cases(PHONE)[case], "a.xlsx", words=[PHONE])
    assert_nowhere(made, "a.xlsx", PHONE)
    assert openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0].max_row >= 1


@pytest.mark.parametrize("case", list(cases(NAME)))
def test_a_word_is_nowhere_in_the_copy(case):
    assert_nowhere(mask(cases(NAME)[case], "a.xlsx", words=[NAME]), "a.xlsx", NAME)


def test_a_number_in_a_cell_of_numbers_becomes_its_shape():
    made = mask(placed(13800138000, 13800138000.0, 42, "村民"), "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(made.data)).active
    assert [cell.value for cell in sheet[2]] == ["138****8000", "138****8000", 42, "村民"]
    assert made.counts == {"phone": 2}
    assert_nowhere(made, "a.xlsx", PHONE)


def test_a_word_over_two_cells_is_covered_in_both():
    sheet = openpyxl.load_workbook(io.BytesIO(mask(placed("欧阳", "小满", "乙"), "a.xlsx", words=[NAME]).data)).active
    assert [cell.value for cell in sheet[2]] == ["■■", "■■", "乙"]


def test_a_copy_shows_values_instead_of_formulas_and_keeps_its_looks():
    def change(made, sheet):
        sheet["A2"], sheet["A3"] = 7, "=A2*2"
        sheet["A2"].font = openpyxl.styles.Font(bold=True)
        sheet.merge_cells("C1:D1")
        sheet.column_dimensions["A"].width = 33

    made = mask(book(change), "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(made.data)).active
    assert (sheet["A2"].font.bold, sheet.column_dimensions["A"].width) == (True, 33)
    assert [str(it) for it in sheet.merged_cells.ranges] == ["C1:D1"]
    assert made.removed == ("公式（改为它显示的数）",)
    assert (sheet["A2"].value, sheet["A3"].value) == (7, None)


def test_sheets_whose_names_are_covered_keep_different_names():
    def change(made, sheet):
        sheet.title = "欧阳"
        made.create_sheet("小满")

    made = mask(book(change), "a.xlsx", words=["欧阳", "小满"])
    assert openpyxl.load_workbook(io.BytesIO(made.data)).sheetnames == ["■■", "■■2"]


def test_a_table_with_slicers_is_refused():
    data = material.with_parts(material.xlsx("甲"), **{"xl/slicers/slicer1.xml": "<slicers/>"})
    with pytest.raises(Unmaskable) as refused:
        mask(data, "a.xlsx")
    assert [it[:22] for it in refused.value.reasons] == ["这个表格里有切片器、日程表或者数据模型，背后"]
