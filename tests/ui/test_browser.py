"""浏览器里的样子：可及性、不横向滚动、触点、键盘、无脚本。"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="没有 /usr/bin/chromium，看不了浏览器里的样子"),
]
PAGES = ("public", "desk", "plain")


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, served):
    """Opens a page of the kitchen in a context of its own."""
    contexts = []

    def opened(path, *, width=1280, care=False, **options):
        # 颜色变到一半时量不出对比度。
        seen = {"viewport": {"width": width, "height": 900}, "locale": "zh-CN", "reduced_motion": "reduce"}
        context = chromium.new_context(**seen, **options)
        contexts.append(context)
        if care:
            context.add_cookies([{"name": "care", "value": "1", "url": served}])
        page = context.new_page()
        page.goto(f"{served}/kitchen/{path}/")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("care", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(opened, width, care, scheme):
    for name in PAGES:
        page = opened(name, width=width, care=care, color_scheme=scheme)
        found = Axe().run(page).response["violations"]
        assert [(name, each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("care", [False, True])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(opened, width, care):
    for name in PAGES:
        page = opened(name, width=width, care=care)
        assert (name, page.evaluate("document.documentElement.scrollWidth")) == (name, width)


def test_buttons_and_fields_are_at_least_44_pixels_high(opened):
    low = """() => [...document.querySelectorAll('.button, .tool, .rooms a, input:not([type=hidden]), select, summary')]
      .map(e => ['checkbox', 'radio'].includes(e.type) ? e.closest('label') : e)
      .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.99)
      .map(e => e.outerHTML.slice(0, 80))"""
    for name in PAGES:
        assert (name, opened(name, width=360).evaluate(low)) == (name, [])


def test_body_text_has_the_sizes_of_the_design(opened):
    size = "getComputedStyle(document.body).fontSize + ' ' + getComputedStyle(document.body).lineHeight"
    assert opened("public").evaluate(size) == "17px 30.6px"
    assert opened("desk").evaluate(size) == "15px 24px"
    assert opened("public", care=True).evaluate(size) == "22px 44px"


def test_the_policy_on_scripts_and_styles_is_never_broken(opened):
    for name in PAGES:
        page = opened("plain")
        said = []
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto(page.url.replace("plain", name))
        assert [text for text in said if "Content Security Policy" in text] == []


def test_the_keyboard_walks_the_rows_searches_and_changes_rooms(opened):
    page = opened("desk")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#1"
    page.keyboard.press("/")
    page.keyboard.type("jg/l")
    assert page.input_value("#q") == "jg/l"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    page.keyboard.press("l")
    page.wait_for_url("**/kitchen/desk/ledger/")


def test_the_letters_can_be_switched_off(opened):
    page = opened("desk")
    page.click("[data-keys]")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    assert page.inner_text("[data-keys]") == "打开键盘快捷键"


def test_without_script_rooms_and_filters_still_open_on_a_phone(opened):
    page = opened("desk", width=360, java_script_enabled=False)
    page.click(".rooms-button")
    page.locator("#rooms").get_by_text("台账").wait_for(state="visible")
    page.locator("#rooms").get_by_text("台账").click()
    page.wait_for_url("**/kitchen/desk/ledger/")


def test_a_refused_button_can_be_reached_and_does_nothing(opened):
    page = opened("desk")
    button = page.locator("button[aria-disabled=true]")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "认定完成"
    assert page.url.endswith("/kitchen/desk/")


def test_on_a_phone_a_row_of_a_table_becomes_a_card_with_its_labels(opened):
    page = opened("desk", width=360)
    cell = page.locator(".table-sheet tbody tr").first.locator("td[data-label=主办]")
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"主办"'
    assert opened("desk", width=768).locator("td[data-label=主办]").first.evaluate(
        "e => getComputedStyle(e).display"
    ) == ("table-cell")


def typed(page, text):
    page.fill("#id_note", text)
    page.fill("#id_title", "三季度公示")


def test_what_was_typed_comes_back_after_a_refresh_and_can_be_discarded(opened):
    page = opened("desk")
    typed(page, "写了一半")
    page.goto(page.url.replace("desk", "public"))
    page.go_back()
    page.reload()
    assert (page.input_value("#id_note"), page.input_value("#id_title")) == ("写了一半", "三季度公示")
    assert page.inner_text("form .notice").startswith("已补上您上次填写、还没有提交成功的文字，请核对。")
    page.click("text=不要这些文字")
    assert page.input_value("#id_note") == ""
    page.reload()
    assert (page.input_value("#id_note"), page.locator("form .notice").count()) == ("", 0)


def test_what_was_typed_is_forgotten_once_it_was_taken(opened):
    page = opened("desk")
    typed(page, "交上去了")
    # 这一页总说“佐证已登记。”：what is sent there counts as taken.
    page.evaluate("document.querySelector('form.form').noValidate = true")
    page.click("form.form .button-main")
    page.wait_for_load_state()
    page.reload()
    assert kept(page) == []


def kept(page):
    return page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('mingtang-kept:'))")


def test_signing_out_forgets_what_was_typed(opened):
    page = opened("desk")
    typed(page, "不该留下")
    assert len(kept(page)) == 2
    page.click("text=退出")
    page.wait_for_url("**/kitchen/sign-out/")
    assert kept(page) == []


def test_what_bears_a_mark_of_secrecy_is_never_kept(opened):
    page = opened("desk")
    typed(page, "绝密★30年")
    assert [key.rsplit(" ")[-1] for key in kept(page)] == ["title"]
    typed(page, "涉及商业秘密")
    assert len(kept(page)) == 2


def test_what_was_refused_for_a_mark_is_forgotten_and_kept_no_more(opened):
    page = opened("desk")
    typed(page, "另一种写法")
    said = '<ul class="form-errors"><li>写的内容里有密级标志，没有收下，也没有保存。</li></ul>'
    refused = page.content().replace("</h1>", f"</h1>{said}", 1)
    page.route("**/kitchen/desk/", lambda route: route.fulfill(body=refused, content_type="text/html"))
    page.evaluate("document.querySelector('form.form').noValidate = true")
    page.click("form.form .button-main")
    page.wait_for_load_state()
    assert kept(page) == []
    typed(page, "又写了一遍")
    assert kept(page) == []


def test_a_password_is_never_kept(opened):
    page = opened("desk")
    page.evaluate("document.querySelector('#id_title').type = 'password'")
    page.fill("#id_title", "tian-qing-ri-li-2026")
    assert kept(page) == []


def test_a_mark_after_the_words_of_a_cell_stays_within_its_border_on_a_telephone(opened):
    page = opened("desk", width=360)
    wide = page.evaluate(
        """() => {
          document.querySelector("main").innerHTML = `<div class="table-sheet"><table class="table"><tbody><tr>
            <td data-label="事项">灌渠验收报告 <span class="chip"><svg class="shape"></svg>需要协助</span></td>
          </tr></tbody></table></div>`;
          const chip = document.querySelector("main .chip");
          return [chip.scrollWidth > chip.clientWidth, chip.getBoundingClientRect().width > 80];
        }"""
    )
    assert wide == [False, True]
