"""更正和投诉走一遍：a villager complains on a phone and looks it up; the clerk finds it and names who looks into it."""

import re

import pytest
from playwright.sync_api import expect

PUBLIC = {
    "rectify-form": "/rectifications/new/?organ=qili",
    "rectify-organs": "/rectifications/new/",
    "rectify-look": "/rectifications/",
    "grieve-form": "/grievances/new/?organ=qili",
    "apply": "/qili/open/apply/",
}
DESK = {
    "rectifications": "/desk/rectifications/?state=",
    "rectification-new": "/desk/rectifications/new/",
    "grievances": "/desk/grievances/?state=",
    "grievance-new": "/desk/grievances/new/",
}


def test_a_villager_complains_without_script_and_the_clerk_names_who_looks_into_it(visit, judges):
    villager = visit(PUBLIC["grieve-form"], width=360, script=False)
    villager.get_by_label("写清楚是什么事").fill("公开栏空着两个月了。")
    villager.get_by_role("button", name="提交投诉").click()
    expect(villager.locator(".form-errors")).to_contain_text("请选择投诉哪个单位。")
    expect(villager.get_by_label("写清楚是什么事")).to_have_value("公开栏空着两个月了。")
    villager.get_by_label("投诉哪个单位").select_option(value="qili-yibei-zhangqiao")
    villager.get_by_label("没有按照要求主动公开").check()
    villager.get_by_role("button", name="提交投诉").click()
    expect(villager.locator("h1")).to_have_text("投诉已收到")
    number, code = villager.locator("main dl.facts dd").all_inner_texts()[:2]
    assert re.fullmatch(r"\d{8}", number)
    villager.get_by_role("link", name="查询办理情况").click()
    villager.get_by_label("受理编号").fill(number)
    villager.get_by_label("查询码").fill(code)
    villager.get_by_role("button", name="查询", exact=True).click()
    expect(villager.locator("h1")).to_have_text("已经收到，还没有开始查证。")

    clerk = visit(f"/desk/grievances/{number}/", who="zhouwenqing")
    assert judges.judge(clerk, "grievance-received") == []
    clerk.locator("#take-up summary").click()
    clerk.locator("#take-up").get_by_label("事项").fill("公开栏没有更新")
    clerk.locator("#take-up").get_by_label("由谁办").select_option(index=1)
    clerk.locator("#take-up").get_by_role("button", name="指定查证人").click()
    expect(clerk.locator("main")).to_contain_text("请查证以后拟写结论。")


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_accessible_and_fits_a_small_screen_in_large_type(name, visit, judges):
    assert judges.judge(visit(PUBLIC[name], width=360, care=True), name) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", DESK)
def test_a_page_of_the_desk_is_accessible_and_fits_the_screen(name, width, visit, judges):
    assert judges.judge(visit(DESK[name], who="zhouwenqing", width=width), f"{name}-{width}") == []


def test_a_case_that_was_told_is_accessible_and_valid(visit, judges):
    clerk = visit(DESK["rectifications"], who="zhouwenqing", width=360)
    clerk.locator("tbody tr a").first.click()
    expect(clerk.locator("h1")).to_contain_text("耕地地力保护补贴面积")
    assert judges.judge(clerk, "rectification-told") == []
    assert judges.html_problems() == []
