"""单位的页面：the county and its towns, an organ's home, its offices, districts and villages."""

import pytest

from mingtang.organs.actions import change_unit
from mingtang.organs.models import Unit
from mingtang.ui import clock
from tests import builders
from tests.builders import moment
from tests.portal.conftest import publish

PLAN = "/liuxi/plans/2026/"


def test_the_front_page_draws_each_town_from_its_published_plan(published, read):
    page = read("/")
    assert page.word("h1") == "今年要办的事，办到哪了"
    assert page.words("h2") == ["清河县", "最新公开", "在这里能做什么"]
    doors = [("申请公开政府信息", "/applications/new/"), ("查询申请办到哪了", "/applications/")]
    assert page.links(".page-title a") == doors
    assert page.links(".town-name a") == [("柳溪镇", "/liuxi/"), ("山前镇", "/shanqian/")]
    assert page.words(".towns .chart-title") == ["2026年 5 项任务，截至3月9日已完成 1 项"]
    assert page.words(".towns p.faint") == ["还没有公布工作要点落实情况。"]


def test_the_front_page_of_an_empty_site_says_what_will_be_there(db, read):
    assert read("/").words(".empty-title") == ["还没有设置单位"]


def test_the_front_page_shows_the_newest_year(town, published, read):
    publish(town, builders.plan_of(town, told=builders.reading(year=2027)), at="2027-02-09")
    assert read("/").words(".towns .chart-title") == ["2027年 5 项任务，截至2月9日已完成 0 项"]


def test_the_home_of_an_organ_tells_progress_news_places_and_who_does_what(published, read):
    page = read("/liuxi/")
    assert page.word("h1") == "柳溪镇政务公开"
    assert page.words("h2") == ["工作要点办到哪一步", "最新公布的进展", "管理区和村", "谁负责什么"]
    assert page.word(".chart-line .chart-title") == "2026年 5 项任务，截至3月9日已完成 1 项"
    assert page.links(".entries a") == [
        ("补贴发放公示", f"{PLAN}1.1.1/"),
        ("目录经镇长办公会讨论。", f"{PLAN}1.2.2/"),
        ("公布目录事项：12 项", f"{PLAN}1.2.2/"),
    ]
    assert page.words(".entries time") == ["2026年3月1日", "2026年3月1日", "2026年2月20日"]
    assert page.links(".tree a") == [("东管理区", "/liuxi-dong/"), ("桃园村", "/taoyuan/")]
    assert page.words(".offices li") == ["党政办公室没有承担任务", "农业农村办公室承担 2 项任务", "司法所承担 1 项任务"]


def test_a_home_without_a_published_plan_says_what_will_be_there(town, plan, read):
    page = read("/liuxi/")
    assert page.words(".empty-title") == [f"柳溪镇还没有公布{clock.today().year}年工作要点落实情况"]
    assert page.words("main form") == []
    assert page.words(".offices li") == ["党政办公室", "农业农村办公室", "司法所"]


def test_the_counter_is_told_as_the_unit_has_it(town, read):
    told = {"address": "柳溪街1号", "hours": "工作日 8:30 至 17:00", "phone": "0000-1", "duties": "组织政务公开。"}
    change_unit(town.organ, by="install", at=moment("2026-01-05"), **told)
    assert read("/liuxi/").words(".counter div") == ["地址柳溪街1号", "时间工作日 8:30 至 17:00", "电话0000-1"]
    assert read("/liuxi/").words(".card p") == ["组织政务公开。"]


def test_the_county_lists_its_towns(published, read):
    page = read("/qinghe/")
    assert page.words("h2")[0] == "乡镇"
    assert page.links(".town-name a") == [("柳溪镇", "/liuxi/"), ("山前镇", "/shanqian/")]


def test_an_office_shows_what_it_is_in_charge_of(published, read):
    page = read("/liuxi-nyb/")
    assert page.word("h1") == "柳溪镇农业农村办公室"
    assert page.words("header p")[-1] == "柳溪镇人民政府的内设机构"
    assert page.words("h2") == ["负责的任务（2 项）"]
    assert page.words(".plan-line p") == ["公开惠农补贴的政策、申报和发放结果。", "每季度末公布乡村振兴项目进度。"]
    assert page.word(".chart-title") == "2026年 2 项任务，截至3月9日已完成 1 项"


