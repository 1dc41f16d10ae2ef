"""公开前核对：a number hidden in the third sheet of an attachment is found, covered in one click, and is gone.

The number is made while the test runs. At two widths, with script and without.
"""

import io
import secrets
import zipfile

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from tests.journeys.publishing import OFFICER, main, upload

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
LIST = "名单.xlsx"


def resident_number():
    """A number that was nobody's before this run, with the right check digit."""
    digits = f"110105{1950 + secrets.randbelow(40)}0{1 + secrets.randbelow(9)}1{secrets.randbelow(9)}"
    digits += f"{secrets.randbelow(1000):03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


def notice():
    paper = docx.Document()
    for line in ("关于发放农机补贴的通知", "各村：", "农机补贴按照公布的名单发放，名单见附件。"):
        paper.add_paragraph(line)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def book(number):
    made = openpyxl.Workbook()
    made.active.append(["村", "户数"])
    made.create_sheet("说明").append(["按村汇总"])
    hidden = made.create_sheet("备查")
    hidden.append([number])
    hidden.sheet_state = "hidden"
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def given(page, number):
    """The Word file read in, the list attached."""
    page.get_by_role("button", name="写新稿").click()
    page.set_input_files("input[name='word-file']", upload("通知.docx", notice()))
    page.get_by_role("button", name="读入", exact=True).click()
    expect(main(page)).to_contain_text("已读入，请通读一遍。")
    page.locator("summary", has_text="上传附件").click()
    page.set_input_files("input[name='attachment-file']", upload(LIST, book(number)))
    page.get_by_role("button", name="上传附件").click()
    expect(main(page)).to_contain_text("附件已上传。")


@pytest.mark.parametrize(("width", "script"), [(1280, True), (360, False)])
def test_a_hidden_number_stops_the_text_and_is_covered_in_one_click(visit, judges, width, script):
    number = resident_number()
    assert number.encode() in unzipped(book(number))
    page = visit("/desk/drafts/", who=OFFICER, width=width, script=script)
    given(page, number)
    page.get_by_role("button", name="保存并送审").click()
    expect(main(page)).to_contain_text("隐藏的工作表“备查”第 1 行（A1）")
    page.get_by_role("link", name="逐处核对").click()
    expect(main(page)).to_contain_text("不能公开 1 处")
    expect(main(page)).to_contain_text(f"附件“{LIST}”隐藏的工作表“备查”第 1 行（A1）")
    assert number not in page.content()
    if script:
        assert judges.judge(page, f"desk-proofing-{width}") == []
    page.get_by_role("button", name=f"换成遮盖副本：{LIST}").click()
    expect(main(page)).to_contain_text("换成了“名单（遮盖副本）.xlsx”")
    expect(main(page)).to_contain_text("没有查到要核对的")
    page.get_by_role("link", name="回到“").click()
    expect(main(page)).to_contain_text("名单（遮盖副本）.xlsx")
    expect(page.get_by_role("link", name="逐处核对")).to_have_count(0)
    address = page.get_by_role("link", name="名单（遮盖副本）.xlsx").first.get_attribute("href")
    copy = page.context.request.get(address).body()
    assert number.encode() not in (unzipped(copy) if copy[:2] == b"PK" else copy)


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
