"""重点工作：an officer writes what happened, another person confirms it, and a villager reads it on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.test_procedures import tick

PUBLIC = "/qili/key-work/nangan-qu/"
TEXT = "渠坡衬砌开工，先做张桥村一段。"
PAGES = {
    "public-key-work": (PUBLIC, ""),
    "public-key-works": ("/qili/key-work/", ""),
    "desk-key-works": ("/desk/key-work/", "liuhemiao"),
    "desk-key-work-new": ("/desk/key-work/new/", "zhouwenqing"),
    "desk-key-work": ("/desk/key-work/1/", "liuhemiao"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_of_key_works_is_accessible_and_fits_the_screen(name, width, visit, judges):
    path, who = PAGES[name]
    page = visit(path, who=who, width=width, care=width == 360 and not who)
    assert judges.judge(page, f"{name}-{width}") == []


def test_progress_travels_from_the_office_to_a_villagers_phone(visit, judges):
    officer = visit("/desk/key-work/", who="liuhemiao")
    officer.get_by_role("link", name="引黄南干渠清淤改造").click()
    officer.get_by_text("写进展", exact=True).click()
    officer.get_by_role("textbox", name=re.compile("^进展")).fill(TEXT)
    officer.get_by_role("button", name="写下").click()
    expect(officer.locator("main")).to_contain_text("进展已写下，还没有公开。")

    villager = visit(PUBLIC, width=360, script=False)
    assert TEXT not in villager.inner_text("main")

    officer.get_by_label(re.compile(TEXT)).check()
    officer.get_by_role("button", name="送审公开").click()
    expect(officer.locator("main")).to_contain_text("已送审，等另一个人确认公开。")
    officer.get_by_role("link", name="看送审稿").click()
    expect(officer.locator("main")).to_contain_text("拟稿人不能审签自己的稿件，请由另一人办理。")
    address = re.search(r"/desk/review/\d+/", officer.url)[0]

    reviewer = visit(address, who="guwanning", width=360)
    expect(reviewer.locator("#public-content")).to_contain_text(TEXT)
    assert judges.judge(reviewer, "desk-confirm-360") == []
    for item in ("state_secret", "work_secret", "business_secret", "privacy"):
        reviewer.check(f"input[name=secrecy-{item}][value=clear]")
    tick(reviewer, "confirm")
    reviewer.get_by_role("button", name="确认公开").click()
    expect(reviewer.locator("main")).to_contain_text("已确认公开，公众现在就能看到。")

    villager.reload()
    expect(villager.locator("main")).to_contain_text(TEXT)
    for name in ("刘禾苗", "顾宛宁", "周文清"):
        assert name not in villager.content()
    home = visit("/qili/", width=360, script=False)
    expect(home.locator("#works-h")).to_contain_text("重点工作")


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
