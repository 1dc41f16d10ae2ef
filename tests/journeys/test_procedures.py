"""整个流程：from an office's paper to a villager's phone, and from a new file to the ledger. Each person signs in."""

import re
from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

from mingtang.ui import clock

TODAY = clock.today()
YEAR = TODAY.year
CANAL = f"/desk/plans/qili/{YEAR}/1.1.2/"
GONE = f"/desk/plans/shiqiao/{YEAR}/1.2.1/"
TITLE = "第四季度支渠清淤进度"


def piece(page: Page, title: str):
    """The card of one piece of evidence."""
    return page.locator("article.card", has=page.get_by_role("heading", name=title))


def submit_number(page: Page, address: str, title: str) -> None:
    """Hand in a number as evidence."""
    page.goto(f"{address}?add=number#add")
    page.get_by_label("名称").fill(title)
    page.get_by_label("日期").fill(TODAY.isoformat())
    page.get_by_label("数值").fill("3.4")
    page.get_by_role("textbox", name=re.compile("^单位")).fill("公里")
    page.get_by_role("button", name="提交").click()


def tick(page: Page, act: str) -> None:
    """Everything on the list of the stage, one by one."""
    for box in page.locator(f"form[action*='/{act}/'] input[type=checkbox]").all():
        box.check()


def approve(reviewer: Page) -> None:
    """Look at what goes public, answer the secrecy review item by item, and approve."""
    expect(reviewer.locator("#public-content")).to_contain_text("每季度末更新引黄灌渠改造")
    for item in ("state_secret", "work_secret", "business_secret", "privacy"):
        reviewer.check(f"input[name=secrecy-{item}][value=clear]")
    tick(reviewer, "approve")
    reviewer.get_by_role("button", name="审核通过").click()
    expect(reviewer.locator("main")).to_contain_text("已审核通过，下一步由分管领导签发。")


def told_and_opened(officer: Page) -> None:
    """The officer is told that the evidence was accepted, and opens its page from there."""
    officer.goto("/desk/notices/")
    notice = officer.locator("li.card", has_text="您交的佐证已认定").filter(has_text="第 1.1.2 条").first
    expect(notice.get_by_text("未读", exact=True)).to_be_visible()
    notice.get_by_role("button", name=re.compile("^打开")).click()
    officer.wait_for_url(re.compile(r"/1\.1\.2/#evidence-\d+$"))
    expect(piece(officer, TITLE).get_by_text("已认定为进展")).to_be_visible()


@pytest.mark.parametrize("width", [360])
def test_evidence_travels_from_the_office_to_a_villagers_phone(visit, width):
    officer = visit(CANAL, who="liuhemiao")
    submit_number(officer, CANAL, TITLE)
    expect(piece(officer, TITLE).get_by_text("待认定", exact=True)).to_be_visible()
    expect(piece(officer, TITLE)).to_contain_text("政务公开专员、审核人或分管领导认定")

    clerk = visit(CANAL, who="zhouwenqing")
    piece(clerk, TITLE).get_by_role("button", name="认定为进展").click()
    expect(piece(clerk, TITLE).get_by_text("已认定为进展")).to_be_visible()
    piece(clerk, TITLE).get_by_role("button", name="确认可以公开").click()
    expect(piece(clerk, TITLE).get_by_text("可以公开", exact=True)).to_be_visible()
    told_and_opened(officer)

    villager = visit(f"/qili/plans/{YEAR}/1.1.2/", width=width, script=False)
    assert TITLE not in villager.inner_text("main")

    clerk.goto(f"/desk/plans/qili/{YEAR}/")
    clerk.get_by_role("button", name="送审公开").click()
    expect(clerk.locator("main")).to_contain_text("已送审")
    clerk.get_by_role("link", name="看送审稿").click()
    expect(clerk.locator("main")).to_contain_text("拟稿人不能审签自己的稿件，请由另一人办理。")
    address = re.search(r"/desk/review/\d+/", clerk.url)[0]

    approve(visit(address, who="lishuangyu"))
    leader = visit(address, who="zhaomingyuan", width=width)
    leader.get_by_role("button", name="签发并公布").click()
    expect(leader.locator("main")).to_contain_text("内容可以公开，时机合适：请核对以后勾选。")
    tick(leader, "sign")
    leader.get_by_role("button", name="签发并公布").click()
    expect(leader.locator("main")).to_contain_text("已签发，公众现在就能看到。")

    villager.reload()
    shown = villager.inner_text("main")
    assert TITLE in shown
    assert "3.4 公里" in shown
    for name in ("刘禾苗", "周文清", "李双玉", "赵明远"):
        assert name not in villager.content()


