"""一份政策文件的一生：decided at its source, read from Word, a hidden number covered, explained, signed by three,
released with its explainer, found at once; and repealed by a later one, with its label changed everywhere."""

import time
from urllib.parse import quote

from playwright.sync_api import Page, expect

from mingtang.ui import clock
from tests.journeys.publishing import (
    CLERK,
    LEADER,
    OFFICER,
    PLACE,
    REVIEWER,
    handed_in,
    looked_at,
    main,
    signed,
    upload,
)
from tests.journeys.test_explaining import filled, planned, release
from tests.journeys.test_proofing import LIST, book, resident_number, unzipped
from tests.journeys.word_processor import notice

OLD, NEW = "七里镇农机具集中停放管理意见", "七里镇农机具停放和维护管理意见"
EXPLAINER = "农机具集中停放问答"


def decided(visit, title: str, *, repeals: str = "") -> Page:
    """The sheet: proposed by the officer, checked by another, signed by the leader; the officer's page of it."""
    officer = visit("/desk/policies/new/", who=OFFICER)
    officer.get_by_label("标题").fill(title)
    officer.get_by_label("公文种类").select_option("policy")
    officer.get_by_label("施行日期").fill(clock.today().isoformat())
    main(officer).locator("form button.button-main").click()
    expect(main(officer)).to_contain_text(title)
    sheet = officer.url
    if repeals:
        officer.locator("summary", has_text="登记关系").click()
        officer.get_by_label("这份公文对另一份").select_option("repeals")
        officer.get_by_label("本站的文件").select_option(label=next(_named(officer, repeals)))
        officer.get_by_role("button", name="登记关系").click()
    officer.get_by_label("公开属性").first.select_option("proactive")
    for item in officer.locator("input[type=radio][value=no]").all():
        item.check()
    officer.get_by_role("button", name="送核稿").click()
    reviewer = visit(sheet, who=REVIEWER)
    reviewer.get_by_role("button", name="核稿通过").click()
    leader = visit(sheet, who=LEADER, width=360)
    leader.get_by_label("成文日期").fill(clock.today().isoformat())
    leader.get_by_label("发文字号").fill(f"七政发〔{clock.today().year}〕{40 + len(repeals)}号")
    leader.get_by_role("button", name="签发").click()
    expect(main(leader)).to_contain_text("主动公开")
    officer.goto(sheet)
    return officer


def _named(page: Page, title: str):
    options = page.get_by_label("本站的文件").locator("option").all_inner_texts()
    return (option for option in options if title in option)


def begun(officer: Page) -> str:
    """The manuscript from the sheet, with the Word file read in and its place chosen; its address."""
    officer.get_by_role("button", name="开始写公开稿").click()
    if "/drafts/" not in officer.url:
        officer.get_by_role("link", name="看稿件").click()
    expect(officer.locator("[data-editor][data-ready]")).to_be_attached()
    officer.set_input_files("input[name='word-file']", upload("意见.docx", notice()))
    officer.get_by_role("button", name="读入", exact=True).click()
    expect(main(officer)).to_contain_text("已读入，请通读一遍。")
    picture = officer.locator("li", has=officer.locator("input[id^='alt-']")).nth(1)
    picture.locator("input[id^='alt-']").fill("打捆机在地头作业")
    picture.get_by_role("button", name="存说明").click()
    officer.check("input[name=subjects][value=agriculture]")
    officer.check(f"input[name=places][value='{PLACE}']")
    officer.get_by_role("button", name="保存", exact=True).click()
    return officer.url


def covered(officer: Page) -> None:
    """The hidden number stops the text; a masked copy takes its place."""
    number = resident_number()
    officer.locator("summary", has_text="上传附件").click()
    officer.set_input_files("input[name='attachment-file']", upload(LIST, book(number)))
    officer.get_by_role("button", name="上传附件").click()
    expect(main(officer)).to_contain_text("附件已上传。")
    officer.get_by_role("button", name="保存并送审").click()
    expect(main(officer)).to_contain_text("隐藏的工作表“备查”第 1 行（A1）")
    officer.get_by_role("link", name="逐处核对").click()
    officer.get_by_role("button", name=f"换成遮盖副本：{LIST}").click()
    expect(main(officer)).to_contain_text("换成了“名单（遮盖副本）.xlsx”")
    officer.get_by_role("link", name="回到“").click()
    address = officer.get_by_role("link", name="名单（遮盖副本）.xlsx").first.get_attribute("href")
    copy = officer.context.request.get(address).body()
    assert number.encode() not in (unzipped(copy) if copy[:2] == b"PK" else copy)


def labels(page: Page, outside: str, title: str) -> dict[str, str]:
    """What each place outside says of it: what is found, the list of its column, the library of policies, its page."""
    told = {}
    for name, path in (
        ("search", f"/search/?q={quote(title)}"),
        ("column", "/qili/columns/nczc/"),
        ("policies", "/qili/policies/"),
    ):
        page.goto(f"{outside}{path}")
        row = page.locator("li, tr", has=page.get_by_role("link", name=title)).last
        told[name] = row.locator(".validity").first.inner_text()
    page.get_by_role("link", name=title).first.click()
    told["page"] = page.locator(".validity").first.inner_text()
    return told


def exempted(visit, officer: Page) -> None:
    officer.get_by_role("link", name="申请免予解读").click()
    officer.get_by_label("为什么不用解读").fill("只把停放意见里的维护要求并了进来，上次的解读还适用。")
    officer.get_by_role("button", name="申请", exact=True).click()
    exemption = officer.url
    leader = visit(exemption, who=LEADER)
    leader.get_by_label("意见").fill("同意。")
    leader.get_by_role("button", name="批准免予解读").click()
    expect(main(leader)).to_contain_text("已批准")


def test_a_policy_document_from_word_to_its_repeal(visit, site, judges):
    officer = decided(visit, OLD)
    assert judges.judge(officer, "policy-sheet") == []
    draft = begun(officer)
    covered(officer)
    looked_at(officer, "图1.png", "图2.png")
    explainer = planned(officer, EXPLAINER)
    filled(officer)
    officer.goto(draft)
    document = handed_in(officer)
    officer.goto(explainer)
    officer.get_by_role("button", name="送审", exact=True).click()
    told = officer.get_by_role("link", name="看审签经过").get_attribute("href")
    for review in (document, told):
        signed(visit, review)
    clerk = visit("/desk/releases/", who=CLERK)
    release(clerk, OLD)
    expect(main(clerk)).to_contain_text("要与解读同时发布，请把它的解读也列入这次发布")
    release(clerk, OLD, EXPLAINER)
    expect(main(clerk)).to_contain_text("已发布，公众现在就能看到。")
    began = time.monotonic()
    answer = clerk.request.get(f"{site}/search/?q={quote(OLD)}")
    assert [OLD in answer.text(), time.monotonic() - began < 1] == [True, True]
    villager = visit("/", width=360)
    assert set(labels(villager, site, OLD).values()) == {"有效"}
    expect(main(villager)).to_contain_text(EXPLAINER)

    officer = decided(visit, NEW, repeals=OLD)
    begun(officer)
    looked_at(officer, "图1.png", "图2.png")
    again = officer.url
    exempted(visit, officer)
    officer.goto(again)
    signed(visit, handed_in(officer))
    release(visit("/desk/releases/", who=CLERK), NEW)
    assert set(labels(villager, site, OLD).values()) == {"废止"}
    expect(main(villager)).to_contain_text(NEW)
    feed = villager.request.get(f"{site}/qili/columns/nczc/feed/").text()
    assert [NEW in feed, "废止" in feed] == [True, True]
