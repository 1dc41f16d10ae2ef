"""人员的流程：the deputy signs and the trail says for whom; somebody leaves and the successor finds all."""

import re

from playwright.sync_api import expect

from mingtang.ui import clock
from tests.journeys.test_procedures import tick

YEAR = clock.today().year
PLAN = f"/desk/plans/qili/{YEAR}/"
ITEMS = ("state_secret", "work_secret", "business_secret", "privacy")


def waiting(visit) -> str:
    """The address of a revision of the plan's page that waits for its review."""
    clerk = visit(PLAN, who="zhouwenqing")
    if clerk.get_by_role("link", name="看送审稿").count() == 0:
        clerk.get_by_role("button", name="送审公开").click()
    clerk.get_by_role("link", name="看送审稿").click()
    clerk.wait_for_url("**/desk/review/*/")
    return re.search(r"/desk/review/\d+/", clerk.url)[0]


def test_the_deputy_signs_during_leave_and_the_trail_says_for_whom(visit):
    address = waiting(visit)
    reviewer = visit(address, who="lishuangyu")
    for item in ITEMS:
        reviewer.check(f"input[name=secrecy-{item}][value=clear]")
    tick(reviewer, "approve")
    reviewer.get_by_role("button", name="审核通过").click()
    expect(reviewer.locator("main")).to_contain_text("已审核通过，下一步由分管领导签发。")

    deputy = visit("/desk/", who="guwanning", width=360)
    expect(deputy.get_by_role("heading", name=re.compile("您今天可以代赵明远（七里镇分管领导，到"))).to_be_visible()
    deputy.get_by_role("button", name="开始代岗").click()
    expect(deputy.get_by_role("note").filter(has_text="正在代赵明远办理")).to_be_visible()
    deputy.goto(address)
    tick(deputy, "sign")
    deputy.get_by_role("button", name="签发并公布").click()
    expect(deputy.locator("main")).to_contain_text("已签发，公众现在就能看到。")
    expect(deputy.locator("main")).to_contain_text("顾宛宁（代赵明远）")
    deputy.get_by_role("button", name="结束代岗").click()
    expect(deputy.locator("main")).to_contain_text("代岗已结束，现在您以自己的身份办理。")

    expect(visit("/desk/", who="zhaomingyuan").locator("main")).to_contain_text("顾宛宁正在代您的七里镇分管领导")
    trail = visit("/desk/trail/", who="hanchengze")
    signed = trail.get_by_role("row").filter(has_text="领导签发").first
    expect(signed).to_contain_text("顾宛宁（代赵明远）")


def test_somebody_leaves_and_the_successor_finds_all(visit):
    page = "/desk/people/tianchunxiao/"
    administrator = visit(page, who="hanchengze")
    administrator.get_by_text("办理离岗", exact=True).click()
    expect(administrator.locator("main")).to_contain_text(
        re.compile(r"有 \d+ 项没有完成的任务没有承办人，请先办理交接。")
    )
    administrator.get_by_role("link", name="办理交接").click()
    expect(administrator.locator("main")).to_contain_text("便民服务中心科室承办人")
    administrator.get_by_label("交给谁").select_option(label="顾宛宁（宣传文化办公室）")
    administrator.get_by_label("上面列出的都交给接手的人").check()
    administrator.get_by_role("button", name="办理交接").click()
    expect(administrator.locator("main")).to_contain_text("已交给顾宛宁")
    administrator.get_by_text("办理离岗", exact=True).click()
    administrator.get_by_label("我确认这个人离岗").check()
    administrator.get_by_role("button", name="离岗", exact=True).click()
    expect(administrator.locator("main")).to_contain_text("田春晓已离岗，账号已停用。")

    successor = visit("/desk/", who="guwanning")
    successor.get_by_role("link", name=re.compile("^由田春晓交接给您：岗位 1 件")).click()
    expect(successor.locator("main")).to_contain_text("田春晓交接给顾宛宁")
    successor.get_by_role("button", name="我已看过").click()
    expect(successor.locator("main")).to_contain_text("已记下您看过这次交接。")
    expect(successor.get_by_role("heading", name=re.compile("我的任务：便民服务中心"))).to_be_visible()