def test_a_dispatched_office_is_not_called_the_towns_own(published, read):
    assert read("/liuxi-sfs/").words("header p")[-1] == "派驻柳溪镇的机构"


def test_a_district_shows_its_villages_and_what_it_takes_part_in(published, read):
    page = read("/liuxi-dong/")
    assert page.word("h1") == "东管理区政务公开"
    assert page.words("h2") == ["最新公开全部栏目", "所辖各村", "配合的任务（1 项）"]
    assert page.links(".inline-list a") == [("桃园村", "/taoyuan/")]
    assert page.words(".plan-line p") == ["每季度末公布乡村振兴项目进度。"]


def test_a_village_publishes_village_affairs_and_says_what_concerns_it(published, read):
    page = read("/taoyuan/")
    assert page.word("h1") == "桃园村村务公开"
    assert page.words("header p")[-1] == (
        "桃园村村民委员会，属东管理区。村务由村民委员会公布；下面还列出柳溪镇工作要点里与本村有关的任务。"
    )
    assert page.words("h2") == ["最新公开全部栏目", "负责的任务（1 项）", "东管理区承担的任务（1 项）"]
    assert page.links(".crumbs a") == [("首页", "/"), ("柳溪镇", "/liuxi/"), ("东管理区", "/liuxi-dong/")]


def test_a_village_that_the_plan_only_mentions_is_found_by_its_name(town, read):
    told = builders.reading([builders.sentence("在桃园村办一场宣讲。", offices=["农业农村办公室"])])
    publish(town, builders.plan_of(town, told=told), at="2026-03-09")
    assert read("/taoyuan/").words("h2") == ["最新公开全部栏目", "要点里提到本村的（1 处）"]


def test_an_office_without_tasks_says_so(published, read):
    page = read("/liuxi-dzb/")
    assert page.words(".empty-title") == ["2026年工作要点里没有党政办公室承担的任务"]
    assert page.links(".empty a") == [("看全部任务", PLAN)]


def test_the_years_are_listed_newest_first(town, published, read):
    publish(town, builders.plan_of(town, told=builders.reading(year=2027)), at="2027-02-09")
    page = read("/liuxi/plans/")
    assert page.links(".years h2 a") == [
        ("柳溪镇2027年政务公开工作要点落实情况", "/liuxi/plans/2027/"),
        ("柳溪镇2026年政务公开工作要点落实情况", "/liuxi/plans/2026/"),
    ]
    assert page.words(".years p.faint")[1] == "截至2026年3月9日，2026年3月9日发布，经审核、领导签发"


def test_an_organ_without_plans_says_what_will_be_there(town, read):
    page = read("/shanqian/plans/")
    assert page.status == 200
    assert page.words(".empty-title") == [f"山前镇还没有公布{clock.today().year}年工作要点落实情况"]


@pytest.mark.parametrize("code", ["liuxi-nyb", "liuxi-dong", "taoyuan"])
def test_only_an_organ_has_plans(town, read, code):
    page = read(f"/{code}/plans/")
    assert page.status == 404
    assert page.links("main a")[0] == ("看柳溪镇的工作要点", "/liuxi/plans/")


def test_an_unknown_code_has_a_page_that_says_so(db, read):
    page = read("/nowhere/")
    assert page.status == 404
    assert page.word("h1") == "没有找到这个单位"
    assert page.words("main p")[0] == "本站没有代码是“nowhere”的单位，地址可能写错了。"


def test_a_closed_unit_says_so_and_leads_to_what_stands_above(town, published, read):
    Unit.rows.filter(code="taoyuan").update(closed_on=clock.today())
    page = read("/taoyuan/")
    assert page.status == 200
    assert page.words(".notice")[0].startswith("桃园村村民委员会已于")
    assert page.links(".notice a") == [("柳溪镇东管理区", "/liuxi-dong/")]
    assert read("/liuxi-dong/").links(".inline-list a") == []
