"""一项补贴走一遍：an officer reads a list in with a mistake, three sign, a villager finds the own row and objects."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from mingtang.ui import clock
from tests.journeys.publishing import FIRST, LEADER, OFFICER, REVIEWER, main, passed, upload

ONE, PUBLIC = "/desk/subsidies/qili/growers/", "/qili/subsidies/growers/results/"
NAME, TAIL = "甄满囤", "0417"
HEAD = "村,姓名,证件号,数量,金额\n"
ROWS = f"张桥村,{NAME},{TAIL},80,4800\n沙窝村,乔望岁,913X,60,3600\n"
PAGES = {
    "shown": "/qili/subsidies/machines/results/",
    "names": "/qili/subsidies/machines/results/names/",
    "mine": "/qili/subsidies/machines/results/mine/",
    "objection": "/qili/subsidies/machines/results/objection/",
    "look": "/qili/subsidies/machines/results/objection/look/",
    "over": "/qili/subsidies/land/results/names/",
}


def listed(officer, rows):
    """The table chosen, with the days that the form asks for, and read in."""
    officer.set_input_files("input[name='list-file']", upload("名单.csv", (HEAD + rows).encode()))
    officer.get_by_label("结果形成日期").fill(str(clock.today()))
    officer.get_by_role("button", name="导入", exact=True).click()


def closed(officer):
    """The applications over since yesterday, and the page of the lists."""
    officer.get_by_label("申请结束").fill(str(clock.today() - timedelta(days=1)))
    officer.get_by_role("button", name="保存", exact=True).click()
    expect(main(officer)).to_contain_text("已保存")
    officer.goto(f"{ONE}payees/")


def test_a_list_is_repaired_signed_by_three_found_by_a_villager_and_objected_to(visit, judges):
    officer = visit(f"{ONE}change/", who=OFFICER)
    closed(officer)
    listed(officer, ROWS.replace("张桥村", "张家桥"))
    expect(main(officer)).to_contain_text("第 2 行“村”：没有叫“张家桥”的村，请写本机关所属村的名称。")
    assert judges.judge(officer, "payees-refused") == []
    listed(officer, ROWS)
    expect(main(officer)).to_contain_text("名单第 1 版已导入。")
    officer.get_by_label("公示开始").fill(str(clock.today()))
    officer.get_by_label("公示结束").fill(str(clock.today() + timedelta(days=7)))
    officer.get_by_role("button", name="送审公示").click()
    expect(main(officer)).to_contain_text("已送审")
    address = officer.get_by_role("link", name="看送审稿").get_attribute("href")

    passed(visit(address, who=FIRST), "approve", "初审通过", "已初审通过，下一步由审核人做保密审查。")
    passed(visit(address, who=REVIEWER), "approve", "审核通过", "已审核通过，下一步由分管领导签发。")
    leader = visit(address, who=LEADER, width=360)
    assert NAME not in leader.content()
    passed(leader, "sign", "签发", "已签发")

    villager = visit(PUBLIC, width=360, script=False)
    villager.get_by_role("link", name="看公示的名单").click()
    expect(main(villager)).to_contain_text("甄**")
    assert NAME not in villager.content()
    villager.get_by_role("link", name="查自己的一行").click()
    villager.get_by_label("姓名").fill(NAME)
    villager.get_by_label("身份证号的末四位").fill(TAIL)
    villager.get_by_role("button", name="查询").click()
    expect(main(villager)).to_contain_text("4,800.00")
    assert TAIL not in villager.url
    villager.get_by_role("link", name="不对，提异议").click()
    villager.get_by_label("对名单的哪一点有异议").fill("我家流转了九十亩，少算了十亩。")
    villager.get_by_role("button", name="提交异议").click()
    expect(villager.locator("h1")).to_have_text("异议已收到")
    number = villager.locator("main dl.facts dd").first.inner_text()

    officer.goto(f"{ONE}objections/")
    officer.get_by_role("link", name=f"打开异议 {number}").click()
    expect(main(officer)).to_contain_text("少算了十亩")
    assert judges.judge(officer, "objection") == []


def test_names_are_in_full_while_the_rule_asks_and_gone_after_the_last_day(visit):
    during, after = visit(PAGES["names"]), visit(PAGES["over"])
    names = during.locator("tbody th").all_inner_texts()
    assert len(names) > 20
    assert [name for name in names if not re.fullmatch("[\u4e00-\u9fff]{3}", name)] == []
    expect(main(after)).to_contain_text("现在不在公示期内")
    assert [name for name in names if name in after.content()] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_of_a_list_is_accessible_on_a_small_screen_in_large_type(name, visit, judges):
    assert judges.judge(visit(PAGES[name], width=360, care=True), name) == []


def test_every_page_seen_is_valid_html(judges):
    assert judges.html_problems() == []
