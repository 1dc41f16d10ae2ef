"""任务下达的全程：a county hands a task down, a town sends it back and takes it, a district delivers."""

import re

from playwright.sync_api import Page, expect

from mingtang.ui import clock

TODAY = clock.today()
YEAR = TODAY.year
SOURCE = f"/desk/plans/yunze/{YEAR}/1.2.1/"
MADE_CONCRETE = "办事指南有变动的，三个工作日内更新便民服务大厅和村务公开栏。"
TITLE = "柳沟片区公开栏更换情况"


def hand_down(page: Page, unit: str, said: str) -> None:
    """Tick a unit on the form and send."""
    page.get_by_role("link", name="下达", exact=True).last.click()
    page.get_by_label(unit, exact=True).check()
    page.get_by_role("button", name="下达", exact=True).click()
    expect(page.locator("main")).to_contain_text(said)


def open_waiting(page: Page, unit: str) -> None:
    """The hand-down that waits for a unit, from the inbox."""
    page.goto("/desk/handed-down/")
    page.locator("li", has_text=f"下达给{unit}").filter(has_text="办事指南有变动").get_by_role("link").first.click()


def sent_back_and_reworded(county: Page, town: Page) -> None:
    """The town says what is missing; the county says it."""
    open_waiting(town, "七里镇")
    town.get_by_text("不该由本单位办，或者要求不清楚").click()
    town.get_by_label("理由").fill("请写明几天以内更新。")
    town.get_by_role("button", name="退回").click()
    expect(town.locator("main")).to_contain_text("已退回，下达机关能看到理由。")
    county.goto("/desk/")
    county.get_by_role("link", name="请写明几天以内更新").first.click()
    county.get_by_label("任务内容").fill(MADE_CONCRETE)
    county.get_by_role("button", name="重新下达").click()
    expect(county.locator("main")).to_contain_text("已重新下达，等对方接收。")


def delivered(district: Page) -> str:
    """The district takes it over and hands evidence in; the address of its task."""
    open_waiting(district, "柳沟管理区")
    district.get_by_role("button", name="接收").click()
    expect(district.locator("main")).to_contain_text("已接收")
    address = district.url.split("#")[0]
    district.goto(f"{address}?add=event#add")
    district.get_by_label("名称").fill(TITLE)
    district.get_by_label("日期").fill(TODAY.isoformat())
    district.get_by_role("textbox", name=re.compile("^说明")).fill("四个村的公开栏当天更换，便民服务大厅同步。")
    district.get_by_role("button", name="提交").click()
    expect(district.locator("main")).to_contain_text("佐证已提交")
    return address


def test_a_task_goes_down_comes_back_and_its_evidence_comes_up(visit):
    county = visit(SOURCE, who="luwenqian")
    hand_down(county, "七里镇", "已下达给 1 个单位，等它们接收。")
    town = visit("/desk/", who="zhouwenqing")
    expect(town.locator("main")).to_contain_text("云泽县下达给七里镇：办事指南有变动")
    sent_back_and_reworded(county, town)

    town.reload()
    expect(town.locator("main")).to_contain_text(MADE_CONCRETE)
    town.get_by_label("作为新的任务列入台账").check()
    town.get_by_role("button", name="接收").click()
    expect(town.locator("main")).to_contain_text("上级下达：云泽县第 1.2.1 条")
    hand_down(town, "柳沟管理区", "已下达给 1 个单位")
    town.goto(delivered(visit("/desk/", who="duanxiaolin")))
    town.locator("article.card", has_text=TITLE).get_by_role("button", name="认定为进展").click()
    expect(town.locator("main")).to_contain_text("已认定为进展")

    county.goto(SOURCE)
    row = county.locator("tr", has_text="再下达：柳沟管理区")
    expect(row).to_contain_text("推进中")
    expect(row).to_contain_text(TITLE)
    assert not {name for name in ("周文清", "段晓林", "顾宛宁") if name in county.inner_text("body")}
    row.get_by_role("button", name="引为佐证").click()
    expect(county.locator("main")).to_contain_text("已引为佐证，等另一个人认定。")
    expect(county.locator("article.card", has_text=f"柳沟管理区：{TITLE}")).to_contain_text("待认定")
