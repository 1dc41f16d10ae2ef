"""一件申请走一遍：asked on a phone, corrected, objected to, extended, disclosed in part, taken, archived."""

import re

import pytest
from playwright.sync_api import expect

from tests.contents import material
from tests.journeys.steps import step

FORM, LOOK = "/applications/new/?organ=qili", "/applications/?organ=qili"
WANTED, CORRECTED = "道路维修项目的报价", "今年东片道路维修项目的报价总表和明细"
OTHER, OBJECTION = "演示路桥公司", "单价构成是商业秘密。"
TABLE = "报价总表（演示）：总价见公示。"
TODAY = "new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10)"


@pytest.fixture(scope="module")
def told():
    """What one person leaves for the next."""
    return {}


def looked_up(villager, site, told):
    villager.goto(f"{site}{LOOK}")
    villager.get_by_label("受理编号").fill(told["number"])
    villager.get_by_label("查询码").fill(told["code"])
    villager.get_by_role("button", name="查询", exact=True).click()


def applied(villager):
    """The number and the code of an application made on a phone."""
    villager.get_by_label("要什么信息").fill(WANTED)
    villager.get_by_label("姓名或者单位名称").fill("甄申请")
    villager.get_by_label("通信地址").fill("渠西第九户")
    proof = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": material.photograph((900, 600))}
    villager.get_by_label("身份证明").set_input_files(proof)
    villager.get_by_role("button", name="提交申请").click()
    return villager.locator("main dl.facts dd").all_inner_texts()[:2]


def test_a_villager_asks_and_corrects_what_was_unclear(visit, judges, site, told):
    villager = visit(FORM, width=360)
    told["number"], told["code"] = applied(villager)
    told["case"] = f"/desk/applications/qili/{told['number']}/"
    clerk = visit(told["case"], who="zhouwenqing")
    told["today"] = clerk.evaluate(TODAY)
    sent = {"怎样送出": "electronic", "发出日期": told["today"], "对方收到的日期": told["today"]}
    step(clerk, "告知补正", 要补什么="请写明是哪一段道路、要总表还是明细。", **sent)
    expect(clerk.locator("main")).to_contain_text("待补正")
    assert judges.judge(clerk, "desk-case-correcting") == []
    looked_up(villager, site, told)
    expect(villager.locator("main")).to_contain_text("请写明是哪一段道路")
    assert judges.judge(villager, "applying-correcting") == []
    villager.get_by_label("补正后的申请内容").fill(CORRECTED)
    villager.get_by_role("button", name="提交补正").click()
    expect(villager.locator("main")).to_contain_text("补正已收到。")


def test_a_third_party_objects_and_the_head_extends(visit, judges, told):
    clerk, today = visit(told["case"], who="zhouwenqing"), told["today"]
    sent = {"怎样送出": "direct", "发出日期": today, "对方收到的日期": today}
    step(
        clerk,
        "征求意见",
        征求谁的意见="third_party",
        对方的名称或者姓名=OTHER,
        征求什么意见="报价明细是否同意公开。",
        **sent,
    )
    expect(clerk.locator("main")).to_contain_text("停止计算")
    step(clerk, "登记收到的意见", 不同意公开=True, 对方说的理由=OBJECTION, 日期=today)
    step(clerk, "提出延长", 延长几个工作日="10", 为什么要延长="要核对明细。", 日期=today)
    assert judges.judge(clerk, "desk-case-handling") == []
    leader = visit(told["case"], who="zhaomingyuan", width=360)
    assert judges.judge(leader, "desk-case-leader") == []
    step(leader, "同意延长", 日期=today)
    expect(leader.locator("main")).to_contain_text("延长期限")


