"""公开的全程：from a Word file to a public page, its corrected edition and its end, each person at their own screen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from mingtang.law.editorial import TICKS, Stage
from mingtang.ui import clock
from tests.journeys.conftest import copied, serving
from tests.journeys.publishing import (
    CLERK,
    COLUMN,
    FIRST,
    LEADER,
    OFFICER,
    REVIEWER,
    SHEET,
    answers,
    chosen,
    fact,
    files_of,
    handed_in,
    listed,
    main,
    passed,
    released,
    reworded,
    signed,
    taken_in,
    upload,
    with_facts,
)
from tests.journeys.word_processor import RIGHT, TITLE, WRONG, scan

SECONDS = 150
BEFORE, AFTER, NOTE = "雨天停收", "雨天照常收购", "雨天也收购，网点不关门。"
REASON = "收购网点另有安排，以后续通知为准。"
URGENT = "关于强降雨转移沿河住户的紧急通知"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A town of one's own: what goes public here is seen by no other journey."""
    return copied(tmp_path_factory, worker_id)


@pytest.fixture(scope="module")
def site(town: Path) -> Iterator[str]:
    """The workbench."""
    with serving(town) as address:
        yield address


@pytest.fixture(scope="module")
def signed_in() -> dict[str, Any]:
    """会话：of this town alone."""
    return {}


@pytest.fixture(scope="module")
def outside(town: Path, site: str) -> Iterator[str]:
    """The same town as the public has it: not marked as a demo, so that it has a map."""
    with serving(town, demo=False) as address:
        yield address


@pytest.fixture
def seen(visit, judges, outside):
    """看过：a page at two widths, held against the judges; the public's by their address."""

    def see(page: Page | str, name: str) -> None:
        for width in (1280, 360):
            shown = visit(f"{outside}{page}", width=width) if isinstance(page, str) else page
            was = shown.viewport_size
            shown.set_viewport_size({"width": width, "height": 900})
            assert judges.judge(shown, f"{name}-{width}") == []
            shown.set_viewport_size(was)

    return see


def shows(text: Locator) -> None:
    """What the word processor had: cells that span, lists within lists, pictures with what they show."""
    expect(text.locator("th[rowspan='2']")).to_have_text(["管理区", "合计"])
    expect(text.locator("th[colspan='2']")).to_have_text(["秸秆（亩）"])
    expect(text.locator("td")).to_have_text(["前营", "4120", "860", "4980", "柳沟", "3350", "410", "3760"])
    expect(text.locator("ol > li > ol > li > ul > li")).to_have_count(2)
    expect(text.locator("ol > li > ol > li")).to_have_count(3)
    told = [picture.get_attribute("alt") for picture in text.locator("img").all()]
    assert told == ["收购网点示意图", "打捆机在地头作业"]


def pointed_to(page: Page, seen) -> None:
    """The first reviewer points at a line of the text and sends it back with a word on the whole."""
    page.locator("#public-content p", has_text=WRONG).click()
    expect(page.get_by_label("哪一处").locator("option:checked")).to_contain_text("收购网点开放到")
    page.get_by_label("要怎样改").fill("收购到九月三十日，请核对。")
    page.get_by_role("button", name="指出", exact=True).click()
    expect(main(page)).to_contain_text("已指出")
    seen(page, "review-first")
    page.get_by_label("退回的理由").fill("日期不对，改好再送。")
    page.get_by_role("button", name="退回", exact=True).click()
    expect(main(page)).to_contain_text("已退回，拟稿人会看到您写的理由和指出的地方。")


def put_right(page: Page, draft: str, seen) -> str:
    """The officer sees where, answers for it, corrects it and hands it in again."""
    page.goto(draft)
    expect(main(page)).to_contain_text("退回：日期不对，改好再送。")
    expect(main(page)).to_contain_text("收购到九月三十日，请核对。")
    seen(page, "draft-returned")
    page.get_by_role("link", name="去答复").click()
    page.get_by_label("怎样改的").fill("已改为三十日。")
    page.get_by_role("button", name="答复").click()
    expect(main(page)).to_contain_text("已答复")
    page.goto(draft)
    reworded(page, WRONG, RIGHT)
    return handed_in(page)


def scheduled(clerk: Page, seen) -> str:
    """For a minute that begins soon, but not before the button is pressed; the page of the release."""
    chosen(clerk)
    seen(clerk, "release-new")
    planned = (clock.now() + timedelta(seconds=75)).replace(second=0, microsecond=0)
    clerk.get_by_label("到时间自动发布").check()
    clerk.fill("input[name=when-on]", planned.date().isoformat())
    clerk.fill("input[name=when-clock]", planned.strftime("%H:%M"))
    clerk.get_by_role("button", name="确定").click()
    expect(main(clerk)).to_contain_text("已安排，到时间自动发布。")
    return clerk.url


