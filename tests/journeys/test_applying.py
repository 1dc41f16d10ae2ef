"""提出申请走一遍：a villager applies on a phone without script and thinks better of it; a clerk enters a letter."""

import re

import pytest
from playwright.sync_api import expect

from tests.contents import material

FORM = "/applications/new/?organ=qili"
PUBLIC = {
    "applying-organs": "/applications/new/",
    "applying-form": FORM,
    "applying-offers": f"{FORM}&q=耕地地力保护补贴",
    "applying-look": "/applications/?organ=qili",
}
DESK = {"desk-applications": "/desk/applications/", "desk-enter": "/desk/applications/new/"}
WANTED = "南岸渠清淤工程的验收报告"


def proof():
    """A photograph, as a telephone takes it."""
    return {"name": "证件.jpg", "mimeType": "image/jpeg", "buffer": material.photograph((900, 600))}


@pytest.mark.parametrize("script", [True, False])
def test_a_villager_applies_looks_it_up_and_takes_it_back_with_script_or_without(script, visit, judges):
    villager = visit(FORM, width=360, script=script)

    def judged(name):
        # 没有脚本的页面里，检查无障碍的程序也不能运行。
        return judges.judge(villager, name) if script else []

    villager.get_by_label("要什么信息").fill(WANTED)
    villager.get_by_role("button", name="先看看是不是已经公开").click()
    expect(villager.locator("#found")).to_be_visible()
    villager.get_by_role("button", name="提交申请").click()
    expect(villager.locator(".form-errors")).to_contain_text("请附身份证明的照片")
    assert judged("applying-refused") == []
    expect(villager.get_by_label("要什么信息")).to_have_value(WANTED)
    villager.get_by_label("姓名或者单位名称").fill("甄申请")
    villager.get_by_label("通信地址").fill("渠西第九户")
    villager.get_by_label("身份证明").set_input_files(proof())
    villager.get_by_role("button", name="提交申请").click()
    expect(villager.locator("h1")).to_have_text("申请已收到")
    assert judged("applying-receipt") == []
    number, code = villager.locator("main dl.facts dd").all_inner_texts()[:2]
    assert re.fullmatch(r"\d{4}-\d+", number)

    villager.get_by_role("link", name="查询办理情况").click()
    villager.get_by_label("受理编号").fill(number)
    villager.get_by_label("查询码").fill(code)
    villager.get_by_role("button", name="查询", exact=True).click()
    expect(villager.locator("h1")).to_contain_text("申请已经收到，正在审核。")
    assert judged("applying-found") == []
    villager.get_by_text("撤回申请").first.click()
    villager.get_by_label("我确实要撤回").check()
    villager.get_by_role("button", name="撤回申请").click()
    expect(villager.locator("main")).to_contain_text("申请已撤回。")


def test_a_clerk_enters_a_letter_that_was_not_confirmed_yet(visit, judges):
    clerk = visit(DESK["desk-enter"], who="zhouwenqing")
    clerk.get_by_label("平常信函").check()
    clerk.get_by_label("事项").fill("清淤验收报告")
    clerk.get_by_label("要什么信息").fill(WANTED)
    clerk.get_by_label("姓名或者单位名称").fill("甄申请")
    clerk.get_by_label("通信地址").fill("渠西第九户")
    clerk.get_by_label("身份证明怎样核对的").fill("信里附了复印件")
    clerk.get_by_role("button", name="登记", exact=True).click()
    expect(clerk.locator("main")).to_contain_text("还没有确认，确认以后起算")
    assert judges.judge(clerk, "desk-entered") == []
    clerk.get_by_role("link", name="看全部申请").click()
    expect(clerk.locator("main")).to_contain_text("清淤验收报告")
    assert "甄申请" not in clerk.inner_text("main")
    clerk.goto(clerk.url.split("/desk/")[0] + DESK["desk-enter"])
    expect(clerk.get_by_label("姓名或者单位名称")).to_have_value("")
    assert clerk.locator("form .notice.tone-info").count() == 0


def test_going_back_to_a_form_that_came_back_opens_it_again_with_every_word(visit):
    villager = visit(FORM, width=360)
    villager.get_by_label("要什么信息").fill(WANTED)
    villager.get_by_role("button", name="先看看是不是已经公开").click()
    expect(villager.locator("#found")).to_be_visible()
    villager.get_by_role("button", name="提交申请").click()
    expect(villager.locator(".form-errors")).to_be_visible()
    villager.go_back()
    expect(villager.get_by_label("要什么信息")).to_have_value(WANTED)
    expect(villager.locator("[data-with-script]")).to_be_visible()
    expect(visit(FORM, script=False).locator("[data-with-script]")).to_be_hidden()


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_accessible_and_fits_a_small_screen_in_large_type(name, visit, judges):
    assert judges.judge(visit(PUBLIC[name], width=360, care=True), name) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", DESK)
def test_a_page_of_the_desk_is_accessible_and_fits_the_screen(name, width, visit, judges):
    assert judges.judge(visit(DESK[name], who="zhouwenqing", width=width), f"{name}-{width}") == []


def test_every_page_seen_is_valid_html(judges):
    assert judges.html_problems() == []