def test_part_is_disclosed_by_three_people(visit, judges, told):
    clerk = visit(told["case"], who="zhouwenqing")
    clerk.get_by_role("link", name="拟写答复意见").click()
    clerk.get_by_label("答复的依据").first.select_option("separated")
    clerk.get_by_role("button", name="开始拟写").click()
    clerk.get_by_label("提供的政府信息有哪些").fill("东片道路维修项目报价总表")
    clerk.get_by_label("以什么形式、通过什么途径提供").fill("以电子文件在网上提供")
    clerk.get_by_label("哪些内容不予公开").fill("单价构成明细")
    clerk.get_by_role("textbox", name=re.compile("^理由")).fill("第三方不同意公开，公开会损害其合法权益。")
    clerk.get_by_label("涉及商业秘密、个人隐私等").check()
    clerk.get_by_role("button", name="填好文字").click()
    expect(clerk.get_by_label("正文")).to_have_value(re.compile(CORRECTED))
    clerk.get_by_text("添加文件", exact=True).first.click()
    file = {"name": "报价总表.txt", "mimeType": "text/plain", "buffer": TABLE.encode()}
    clerk.get_by_label("文件").last.set_input_files(file)
    clerk.get_by_label("名称").last.fill("报价总表")
    clerk.get_by_role("button", name="添加文件").click()
    assert judges.judge(clerk, "desk-reply-draft") == []
    clerk.get_by_role("button", name="送审").click()
    expect(clerk.locator("main")).to_contain_text("已送审，等另一个人做合法性审核。")
    reviewer = visit(f"{told['case']}reply/", who="lishuangyu")
    reviewer.get_by_role("button", name="审核通过").click()
    leader = visit("/desk/", who="zhaomingyuan", width=360)
    leader.get_by_role("link", name=re.compile(f"申请 {told['number']}.*等您签发")).first.click()
    leader.get_by_role("link", name="看答复意见").click()
    leader.get_by_role("button", name="签发", exact=True).click()
    expect(leader.locator("main")).to_contain_text("看答复、下载、打印送达回证")
    assert judges.judge(leader, "desk-reply-signed") == []


def test_the_reply_is_served_and_taken_with_number_and_code(visit, judges, site, told):
    clerk = visit(told["case"], who="zhouwenqing")
    clerk.get_by_role("link", name="登记送达").click()
    clerk.get_by_label("电子送达").check()
    clerk.get_by_role("textbox", name="发送成功之日").fill(told["today"])
    assert judges.judge(clerk, "desk-serve") == []
    clerk.get_by_role("button", name="登记送达").click()
    villager = visit(LOOK, width=360)
    looked_up(villager, site, told)
    expect(villager.locator("h1")).to_have_text("已经答复。")
    assert judges.judge(villager, "applying-answered") == []
    said = villager.inner_text("main")
    assert "应当先自收到本答复之日起60日内向云泽县人民政府申请行政复议" in said
    assert not [name for name in (OTHER, OBJECTION, "周文清", "甄申请") if name in villager.content()]
    with villager.expect_download() as taken:
        villager.get_by_role("button", name="下载答复（PDF 文件）").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    with villager.expect_download() as given:
        villager.get_by_role("button", name="下载报价总表").click()
    assert given.value.path().read_text(encoding="utf-8") == TABLE


def test_an_older_case_is_archived_and_checked(visit, judges):
    clerk = visit("/desk/applications/?state=answered", who="zhouwenqing")
    clerk.get_by_role("row").filter(has_text="南岸渠清淤工程验收报告").get_by_role("link").first.click()
    clerk.get_by_role("link", name="打开案卷").click()
    assert judges.judge(clerk, "desk-casefile-without-proof") == []
    clerk.get_by_label("没有凭证，照样归档").check()
    clerk.get_by_role("button", name="归档", exact=True).click()
    expect(clerk.locator("main")).to_contain_text("已归档")
    assert judges.judge(clerk, "desk-casefile") == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "address",
    [
        *("/desk/applications/analysis/", "/desk/applications/topics/", "/desk/applications/proposals/"),
        *("/desk/material/", "/desk/conferences/", "/desk/proceedings/", "/desk/casefiles/"),
    ],
)
def test_a_page_beside_the_cases_is_accessible_and_fits_the_screen(address, width, visit, judges):
    name = f"{address.strip('/').replace('/', '-')}-{width}"
    assert judges.judge(visit(address, who="zhouwenqing", width=width), name) == []


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