def released_by_itself(clerk: Page) -> None:
    """Nobody presses anything: the served process releases it in its minute, and both times are told."""
    for _ in range(SECONDS):
        clerk.reload()
        if "到时间自动发布" in main(clerk).inner_text() and "实际的时间" in main(clerk).inner_text():
            break
        clerk.wait_for_timeout(1000)
    planned, true = fact(clerk, "定好的时间"), fact(clerk, "实际的时间")
    assert true == f"{planned}，到时间自动发布"


def written(officer: Page, visit, seen) -> str:
    """From the word processor's file to what is handed in again after it was sent back; what is reviewed."""
    taken_in(officer)
    with_facts(officer, made_on=clock.today().isoformat())
    shows(officer.get_by_role("textbox", name="正文"))
    seen(officer, "draft")
    draft = officer.url
    pointed_to(visit(handed_in(officer), who=FIRST), seen)
    review = put_right(officer, draft, seen)
    again = visit(review, who=FIRST)
    expect(again.locator("#remarks + ol li").first).to_contain_text("已改")
    seen(again, "review-again")
    return review


def test_from_a_word_file_to_a_public_page_and_off_it_again(visit, seen, outside):
    officer = visit("/desk/drafts/", who=OFFICER)
    review = written(officer, visit, seen)
    clerk = visit(review, who=CLERK)
    address, files = fact(clerk, "公开地址"), files_of(clerk)
    signed(visit, review)
    villager = visit(f"{outside}{COLUMN}", script=False)
    assert answers(villager, outside, address, *files) == [404, 404, 404]
    assert set(listed(villager, outside, address).values()) == {False}

    release = scheduled(clerk, seen)
    seen(clerk, "release")
    seen(visit(f"{review}page/", who=LEADER), "preview")
    seen(visit(f"{review}slip/", who=CLERK), "slip")
    released_by_itself(clerk)
    public(villager, outside, address, files)
    pages = {"document": address, "column": COLUMN, "new": "/qili/new/", "search": "/search/?q=秸秆&organ=qili"}
    for name, path in pages.items():
        seen(path, name)

    clerk.goto(release)
    clerk.get_by_role("link", name="公开的经过").click()
    story = clerk.url
    corrected(visit, officer, clerk, story, seen)
    told_apart(villager, outside, address, files)
    seen(address, "document-second")
    seen(f"{address}v/1/", "document-past")

    kept = {path: etag_of(villager, f"{outside}{path}") for path in (address, COLUMN, f"{COLUMN}feed/", *files)}
    assert again_asked(villager, outside, kept) == [304, 304, 304, 304, 304]
    withdrawn(visit, clerk, story, seen)
    gone(villager, outside, address)
    assert answers(villager, outside, address, f"{address}v/1/", *files) == [410, 410, 404, 404]
    assert again_asked(villager, outside, kept) == [410, 200, 200, 404, 404]
    seen(address, "document-withdrawn")


def etag_of(page: Page, address: str) -> str:
    return page.request.get(address).headers["etag"]


def again_asked(page: Page, outside: str, kept: dict[str, str]) -> list[int]:
    """What a browser is told that has it all from before."""
    return [answers(page, outside, path, if_none_match=etag)[0] for path, etag in kept.items()]


def public(villager: Page, outside: str, address: str, files: list[str]) -> None:
    """What a villager without script reads, and where it is found."""
    villager.goto(f"{outside}{address}")
    expect(villager.get_by_role("heading", level=1)).to_have_text(TITLE)
    shows(villager.locator(".document-body"))
    expect(villager.locator(".document-body thead tr")).to_have_count(2)
    expect(main(villager)).to_contain_text(RIGHT)
    expect(main(villager)).not_to_contain_text(WRONG)
    expect(villager.get_by_role("link", name=SHEET)).to_have_attribute("href", files[0])
    assert villager.locator(".document-body img").first.get_attribute("src") == files[1]
    assert answers(villager, outside, *files) == [200, 200]
    assert set(listed(villager, outside, address).values()) == {True}
    for name in ("刘禾苗", "周文清", "顾婉宁", "李双玉", "赵明远"):
        assert name not in villager.content()


def corrected(visit, officer: Page, clerk: Page, story: str, seen) -> None:
    """A new edition from what is public, signed by three and released by hand."""
    seen(clerk, "story")
    officer.goto(story)
    officer.get_by_role("button", name="写新的一版").click()
    expect(main(officer)).to_contain_text("已按公开的一版写好底稿")
    reworded(officer, BEFORE, AFTER)
    officer.get_by_label("内容变动").check()
    officer.get_by_label("改了什么").fill(NOTE)
    address = handed_in(officer)
    officer.get_by_role("link", name="看改了什么").click()
    expect(officer.locator("ins", has_text="照常收购")).to_be_visible()
    seen(officer, "difference")
    signed(visit, address)
    released(clerk)


