"""写稿：pasted from Word, saved by itself, kept through a lost network and another tab, and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from mingtang.language.richtext import cleaned

PASTED = (Path(__file__).parents[1] / "language" / "pasted" / "word.html").read_text(encoding="utf-8")
WHO = "liuhemiao"
PASTE = """html => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(".ProseMirror").dispatchEvent(event);
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_of_manuscripts_is_accessible_and_fits_the_screen(width, visit, judges):
    assert judges.judge(visit("/desk/drafts/", who=WHO, width=width), f"desk-drafts-{width}") == []
    assert judges.judge(visit("/desk/index-numbers/qili/", who="zhouwenqing", width=width), f"desk-index-{width}") == []


def listened(page):
    """What the browser complains about from now on."""
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def begun(visit):
    """A new manuscript in the editor: its page, its text, and the line that says what is saved."""
    page = visit("/desk/drafts/", who=WHO)
    complaints = listened(page)
    page.get_by_role("button", name="写新稿").click()
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()
    text = page.get_by_role("textbox", name="正文")
    page.get_by_label("标题", exact=False).first.fill("关于做好秸秆禁烧工作的通知")
    text.click()
    page.evaluate(PASTE, PASTED)
    expect(text.locator("table td[rowspan='2']")).to_have_text("项目")
    expect(text.locator("ol > li")).to_have_count(2)
    assert complaints == []
    return page, text, page.locator("[data-saved]")


def edited(page, text):
    """With the dialogs and the buttons: a title for the table, a heading, one row more."""
    text.get_by_text("小麦").click()
    page.get_by_role("button", name="表题").click()
    page.get_by_label("这张表说的是什么").fill("补贴标准")
    page.keyboard.press("Enter")
    expect(text.locator("caption")).to_have_text("补贴标准")
    text.get_by_text("（一）落实到人").click()
    page.get_by_label("段落").select_option("2")
    text.get_by_text("小麦").click()
    page.get_by_role("button", name="加一行").click()
    expect(text.locator("tr")).to_have_count(3)


def test_a_manuscript_is_pasted_edited_and_saved_by_itself_even_when_the_network_fails(visit, judges):
    page, text, saved = begun(visit)
    expect(page.locator("[data-told]")).to_have_text("有 1 张图片没有带来，请用“上传图片”放进去。")
    expect(saved).to_contain_text("已保存")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert judges.judge(page, f"desk-draft-{width}") == []
    page.set_viewport_size({"width": 1280, "height": 900})
    edited(page, text)
    expect(saved).to_contain_text("有改动")
    expect(saved).to_contain_text("已保存")
    page.context.set_offline(True)
    text.get_by_text("七里镇人民政府").click()
    page.keyboard.press("End")
    page.keyboard.type("（盖章）")
    expect(saved).to_contain_text("没有存上，文字还在这个页面里")
    page.context.set_offline(False)
    expect(saved).to_contain_text("已保存")
    html = page.locator("input[name=html]").input_value()
    assert "<h2>（一）落实到人</h2>" in cleaned(html)
    assert "<caption>补贴标准</caption>" in cleaned(html)


def test_it_is_written_on_without_script_and_nothing_is_overwritten(visit):
    page, text, saved = begun(visit)
    expect(saved).to_contain_text("已保存")
    plain = visit(page.url, who=WHO, script=False)
    lines = plain.get_by_role("textbox", name="正文")
    written = lines.input_value()
    assert "〔表格1〕" in written
    lines.fill(written.replace("各管理区，各办公室：", "各管理区、各办公室："))
    plain.get_by_role("button", name="保存", exact=True).click()
    expect(plain.locator("main")).to_contain_text("已保存。")

    text.get_by_text("明确责任").click()
    page.keyboard.type("改")
    expect(saved).to_contain_text("没有覆盖")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="打开别处存的").click()
    expect(page.get_by_role("textbox", name="正文")).to_contain_text("各管理区、各办公室：")
    expect(page.get_by_role("textbox", name="正文").locator("td[rowspan='2']")).to_have_text("项目")


def test_pressing_save_while_it_saves_by_itself_is_no_conflict_with_oneself(visit):
    page, text, saved = begun(visit)
    expect(saved).to_contain_text("已保存")
    held = []
    page.route("**/save/", lambda route: held.append(route))
    text.get_by_text("明确责任").click()
    page.keyboard.type("甲")
    expect(saved).to_contain_text("有改动")
    page.wait_for_event("request", lambda request: request.url.endswith("/save/"))
    page.get_by_role("button", name="保存", exact=True).click()
    expect(saved).to_have_text("正在保存，存好就提交")
    assert "filename=" not in held[0].request.post_data
    held[0].continue_()
    expect(page.locator("main")).to_contain_text("已保存。")


def test_the_text_is_given_back_when_the_sign_in_has_run_out(visit):
    page, text, saved = begun(visit)
    expect(saved).to_contain_text("已保存")
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    text.get_by_text("明确责任").click()
    page.keyboard.type("乙")
    expect(saved).to_contain_text("登录已过期")
    expect(page.get_by_role("link", name="在新窗口里重新登录")).to_be_visible()
    page.on("dialog", lambda dialog: dialog.accept())
    page.context.add_cookies(cookies)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.get_by_role("button", name="放回来").click()
    expect(page.get_by_role("textbox", name="正文")).to_contain_text("乙")
    expect(saved).to_contain_text("已保存")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("textbox", name="正文").get_by_text("明确责任").click()
    page.keyboard.type("丙")
    expect(saved).to_contain_text("登录已过期")
    page.context.add_cookies(cookies)
    page.get_by_role("button", name="已登录，接着存").click()
    expect(saved).to_contain_text("已保存")


def test_the_html_of_every_page_of_drafting_is_valid(judges):
    assert judges.html_problems() == []
