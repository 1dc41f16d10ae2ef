"""设立新机关：from nothing to its imported plan, by the guide, as its people would walk it."""

import io
import re
import time

import openpyxl
from playwright.sync_api import Page, expect

from mingtang.ui import clock
from tests.journeys.conftest import sign_in

YEAR = clock.today().year
MINUTES = 15
GUIDE = "/desk/setup/baishi/"
PEOPLE = (
    ("卢管理", "baishi-admin", "白石镇", "管理员"),
    ("卢专员", "baishi-clerk", "白石镇", "政务公开专员"),
    ("卢审核", "baishi-reviewer", "党政办公室", "审核人"),
    ("卢审稿", "baishi-editor", "白石镇", "审核人"),
    ("卢领导", "baishi-leader", "白石镇", "分管领导"),
    ("卢承办", "baishi-officer", "党政办公室", "科室承办人"),
)
LEFT_OVER = "编号,任务,责任单位,时限,版本\n,补齐村务公开栏。,党政办公室,,\n"
PLAN = f"""白石镇{YEAR}年政务公开工作要点

为做好今年的政务公开工作，制定本要点。

一、公开重点

（一）便民服务。各办公室12月底前公开办事指南。（责任单位：党政办公室）

（二）村务公开。每季度公布村务公开栏更新情况。（责任单位：东管理区）
"""
OWN = "yun-zhong-bai-shi-41"


def roster() -> bytes:
    """The filled table of people, as a spreadsheet program writes it."""
    book = openpyxl.Workbook()
    book.active.append(["姓名", "账号", "单位", "岗位", "起始日期"])
    for line in PEOPLE:
        book.active.append([*line, ""])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def founded(page: Page) -> None:
    page.get_by_role("link", name="设立新机关").click()
    page.get_by_label("上级机关").select_option(label="云泽县人民政府")
    page.get_by_label("全称").fill("白石镇人民政府")
    page.get_by_label("简称").fill("白石镇")
    page.get_by_label("代码").fill("baishi")
    page.get_by_role("button", name="设立").click()
    expect(page.locator("main")).to_contain_text("白石镇人民政府已设立，请接着办下面的几步。")


def with_units(page: Page) -> None:
    page.get_by_role("link", name="设立单位").click()
    page.fill("[name=offices]", "党政办公室\n农业农村办公室")
    page.fill("[name=districts]", "东管理区")
    page.fill("[name=villages]", "东管理区：前湾村、后湾村")
    page.get_by_role("button", name="先读出来看看").click()
    expect(page.get_by_role("heading", name="读出 5 个单位，请核对")).to_be_visible()
    page.get_by_role("button", name="就按这样设立").click()
    expect(page.locator("main")).to_contain_text("已设立 5 个单位。")


def with_people(page: Page) -> dict[str, str]:
    """The temporary password of each, by account, as the page tells them once."""
    page.get_by_role("link", name="用表格登记").click()
    page.set_input_files("input[type=file]", {"name": "人员.xlsx", "mimeType": "", "buffer": roster()})
    page.get_by_role("button", name="上传并核对").click()
    expect(page.get_by_role("heading", name="读到 6 人，登记到白石镇人民政府")).to_be_visible()
    page.get_by_role("button", name="全部登记").click()
    rows = {who: page.get_by_role("row").filter(has_text=who).inner_text() for _, who, *_ in PEOPLE}
    return {who: re.search(r"[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}", told)[0] for who, told in rows.items()}


def with_own_password(page: Page, who: str, password: str) -> None:
    sign_in(page, who, password=password, then="**/desk/password/**")
    old, new, again = page.locator("main input[type=password]").all()
    old.fill(password)
    new.fill(OWN)
    again.fill(OWN)
    page.get_by_role("button", name="修改密码").click()
    expect(page.locator("main")).not_to_contain_text("您现在用的是别人设的临时密码")


def with_last_years_tasks(page: Page) -> None:
    page.goto(GUIDE)
    page.locator("#last_year").get_by_role("button", name="用表格登记").click()
    expect(page.get_by_label("没有编号的行")).to_have_value("carried_over")
    page.set_input_files("input[type=file]", {"name": "上年.csv", "mimeType": "", "buffer": LEFT_OVER.encode()})
    page.get_by_role("button", name="上传并比对").click()
    page.get_by_role("button", name="确认读回").click()
    page.goto(f"/desk/ledger/?organ=baishi&year={YEAR}")
    expect(page.locator("main")).to_contain_text("补齐村务公开栏。")


def with_its_plan(page: Page) -> None:
    page.goto(GUIDE)
    page.locator("#plan").get_by_role("link", name="上传要点").click()
    page.set_input_files("input[type=file]", {"name": "要点.txt", "mimeType": "", "buffer": PLAN.encode()})
    page.get_by_role("button", name="上传并识别").click()
    page.get_by_label("主动公开").check()
    page.get_by_label("成文日期").fill(clock.today().isoformat())
    page.get_by_role("button", name="确认导入").click()
    page.wait_for_url("**/desk/plans/baishi/**")


def with_another_clerk(page: Page) -> None:
    """The clerk leaves: what she has in hand goes to the officer, then her account ends."""
    page.goto("/desk/people/baishi-clerk/hand-over/")
    expect(page.locator("main")).to_contain_text("白石镇政务公开专员")
    page.get_by_label("交给谁").select_option(label="卢承办（党政办公室）")
    page.get_by_label("上面列出的都交给接手的人").check()
    page.get_by_role("button", name="办理交接").click()
    expect(page.locator("main")).to_contain_text("已交给卢承办")
    page.goto("/desk/people/baishi-clerk/")
    page.get_by_text("办理离岗", exact=True).click()
    page.get_by_label("我确认这个人离岗").check()
    page.get_by_role("button", name="离岗", exact=True).click()
    expect(page.locator("main")).to_contain_text("卢专员已离岗，账号已停用。")


def test_a_new_town_is_set_up_by_the_guide_and_its_clerk_is_followed_by_another(visit, browser, site):
    began = time.monotonic()
    county = visit("/desk/setup/", who="qinshouzheng")
    founded(county)
    with_units(county)
    passwords = with_people(county)
    clerk = browser.new_context(base_url=site, locale="zh-CN", reduced_motion="reduce").new_page()
    with_own_password(clerk, "baishi-clerk", passwords["baishi-clerk"])
    with_last_years_tasks(clerk)
    with_its_plan(clerk)
    clerk.goto(GUIDE)
    expect(clerk.locator("main")).to_contain_text("可以按台账办事了。")
    clerk.goto(f"/desk/ledger/?organ=baishi&year={YEAR}")
    for sentence in ("公开办事指南", "补齐村务公开栏。"):
        expect(clerk.locator("main")).to_contain_text(sentence)
    assert time.monotonic() - began < MINUTES * 60

    with_another_clerk(county)
    clerk.goto("/desk/")
    expect(clerk).to_have_url(re.compile("/desk/sign-in/"))
    successor = browser.new_context(base_url=site, locale="zh-CN", reduced_motion="reduce").new_page()
    with_own_password(successor, "baishi-officer", passwords["baishi-officer"])
    successor.goto("/desk/")
    expect(successor.locator("main")).to_contain_text("由卢专员交接给您")
    successor.goto(f"/desk/plans/baishi/{YEAR}/")
    expect(successor.get_by_role("button", name="送审公开")).to_be_enabled()
    clerk.context.close()
    successor.context.close()
