"""查找：a villager finds a paper by what he calls it, narrows down, mistypes, and is helped; at two widths."""

from playwright.sync_api import Page, expect

GUIDE = "七里镇农村特困人员救助供养办理指南"


def titles(page: Page) -> list[str]:
    return page.locator("main .hit-title").all_inner_texts()


def looks_for(page: Page, words: str) -> None:
    page.locator("#q").fill(words)
    page.get_by_role("button", name="查找", exact=True).click()


def test_a_villager_finds_a_paper_by_the_name_he_has_for_it(visit, judges):
    page = visit("/search/?organ=qili", width=360)
    assert judges.judge(page, "search-empty-360") == []
    looks_for(page, "五保")
    expect(page.locator("main")).to_contain_text("也找了“特困人员救助供养”")
    assert titles(page)[0] == GUIDE
    looks_for(page, "特困人员")
    page.get_by_role("button", name="筛选", exact=True).click()
    page.get_by_label("文件种类").select_option("guide")
    page.locator("#filters").get_by_role("button", name="筛选").click()
    assert titles(page) == [GUIDE]
    page.locator("main .chip").click()
    looks_for(page, "地铁票价")
    expect(page.locator("#found")).to_have_text("没有找到同时有“地铁票价”的内容。")
    assert judges.judge(page, "search-nothing-360") == []
    looks_for(page, "耕地地里保护补贴")
    page.get_by_role("link", name="耕地地力保护补贴", exact=True).click()
    assert all("耕地地力保护补贴" in title for title in titles(page)[:2])
    page.locator("#q").press_sequentially("最低")
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("最低")
    expect(page.locator("#offered option").first).to_have_attribute("value", "最低生活保障")


def test_the_page_of_results_is_accessible_at_two_widths_and_in_large_type(visit, judges):
    for width, care in ((360, True), (1280, False)):
        page = visit("/search/?q=五保&organ=qili", width=width, care=care)
        assert judges.judge(page, f"search-{width}-{care}") == []
