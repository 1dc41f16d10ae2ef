"""公众意见走一遍：a villager comments without script, a clerk answers, another confirms, the villager reads it."""

import re

import pytest
from playwright.sync_api import expect

from mingtang.ui import clock

YEAR = clock.today().year
PROGRAMME = "/qili/programmes/rural-industry/"
TEXT = "集配中心门口的路灯晚上不亮，收菜的车进出不安全。"
PUBLIC = {
    "programmes": "/qili/programmes/",
    "programme": PROGRAMME,
    "programme-past": f"{PROGRAMME}v/1/",
    "door": f"/comments/new/?on={PROGRAMME}",
    "door-closed": "/comments/new/?on=/qili/plans/2022/",
    "door-missing": "/comments/new/?on=/nowhere/",
    "look": "/comments/",
}
DESK = {
    "desk-programmes": "/desk/programmes/",
    "desk-programme": "/desk/programmes/qili/rural-industry/",
    "desk-programme-new": "/desk/programmes/new/",
    "desk-comments": "/desk/comments/?state=",
}


def test_a_villagers_comment_is_answered_by_two_people_and_looked_up(visit, judges):
    villager = visit(PROGRAMME, width=360, script=False)
    villager.get_by_role("link", name="提意见", exact=True).click()
    villager.get_by_label("您的意见").fill(TEXT)
    villager.get_by_role("button", name="提交意见").click()
    expect(villager.locator("h1")).to_have_text("意见已收到")
    number, code, _ = villager.locator("main dl.facts dd").all_inner_texts()
    assert re.fullmatch(r"\d{8}", number)

    clerk = visit(f"/desk/comments/{number}/", who="zhouwenqing")
    expect(clerk.locator("main")).to_contain_text(TEXT)
    assert judges.judge(clerk, "desk-comment") == []
    clerk.get_by_text("拟答复", exact=True).first.scroll_into_view_if_needed()
    clerk.get_by_label("采纳", exact=True).check()
    clerk.get_by_role("textbox", name=re.compile("^理由")).first.fill("路灯归镇里修。")
    clerk.get_by_role("textbox", name=re.compile("^给提意见人的答复")).fill("路灯本周修好，已报修。")
    clerk.get_by_role("button", name="交给另一个人确认").click()
    expect(clerk.locator("main")).to_contain_text("答复是您拟的，请由另一个人确认。")

    reviewer = visit(f"/desk/comments/{number}/", who="lishuangyu")
    reviewer.get_by_role("button", name="确认答复").click()
    expect(reviewer.locator("main")).to_contain_text("答复已确认，提意见的人现在能查到。")

    villager.get_by_role("link", name="查询办理情况").click()
    villager.get_by_label("受理编号").fill(number)
    villager.get_by_label("查询码").fill(code)
    villager.get_by_role("button", name="查询").click()
    expect(villager.locator("h1")).to_have_text("已经答复。")
    shown = villager.inner_text("main")
    assert ["路灯本周修好，已报修。" in shown, TEXT in shown, "周文清" in villager.content()] == [True, False, False]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_page_is_accessible_and_fits_a_small_screen_in_large_type(name, visit, judges):
    assert judges.judge(visit(PUBLIC[name], width=360, care=True), name) == []


def test_a_programme_is_accessible_on_a_wide_screen_and_says_the_same_without_script(visit, judges):
    wide = visit(PROGRAMME)
    assert judges.judge(wide, "programme-wide") == []
    assert visit(PROGRAMME, script=False).inner_text("main") == wide.inner_text("main")


@pytest.mark.parametrize("name", DESK)
def test_a_page_of_the_desk_is_accessible_and_fits_the_screen(name, visit, judges):
    page = visit(DESK[name], who="zhouwenqing", width=360)
    assert judges.judge(page, name) == []


def test_the_page_of_a_measure_and_of_what_was_read_are_accessible(visit, judges):
    clerk = visit(DESK["desk-programme"], who="zhouwenqing")
    clerk.get_by_text("成批录入", exact=True).click()
    clerk.get_by_label("粘贴措施").fill("修路：硬化田间道路。")
    clerk.get_by_role("button", name="读出并核对").click()
    expect(clerk.locator("h1")).to_have_text("核对读出的措施")
    assert judges.judge(clerk, "desk-measures-read") == []
    clerk.goto(DESK["desk-programme"])
    clerk.get_by_role("link", name="建设产地冷链", exact=True).first.click()
    clerk.get_by_role("link", name="看措施：建设产地冷链").click()
    expect(clerk.locator("h1")).to_have_text("建设产地冷链")
    assert judges.judge(clerk, "desk-measure") == []


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
