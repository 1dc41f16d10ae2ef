"""表格往返：the ledger given out, edited in a workbook, corrected and read back, in a real browser."""

import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from mingtang.ui import clock

YEAR = clock.today().year
NOTE = "已把季度目录发给各科室核对。"


def edited(data: bytes, **cells: str) -> bytes:
    """The table with cells of its first row changed, by heading."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["台账"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for head, text in cells.items():
        sheet.cell(2, next(at for title, at in heads.items() if title.startswith(head))).value = text
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def upload(page: Page, data: bytes) -> None:
    """Hand in the table on the page for it."""
    page.goto(f"/desk/sheets/qili/{YEAR}/")
    page.get_by_label("改好的表格").set_input_files({"name": "台账.xlsx", "mimeType": "", "buffer": data})
    page.get_by_role("button", name="上传并比对").click()
    expect(page.get_by_role("heading", name="核对表格")).to_be_visible()


def test_a_table_is_given_out_edited_corrected_and_read_back(visit, judges):
    clerk = visit("/desk/ledger/", who="zhouwenqing", width=360)
    with clerk.expect_download() as given:
        clerk.get_by_role("link", name="导出表格").click()
    table = Path(given.value.path()).read_bytes()

    upload(clerk, edited(table, 责任单位="没有的科", 进展=NOTE))
    expect(clerk.locator("main")).to_contain_text("没有叫“没有的科”的单位")
    expect(clerk.get_by_role("button", name="确认读回")).to_have_attribute("aria-disabled", "true")
    assert judges.judge(clerk, "desk-sheet-wrong-360") == []

    upload(clerk, edited(table, 进展=NOTE))
    expect(clerk.locator("main")).to_contain_text(f"新记“{NOTE}”")
    assert judges.judge(clerk, "desk-sheet-360") == []
    clerk.get_by_role("button", name="确认读回").click()
    expect(clerk.locator("main")).to_contain_text("已读回：修改 1 行，补列 0 项任务。")

    upload(clerk, edited(table, 进展=NOTE))
    expect(clerk.locator("main")).to_contain_text("这张表与台账没有差别，不用读回。")
    assert judges.html_problems() == []
