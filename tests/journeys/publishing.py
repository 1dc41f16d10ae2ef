"""公开的各步：what each person does on the way of a text to the public, as the journeys take it."""

import re
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from playwright.sync_api import Locator, Page, expect

from tests.journeys.word_processor import TITLE, notice, sheet

OFFICER, CLERK, LEADER = "liuhemiao", "zhouwenqing", "zhaomingyuan"
FIRST, REVIEWER = "guwanning", "lishuangyu"
PLACE, COLUMN = "nc-zhengce|nczc", "/qili/columns/nczc/"
SECRECY = ("state_secret", "work_secret", "business_secret", "privacy")
SHEET = "收购网点.xlsx"
SELECT = """(block, words) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + words.length);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }
}"""


def main(page: Page) -> Locator:
    return page.locator("main")


def upload(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def reworded(page: Page, before: str, after: str) -> None:
    """In the editor: the words are marked and typed over."""
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()
    text = page.get_by_role("textbox", name="正文")
    block = text.locator("p", has_text=before)
    block.click()
    block.evaluate(SELECT, before)
    page.keyboard.type(after)
    expect(text).to_contain_text(after)
    expect(text).not_to_contain_text(before)


def taken_in(page: Page) -> None:
    """The file of the word processor, its second picture described, and the sheet that goes with it."""
    page.get_by_role("button", name="写新稿").click()
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()
    page.set_input_files("input[name='word-file']", upload("通知.docx", notice()))
    page.get_by_role("button", name="读入", exact=True).click()
    expect(main(page)).to_contain_text("已读入，请通读一遍。")
    expect(main(page)).to_contain_text("有 1 张图片没有写说明")
    picture = page.locator("li", has=page.locator("input[id^='alt-']")).nth(1)
    picture.locator("input[id^='alt-']").fill("打捆机在地头作业")
    picture.get_by_role("button", name="存说明").click()
    expect(main(page)).to_contain_text("图片说明已保存。")
    page.locator("summary", has_text="上传附件").click()
    page.set_input_files("input[name='attachment-file']", upload(SHEET, sheet()))
    page.get_by_role("button", name="上传附件").click()
    expect(main(page)).to_contain_text("附件已上传。")
    looked_at(page, "图1.png", "图2.png")


def looked_at(page: Page, *pictures: str) -> None:
    """看过图片：each opened in its turn on the page of what is to be settled, and back to the text."""
    page.get_by_role("link", name="逐处核对").click()
    for name in pictures:
        page.get_by_role("button", name=f"看过，没有不该公开的：{name}").click()
        expect(main(page)).to_contain_text("记下了。换一张图片，要再看一次。")
    page.get_by_role("link", name="回到“").click()
    expect(page.locator("[data-editor][data-ready]")).to_be_attached()


def with_facts(page: Page, *, made_on: str) -> None:
    page.get_by_label("文件种类").select_option("notice")
    page.get_by_label("发布机构").fill("七里镇人民政府")
    page.get_by_label("发文字号").fill("无文号")
    page.get_by_label("成文日期").fill(made_on)
    page.check("input[name=subjects][value=agriculture]")
    page.check(f"input[name=places][value='{PLACE}']")


def handed_in(page: Page) -> str:
    """Handed in; the address of what is reviewed."""
    page.get_by_role("button", name="保存并送审").click()
    expect(main(page)).to_contain_text("已送审，内容就此固定。")
    return page.get_by_role("link", name="看审签经过").get_attribute("href")


def passed(page: Page, act: str, button: str, said: str) -> None:
    """Everything on the list of the stage, one by one, then the button."""
    for box in page.locator(f"form[action*='/{act}/'] input[type=checkbox]").all():
        box.check()
    for item in SECRECY if button == "审核通过" else ():
        page.check(f"input[name=secrecy-{item}][value=clear]")
    page.get_by_role("button", name=button).click()
    expect(main(page)).to_contain_text(said)


def signed(visit, address: str) -> None:
    """三审：by three people, the last one on a telephone."""
    passed(visit(address, who=FIRST), "approve", "初审通过", "已初审通过，下一步由审核人做保密审查。")
    passed(visit(address, who=REVIEWER), "approve", "审核通过", "已审核通过，下一步由分管领导签发。")
    leader = visit(address, who=LEADER, width=360)
    leader.get_by_role("link", name="到签发").click()
    passed(leader, "sign", "签发", "已签发，等待发布。")


def files_of(page: Page) -> list[str]:
    """Where the public has the attachment and the first picture as long as it is public."""
    keys = {
        "attachment": page.locator("#public-content .document-files a").first.get_attribute("href"),
        "picture": page.locator("#public-content img").first.get_attribute("src"),
    }
    key = {name: re.search(r"[0-9a-f-]{36}", told)[0] for name, told in keys.items()}
    return [f"/files/{key['attachment']}/{quote(SHEET)}", f"/files/{key['picture']}/{quote('图1.png')}"]


def answers(page: Page, outside: str, *addresses: str, **headers: str) -> list[int]:
    """What each address answers."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return [page.request.get(f"{outside}{address}", headers=told).status for address in addresses]


def listed(page: Page, outside: str, address: str) -> dict[str, bool]:
    """Where the public comes across it: by searching, on its column, in the feeds and on the map."""

    def told(path: str) -> str:
        answer = page.request.get(f"{outside}{path}")
        assert answer.status == 200
        return answer.text()

    def links(path: str, tag: str) -> list[str]:
        found = ElementTree.fromstring(told(path)).iter(tag)
        return [(row.get("href") or row.text or "").removeprefix(outside) for row in found]

    atom, place = "{http://www.w3.org/2005/Atom}link", "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    return {
        "search": f'href="{address}"' in told(f"/search/?q={quote('秸秆 打捆机')}&organ=qili"),
        "column": f'href="{address}"' in told(COLUMN),
        "new": f'href="{address}"' in told("/qili/new/"),
        "feed": address in links("/qili/feed/", atom),
        "column-feed": address in links(f"{COLUMN}feed/", atom),
        "sitemap": address in links("/sitemap.xml", place),
    }


def chosen(clerk: Page, title: str = TITLE) -> None:
    clerk.goto("/desk/releases/")
    clerk.get_by_role("checkbox", name=title).check()
    clerk.get_by_role("button", name="定什么时候发布").click()


def released(clerk: Page, title: str = TITLE) -> None:
    chosen(clerk, title)
    clerk.get_by_label("马上发布").check()
    clerk.get_by_role("button", name="确定").click()
    expect(main(clerk)).to_contain_text("已发布，公众现在就能看到。")


def fact(page: Page, label: str) -> str:
    return page.locator("dl.facts > div", has=page.locator(f"dt:text-is('{label}')")).locator("dd").inner_text()
