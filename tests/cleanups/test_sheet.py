"""清理的表：what goes out is read back as it was, and what is wrong is told row by row."""

import io
from datetime import date

import openpyxl
import pytest

from mingtang.cleanuplists import sheet
from mingtang.cleanups.actions import ledger
from mingtang.cleanups.queries import standing
from mingtang.language.papers import Unreadable
from mingtang.law.cleanup_tables import Stated
from mingtang.law.cleanups import Fate, Proposal, Row
from tests.cleanups.conftest import AT, BURNING, DUST, KEEP, PAPER, REPEAL
from tests.refusals import refused


def book(*rows, head=("文件名称", "发文字号", "成文日期", "起草部门", "备注")):
    made = openpyxl.Workbook()
    page = made.worksheets[0]
    for row in (head, *rows):
        page.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def read(made, data):
    return sheet.rows_in(data, "台账.xlsx", organ=made.organ, units=[made.organ, made.units["liuxi-nyb"]])


def test_the_blank_form_holds_only_an_example_and_no_formula():
    with pytest.raises(Unreadable, match="表里只有表头"):
        sheet.rows_in(sheet.blank(), "空白.xlsx", organ=None, units=[])


def test_rows_are_read_with_their_units_and_days(made):
    office = made.units["liuxi-nyb"]
    data = book(
        ("旧办法", "柳政发〔2018〕1号", "2018年5月10日", office.short_name, "有附件"),
        ("旧通知", "", "20190601", "", ""),
    )
    assert read(made, data) == [
        (2, Row("旧办法", "柳政发〔2018〕1号", date(2018, 5, 10), "有附件"), office),
        (3, Row("旧通知", "", date(2019, 6, 1), ""), made.organ),
    ]


def test_what_cannot_be_read_is_told_row_by_row(made):
    with refused(
        "第 2 行：本机关没有叫“撤并办公室”的单位，请写全称或者代码；已经撤并的写现在由谁负责。",
        "第 2 行：“去年”不是能认出的日期，请写成 2018-06-30 或者 2018年6月30日。",
        "第 3 行：“标题”是公式，请改成文字再上传。",
    ):
        read(made, book(("旧办法", "", "去年", "撤并办公室"), ("=A1", "", "2018-05-10")))


def test_proposals_go_out_and_come_back(made, cleanup):
    ledger.propose(cleanup, ordinals=[1], proposal=KEEP, by=made["clerk"], at=AT)
    amend = Proposal(Fate.AMEND, date(2026, 5, 1), "=补贴标准变了。")
    ledger.propose(cleanup, ordinals=[2], proposal=amend, by=made["clerk"], at=AT)
    data = sheet.table(cleanup, standing.entries(cleanup))
    cells = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert {cell.data_type for row in cells.iter_rows() for cell in row} <= {"s", "n"}
    told = [(row.place, row.ordinal, row.title, row.proposal) for row in sheet.proposals_in(data, "意见.xlsx")]
    assert told == [(2, 1, BURNING, KEEP), (3, 2, f"{DUST}（试行）", amend), (4, 3, PAPER, Proposal())]


def test_a_table_without_rows_is_a_table_still(made, cleanup):
    data = sheet.table(cleanup, standing.entries(cleanup, fate="repeal"))
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in page[1]][:3] == ["序号", "标题", "文号"]
    assert page.max_row == 1


def test_a_proposal_that_is_none_is_told_by_its_row(db):
    head = ("序号", "标题", "文号", "处理意见", "理由", "理由是否公开")
    with refused(
        "第 2 行：没有“再说”这种处理意见，请填继续有效、修改、废止、宣布失效、失效、保留、有效之一。",
        "第 3 行：序号没有填、不是数字或者有两行，请照导出的表填。",
    ):
        sheet.proposals_in(book((1, "甲", "", "再说"), ("", "乙", "", "废止"), head=head), "意见.xlsx")
    told = book((1, "甲", "", "废止", REPEAL.reason, "是"), (2, "乙", "", "", "", ""), head=head)
    assert sheet.proposals_in(told, "意见.xlsx") == [
        Stated(2, 1, "甲", "", REPEAL),
        Stated(3, 2, "乙", "", Proposal()),
    ]
