"""申请怎样结束：late, given up for want of a correction or of the fee, answered on the spot, and not ours."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import step

FORM = "/desk/applications/new/"
WHO = "zhouwenqing"
RIGHT_ORGAN = "云泽县水利局"
DAYS_AGO = "days => new Date(Date.now() + 8 * 3600000 - days * 86400000).toISOString().slice(0, 10)"


def ago(page, days):
    """The day so many days back, as the form wants it."""
    return page.evaluate(DAYS_AGO, days)


def entered(visit, days, title):
    """A case that came to the counter so many days back, entered by the clerk; its page."""
    clerk = visit(FORM, who=WHO)
    clerk.get_by_label("提交日期").fill(ago(clerk, days))
    clerk.get_by_label("事项").fill(title)
    clerk.get_by_label("要什么信息").fill(f"{title}的材料")
    clerk.get_by_label("姓名或者单位名称").fill("甄申请")
    clerk.get_by_label("通信地址").fill("渠西第九户")
    clerk.get_by_label("身份证明怎样核对的").fill("已看身份证原件")
    clerk.get_by_role("button", name="登记", exact=True).click()
    clerk.get_by_role("link", name="办这件申请").click()
    return clerk


def sent(page, days):
    """How a paper went out and came, that many days back."""
    day = ago(page, days)
    return {"怎样送出": "direct", "发出日期": day, "对方收到的日期": day}


def test_a_late_case_says_so_on_its_page_and_on_the_day_list(visit, judges):
    clerk = entered(visit, 60, "过了期限的事项")
    step(clerk, "审核后转办理", 事项="过了期限的事项", 承办人=1, 日期=ago(clerk, 58))
    expect(clerk.locator("main")).to_contain_text("已经过")
    assert judges.judge(clerk, "desk-case-late") == []
    clerk.goto("/desk/")
    expect(clerk.locator("main")).to_contain_text(re.compile("过了期限的事项.*还没有答复"))


def test_a_case_without_its_correction_is_given_up(visit):
    clerk = entered(visit, 60, "不明确的事项")
    step(clerk, "告知补正", 要补什么="请写明是哪一年的。", **sent(clerk, 59))
    step(clerk, "因逾期不补正终止", 日期=ago(clerk, 0), 申请人没有补正=True)
    expect(clerk.locator("main")).to_contain_text("逾期不补正")
    expect(clerk.locator("main")).to_contain_text("已终止")


def test_a_case_without_its_fee_is_given_up(visit, judges):
    clerk = entered(visit, 60, "要很多页的事项")
    step(clerk, "审核后转办理", 事项="要很多页的事项", 承办人=1, 日期=ago(clerk, 59))
    fee = {"按量计收": True, "件数或者页数": "100", "怎样明显超过合理范围": "一次要一百页。"}
    step(clerk, "通知收费", **fee, **sent(clerk, 58))
    expect(clerk.locator("main")).to_contain_text("待缴费")
    assert judges.judge(clerk, "desk-case-unpaid") == []
    step(clerk, "因逾期未缴费终止", 日期=ago(clerk, 0))
    expect(clerk.locator("main")).to_contain_text("已终止")


def test_what_is_public_already_is_answered_on_the_spot(visit):
    clerk = entered(visit, 0, "已经公开的事项")
    clerk.get_by_role("link", name="拟写答复意见").click()
    clerk.get_by_role("link", name="记下当场答复").click()
    form = clerk.locator("main form")
    expect(form.get_by_label("答复的日期")).to_have_value(ago(clerk, 0))
    form.get_by_label("答复的依据").select_option("already-public")
    form.get_by_label("答复的日期").fill(ago(clerk, 0))
    form.get_by_label("怎样答复的").fill("当场打开网页给申请人看。")
    form.get_by_label("在场的工作人员").fill("政务公开专员")
    form.get_by_role("button", name="记下当场答复").click()
    expect(clerk.locator("main")).to_contain_text("已答复")


def test_what_is_not_ours_is_answered_with_the_right_organ_named_and_sent_by_post(visit, judges, site):
    clerk = entered(visit, 3, "河道采砂许可档案")
    case = clerk.url.removeprefix(site)
    step(clerk, "审核后转办理", 事项="河道采砂许可档案", 承办人=1, 日期=ago(clerk, 1))
    clerk.get_by_role("link", name="拟写答复意见").click()
    clerk.get_by_label("答复的依据").first.select_option("not-ours")
    clerk.get_by_role("button", name="开始拟写").click()
    expect(clerk.locator("main")).to_contain_text("现在还不能送审")
    assert judges.judge(clerk, "desk-reply-not-ours") == []
    clerk.get_by_label("负责公开的行政机关的名称").fill(RIGHT_ORGAN)
    clerk.get_by_label("负责公开的行政机关的联系方式").fill("县政务服务大厅二楼窗口")
    clerk.get_by_role("button", name="填好文字").click()
    expect(clerk.locator("main")).to_contain_text("还没有填写“理由”")
    expect(clerk.get_by_label("负责公开的行政机关的名称")).to_have_value(RIGHT_ORGAN)
    clerk.get_by_role("textbox", name=re.compile("^理由")).fill("采砂许可由县水利部门办理，档案由其制作、保存。")
    clerk.get_by_role("button", name="填好文字").click()
    expect(clerk.get_by_label("正文")).to_have_value(re.compile(f"不属于本机关负责公开。[^$]*{RIGHT_ORGAN}"))
    clerk.get_by_role("button", name="送审").click()
    visit(f"{case}reply/", who="lishuangyu").get_by_role("button", name="审核通过").click()
    leader = visit(f"{case}reply/", who="zhaomingyuan")
    leader.get_by_role("button", name="签发", exact=True).click()
    expect(leader.locator("main")).to_contain_text("看答复、下载、打印送达回证")
    served_by_post(clerk := visit(case, who=WHO))
    clerk.goto(f"{site}{case}")
    expect(clerk.locator("main")).to_contain_text("已答复")


def served_by_post(clerk):
    """The day of the postmark counts, and the page says that it was in time."""
    clerk.get_by_role("link", name="登记送达").click()
    clerk.get_by_label("邮寄送达").check()
    clerk.get_by_role("textbox", name="交邮之日").fill(ago(clerk, 0))
    clerk.get_by_label("邮件号").fill("演示 0001")
    clerk.get_by_role("button", name="登记送达").click()
    expect(clerk.locator("main")).to_contain_text("在期限之内")


def test_every_page_seen_is_valid_html(judges):
    if not judges.seen:
        pytest.skip("还没有看过任何页面：请连同本文件的其他测试一起运行。")
    assert judges.html_problems() == []
