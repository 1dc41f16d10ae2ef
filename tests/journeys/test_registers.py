"""清单往返：a list given out as a table, corrected, read in with its difference, and looked at by the public."""

import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

LIST = "/desk/registers/qili/powers/"


def edited(data: bytes, **cells: str) -> bytes:
    """The table with cells written over, by place."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, text in cells.items():
        book.worksheets[0][place] = text
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def upload(page: Page, data: bytes) -> None:
    """Hand in the table on the page for it."""
    page.goto(f"{LIST}upload/")
    page.get_by_label("改好的表格").set_input_files({"name": "清单.xlsx", "mimeType": "", "buffer": data})
    page.get_by_role("button", name="上传并比对").click()
    expect(page.get_by_role("heading", name="核对表格")).to_be_visible()


def test_a_list_is_given_out_corrected_and_read_in_and_the_public_sees_what_changed(visit, judges):
    clerk = visit(LIST, who="zhouwenqing", width=360)
    with clerk.expect_download() as given:
        clerk.get_by_role("link", name="下载表格").click()
    table = Path(given.value.path()).read_bytes()

    upload(clerk, edited(table, C2="别的职权"))
    expect(clerk.locator("main")).to_contain_text("请从这几个里选")
    expect(clerk.get_by_role("button", name="确认读入")).to_have_attribute("aria-disabled", "true")
    assert judges.judge(clerk, "desk-register-wrong-360") == []

    upload(clerk, edited(table, B2="宅基地审批"))
    expect(clerk.locator("main")).to_contain_text("农村村民住宅用地审批 改成 宅基地审批")
    assert judges.judge(clerk, "desk-register-table-360") == []
    clerk.get_by_role("button", name="确认读入").click()
    expect(clerk.locator("main")).to_contain_text("已读入草稿：新增 0 行，修改 1 行，取消 0 行。")

    villager = visit("/qili/registers/powers/", width=360)
    expect(villager.locator("main")).to_contain_text("农村村民住宅用地审批")
    villager.get_by_role("link", name="看任意两版的差别").click()
    expect(villager.locator("main")).to_contain_text("最低生活保障的初审 改成 最低生活保障的审核")
    assert judges.judge(villager, "register-versions-360") == []
    for path in ("/qili/registers/powers/", "/qili/registers/guides/rows/BZ-01/", "/qili/enforcement/"):
        assert judges.judge(visit(path, width=360), path.replace("/", "-")) == []
    assert judges.html_problems() == []