def told_apart(villager: Page, outside: str, address: str, files: list[str]) -> None:
    """The second edition stands, with what changed; the first may still be read."""
    villager.goto(f"{outside}{address}")
    expect(villager.locator(".document-body")).to_contain_text(AFTER)
    expect(villager.locator(".editions")).to_contain_text(NOTE)
    villager.locator(".editions").get_by_role("link", name="第 1 版").click()
    expect(main(villager)).to_contain_text("后来有更新")
    expect(villager.locator(".document-body")).to_contain_text(BEFORE)
    shows(villager.locator(".document-body"))
    assert answers(villager, outside, *files) == [200, 200]
    assert set(listed(villager, outside, address).values()) == {True}


def withdrawn(visit, clerk: Page, story: str, seen) -> None:
    """One asks, another decides."""
    clerk.goto(story)
    clerk.get_by_role("link", name="申请撤回").click()
    seen(clerk, "withdrawal-ask")
    clerk.get_by_label("撤回（留说明）").check()
    clerk.get_by_label("公开的理由").fill(REASON)
    clerk.get_by_role("button", name="提出申请").click()
    expect(main(clerk)).to_contain_text("已提出，由另一个人决定；决定以前还公开着。")
    expect(clerk.get_by_role("button", name="同意撤回")).to_be_disabled()
    leader = visit(clerk.url, who=LEADER, width=360)
    seen(leader, "withdrawal-request")
    leader.get_by_role("button", name="同意撤回").click()
    expect(main(leader)).to_contain_text("已撤下，公众在原地址看到公开的理由。")


def gone(villager: Page, outside: str, address: str) -> None:
    """A notice where it stood, and nothing anywhere else."""
    answer = villager.goto(f"{outside}{address}")
    assert answer.status == 410
    expect(villager.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(main(villager)).to_contain_text(REASON)
    expect(main(villager)).not_to_contain_text(AFTER)
    assert set(listed(villager, outside, address).values()) == {False}


def typed(page: Page) -> str:
    """Written without script, and handed in."""
    page.get_by_role("button", name="写新稿").click()
    page.get_by_label("标题", exact=False).first.fill(URGENT)
    page.get_by_role("textbox", name="正文").fill("强降雨就要到了，沿河各户马上转移到学校。")
    with_facts(page, made_on=clock.today().isoformat())
    return handed_in(page)


def signed_on_paper(visit, review: str, seen) -> None:
    """The leader signs the printed slip; one person brings it, another attests it."""
    clerk = visit(review, who=CLERK)
    clerk.locator("summary", has_text="领导签在纸上，由别人登记").click()
    clerk.get_by_label("签名的领导").select_option(label="赵明远")
    clerk.set_input_files("input[name=paper-scan]", upload("审签单.jpg", scan()))
    clerk.get_by_role("button", name="登记", exact=True).click()
    expect(main(clerk)).to_contain_text("已登记，由另一个人看过纸上的签名后见证。")
    expect(main(clerk)).to_contain_text("登记扫描件的人不能自己见证，请由另一人见证。")
    other = visit(review, who=FIRST)
    other.get_by_label("我看过纸上的签名").check()
    seen(other, "review-paper")
    other.get_by_role("button", name="见证", exact=True).click()
    expect(main(other)).to_contain_text("已见证，领导的签发从现在起算数。")


def test_what_cannot_wait_goes_out_signed_on_paper_and_its_first_review_is_made_up_for(visit, seen, outside):
    review = typed(visit("/desk/drafts/", who=OFFICER, script=False))
    leader = visit(review, who=LEADER, width=360)
    leader.locator("summary", has_text="突发事件等不及的").click()
    leader.get_by_label("为什么等不及").fill("强降雨两小时后到。")
    leader.get_by_role("button", name="应急发布").click()
    expect(main(leader)).to_contain_text("已按应急发布办理，初审后补")
    passed(visit(review, who=REVIEWER), "approve", "审核通过", "已审核通过，下一步由分管领导签发。")
    signed_on_paper(visit, review, seen)

    clerk = visit(review, who=CLERK)
    address = fact(clerk, "公开地址")
    released(clerk, URGENT)
    villager = visit(f"{outside}{address}", script=False)
    expect(villager.get_by_role("heading", level=1)).to_have_text(URGENT)
    expect(main(villager)).not_to_contain_text("应急发布")
    clerk.goto("/desk/releases/")
    debts = clerk.locator("section", has=clerk.get_by_role("heading", name="应急发布以后还没有补审"))
    expect(debts).to_contain_text(URGENT)
    seen(clerk, "releases-debt")
    leader.goto(review)
    expect(main(leader)).to_contain_text("决定应急发布的人不能自己补审，请由另一人办理。")

    first = visit(review, who=FIRST)
    seen(first, "review-debt")
    for tick in TICKS[Stage.FIRST]:
        first.check(f"input[name=clear-{tick}]")
    first.get_by_label("补审的意见").fill("逐项核对过，没有要更正的。")
    first.get_by_role("button", name="补审", exact=True).click()
    expect(main(first)).to_contain_text("已补审。")
    clerk.reload()
    expect(debts).to_have_count(0)


def test_every_page_on_the_way_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