def test_a_draft_for_the_public_is_hidden_from_another_town(visit):
    clerk = visit(f"/desk/plans/shiqiao/{YEAR}/", who="xiaoyunfan")
    # 到了第二天，截至日期也就变了：the town may have been loaded before midnight.
    expect(clerk.locator("main")).to_contain_text(re.compile("与在审的一稿相同，不必重新送审。|只有截至日期不同。"))
    clerk.get_by_role("link", name="看送审稿").click()
    clerk.wait_for_url("**/desk/review/*/")
    address = re.search(r"/desk/review/\d+/", clerk.url)[0]
    expect(clerk.locator("main")).to_contain_text("石桥镇")
    stranger = visit(address, who="lishuangyu")
    assert "石桥镇" not in stranger.content()


def edited_plan() -> bytes:
    """石桥镇's plan with one sentence reworded, one added and one gone."""
    text = files("mingtang.cli.demo").joinpath("shiqiao_current.txt").read_text(encoding="utf-8")
    text = text.replace("{year}", str(YEAR))
    text = text.replace("第三季度举办一次敬老院开放日", "第三季度举办两次敬老院开放日")
    text = text.replace(
        "每季度末更新一次便民事项办事指南（责任单位：便民服务中心）。",
        "6月底前公布便民服务事项清单（责任单位：便民服务中心）。",
    )
    return text.encode("gb18030")


def uploaded(visit) -> Page:
    """石桥镇's clerk with the edited plan before her."""
    clerk = visit("/desk/plans/new/", who="xiaoyunfan")
    clerk.set_input_files(
        "input[type=file]", {"name": "要点修改稿.txt", "mimeType": "text/plain", "buffer": edited_plan()}
    )
    clerk.get_by_role("button", name="上传并识别").click()
    expect(clerk.get_by_role("heading", name="与台账的差别")).to_be_visible()
    return clerk


def test_a_split_that_is_refused_gives_back_what_was_typed(visit):
    clerk = uploaded(visit)
    line = clerk.locator("li.draft-line", has_text="敬老院开放日")
    line.get_by_text("整理", exact=True).click()
    line.get_by_label("从哪几个字之后拆开").fill("没有的字")
    line.get_by_role("button", name="拆开").click()
    expect(clerk.locator("main")).to_contain_text("在这一条里要正好出现一次")
    expect(line.get_by_label("从哪几个字之后拆开")).to_have_value("没有的字")


def test_an_edited_plan_shows_its_difference_and_keeps_what_it_had(visit):
    handed = visit(GONE, who="xiaoyunfan")
    submit_number(handed, GONE, "办事指南更新情况")
    expect(handed.locator("main")).to_contain_text("佐证已提交")
    clerk = uploaded(visit)
    shown = re.sub(r"\s", "", clerk.inner_text("main"))
    assert "举办两次" in shown
    assert "便民服务事项清单" in shown
    clerk.get_by_label("主动公开").check()
    clerk.get_by_label("成文日期").fill(TODAY.isoformat())
    clerk.get_by_role("button", name="确认导入").click()
    expect(clerk.locator("main")).to_contain_text("请核对上面移出的各条，再勾选这一项。")
    clerk.get_by_label("移出 1 条，其中 1 条有佐证，我已逐条核对").check()
    clerk.get_by_role("button", name="确认导入").click()
    expect(clerk.locator("main")).to_contain_text("移出 1 条")
    clerk.goto(f"/desk/ledger/?year={YEAR}")
    expect(clerk.locator("main")).to_contain_text("举办两次敬老院开放日")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("要点.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "另存"),
        ("空.txt", b"", "空"),
        ("要点（机密★1年）.txt", "某镇要点".encode(), "密级"),
        ("通知.txt", "机密★1年\n某镇2026年政务公开工作要点\n".encode(), "密级"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_leaves_nothing(visit, name, content, sentence):
    clerk = visit("/desk/plans/", who="zhouwenqing")
    before = clerk.inner_text("main")
    clerk.goto("/desk/plans/new/")
    clerk.set_input_files("input[type=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    clerk.get_by_role("button", name="上传并识别").click()
    expect(clerk.locator("main")).to_contain_text(sentence)
    clerk.goto("/desk/plans/")
    assert clerk.inner_text("main") == before


def test_a_link_made_by_hand_to_another_towns_commitment_is_refused(visit):
    for who in ("xiaoyunfan", "duanxiaolin"):
        page = visit(f"/desk/plans/qili/{YEAR}/1.1.1/", who=who)
        assert "黄河流域" not in page.inner_text("body")


def test_the_lockout_says_when_to_come_back(visit):
    page = visit("/desk/sign-in/")
    for _ in range(5):
        page.fill("input[name=username]", "pengjiawang")
        page.fill("input[name=password]", "not-the-password")
        with page.expect_navigation():
            page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("以后可以再试")
    expect(page.locator("main")).to_contain_text("请联系本单位管理员重设密码")
