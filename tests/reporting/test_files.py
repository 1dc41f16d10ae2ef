"""报表的文件：the layout exactly, who made and who signed, and the same bytes from the same table."""

import io
import zipfile

import openpyxl
import pytest
from docx import Document

from mingtang.reporting.layout import DEMO
from mingtang.reporting.models import Snapshot
from mingtang.reporting.paper import paper_of
from mingtang.reporting.workbook import workbook_of
from tests.reporting.material import signed, worked_on

HEADS = ["任务", "具体内容", "责任单位", "时限", "进展", "佐证"]


@pytest.fixture
def table(town, plan):
    """A signed table of the first quarter."""
    return signed(town, explanation="=两项延到二季度。") if worked_on(town, plan) else None


def sheet_of(data):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def lines_of(data):
    return [[cell.value for cell in row if cell.value is not None] for row in sheet_of(data).iter_rows()]


def test_the_workbook_has_the_layout_and_says_who_made_and_who_signed(table):
    lines = lines_of(workbook_of(table, demo=False))
    assert lines[:4] == [
        ["柳溪镇2026年第一季度政务公开台账"],
        ["柳溪镇2026年政务公开工作要点　截至2026年3月31日　第 1 版"],
        ["共 5 项任务：推进中 1 项，未启动 4 项，其中逾期 1 项。"],
        ["说明：=两项延到二季度。"],
    ]
    assert (lines[4], len(lines)) == (HEADS, 13)
    assert lines[5] == [
        "1.1.1\n重点工作 · 第1件事",
        "公开惠农补贴的政策、申报和发放结果。",
        "农业农村办公室",
        "2026年6月30日前",
        "推进中\n3月5日：=第一批已发放。",
        "3月1日 补贴发放公示",
    ]
    assert lines[-3:] == [
        ["编制：林专员（2026年4月2日）　签名：方领导（2026年4月3日）"],
        ["责任单位和配合单位，是编制这张表那天的。"],
        [f"内部使用。内容摘要：{table.digest}"],
    ]


def test_nothing_in_the_workbook_is_a_formula(table):
    content = table.told
    content["rows"][0]["text"], content["rows"][1]["evidence"] = "=1+1", "@x"
    sheet = sheet_of(workbook_of(table, demo=False))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert [sheet.cell(6, 2).value, sheet.cell(7, 6).value] == ["'=1+1", "'@x"]


def test_the_paper_has_the_same_table_landscape_with_its_head_on_every_page(table):
    paper = Document(io.BytesIO(paper_of(table, demo=False)))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    workbook = [row for row in lines_of(workbook_of(table, demo=False)) if len(row) == 6]
    assert rows == workbook
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert said == [line[0] for line in lines_of(workbook_of(table, demo=False)) if len(line) == 1]
    section = paper.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    xml = zipfile.ZipFile(io.BytesIO(paper_of(table, demo=False))).read("word/document.xml").decode()
    assert (xml.count("<w:tblHeader"), 'w:eastAsia="宋体"' in xml, 'w:eastAsia="黑体"' in xml) == (1, True, True)


@pytest.mark.parametrize("write", [workbook_of, paper_of])
def test_the_same_table_gives_the_same_bytes(table, write):
    first = write(table, demo=False)
    later = write(Snapshot.rows.select_related("signed_by").get(pk=table.pk), demo=False)
    assert first == later
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert (names[0], len(names)) == ("[Content_Types].xml", len(set(names)))


def test_the_files_of_a_demonstration_say_that_they_are_one(table):
    sheet = sheet_of(workbook_of(table, demo=True))
    assert (sheet.cell(2, 1).value, sheet.oddHeader.center.text) == (DEMO, DEMO)
    paper = Document(io.BytesIO(paper_of(table, demo=True)))
    assert (paper.sections[0].header.paragraphs[0].text, paper.paragraphs[1].text) == (DEMO, DEMO)
    plain = Document(io.BytesIO(paper_of(table, demo=False)))
    assert plain.sections[0].header.paragraphs[0].text == ""
