"""三同步的全程：a document and its explainer, planned, signed and released together; each alone is refused."""

import re

from playwright.sync_api import Page, expect

from mingtang.ui import clock
from tests.journeys.publishing import CLERK, OFFICER, PLACE, handed_in, looked_at, main, signed
from tests.journeys.word_processor import notice

TITLE, EXPLAINER = "七里镇农机停放管理办法", "农机停在哪里、怎么登记"


def upload(content: bytes) -> dict[str, object]:
    return {"name": "办法.docx", "mimeType": "application/octet-stream", "buffer": content}


def drafted(page: Page) -> None:
    """A report that lacks nothing but its explainer."""
    page.get_by_role("button", name="写新稿").click()
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()
    page.set_input_files("input[name='word-file']", upload(notice()))
    page.get_by_role("button", name="读入", exact=True).click()
    expect(main(page)).to_contain_text("已读入，请通读一遍。")
    picture = page.locator("li", has=page.locator("input[id^='alt-']")).nth(1)
    picture.locator("input[id^='alt-']").fill("打捆机在地头作业")
    picture.get_by_role("button", name="存说明").click()
    looked_at(page, "图1.png", "图2.png")
    page.locator("input[name=title]").fill(TITLE)
    page.get_by_label("文件种类").select_option("report")
    page.get_by_label("发布机构").fill("七里镇人民政府")
    page.get_by_label("发文字号").fill("七政办发〔2026〕31号")
    page.get_by_label("成文日期").fill(clock.today().isoformat())
    page.get_by_label("有效性").select_option("valid")
    page.check("input[name=subjects][value=agriculture]")
    page.check(f"input[name=places][value='{PLACE}']")
    page.get_by_role("button", name="保存并送审").click()
    expect(main(page)).to_contain_text("还没有解读方案，请先写解读方案")


def planned(page: Page, title: str = EXPLAINER) -> str:
    """The plan from the manuscript's own page; the address of the explainer."""
    page.get_by_role("link", name="写解读方案").click()
    page.get_by_label("解读的标题").fill(title)
    page.get_by_label("提纲").fill("讲清停在哪里、怎么登记、不登记会怎样。")
    page.check("input[name=formats][value=answers]")
    page.check("input[name=ways][value=site]")
    page.get_by_label("计划公开的日期").fill(clock.today().isoformat())
    page.get_by_role("button", name="保存方案").click()
    expect(main(page)).to_contain_text("解读方案已存，接着加内容。")
    return page.url


def filled(page: Page) -> None:
    """Key figures and questions, typed row by row."""
    page.get_by_role("link", name="加关键数字").click()
    page.locator("#id_rows-0-value").fill("3")
    page.locator("#id_rows-0-unit").fill("处")
    page.locator("#id_rows-0-says").fill("全镇集中停放点")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("link", name="加问答").click()
    page.locator("#id_rows-0-question").fill("找谁登记？")
    page.locator("#id_rows-0-answer").fill("找村民委员会。")
    page.get_by_role("button", name="保存").click()
    expect(main(page)).to_contain_text("问答已加入。")


def release(clerk: Page, *titles: str) -> None:
    clerk.goto("/desk/releases/")
    for title in titles:
        clerk.get_by_role("checkbox", name=title).check()
    clerk.get_by_role("button", name="定什么时候发布").click()
    clerk.get_by_label("马上发布").check()
    clerk.get_by_role("button", name="确定").click()


def test_a_document_and_its_explainer_go_public_together_and_not_apart(visit, judges):
    officer = visit("/desk/drafts/", who=OFFICER)
    drafted(officer)
    draft = officer.url
    explainer = planned(officer)
    filled(officer)
    assert judges.judge(officer, "explainer-desk") == []
    officer.goto(draft)
    document = handed_in(officer)
    officer.goto(explainer)
    officer.get_by_role("button", name="送审", exact=True).click()
    expect(main(officer)).to_contain_text("解读已送审，内容就此固定")
    told = officer.get_by_role("link", name="看审签经过").get_attribute("href")
    for review in (document, told):
        signed(visit, review)

    clerk = visit("/desk/releases/", who=CLERK)
    release(clerk, TITLE)
    expect(main(clerk)).to_contain_text("要与解读同时发布，请把它的解读也列入这次发布")
    release(clerk, EXPLAINER)
    expect(main(clerk)).to_contain_text("解读的文件还没有公开，请把文件也列入这次发布。")
    release(clerk, TITLE, EXPLAINER)
    expect(main(clerk)).to_contain_text("已发布，公众现在就能看到。")

    villager = visit("/qili/explainers/", width=360, script=False)
    villager.get_by_role("link", name=EXPLAINER).click()
    expect(main(villager)).to_contain_text("全镇集中停放点")
    villager.get_by_role("link", name="一图读懂").click()
    assert villager.locator("svg.poster-drawn").count() == 1
    villager.go_back()
    villager.get_by_role("link", name=re.compile("看文件原文")).click()
    expect(main(villager)).to_contain_text(EXPLAINER)
