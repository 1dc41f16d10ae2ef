"""设立向导：from nothing to an organ with its units, looked at before they are made, all or none."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingtang.desk.queries import founding
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.actions import create_unit
from mingtang.organs.models import Post, Unit
from mingtang.setup.actions import create_units
from mingtang.setup.lines import read
from mingtang.setup.queries import facts_of
from tests.builders import moment
from tests.refusals import refused
from tests.roles import everything

AT = moment("2026-03-10")
BAISHI = {"name": "白石镇人民政府", "short_name": "白石镇", "code": "baishi"}
UNITS = {"offices": "党政办公室\n财政所 caizheng", "districts": "东管理区 dong", "villages": "东管理区：前湾村"}


@pytest.fixture
def administrator(town):
    client = Client()
    client.force_login(town["county-administrator"])
    return client


def page(client, url):
    return client.get(url).content.decode()


def test_a_new_organ_is_led_through_its_steps(town, administrator):
    parent = town.units["qinghe"].pk
    made = administrator.post("/desk/setup/new/", BAISHI | {"parent": parent})
    assert (made.status_code, made.url) == (302, "/desk/setup/baishi/")
    told = page(administrator, "/desk/setup/baishi/")
    assert "还没有科室、管理区或者村。" in told
    assert "还没有管理员、政务公开专员、审核人、分管领导。" in told
    assert "白石镇人民政府" in page(administrator, "/desk/setup/")


def test_no_organ_is_set_up_beneath_a_town(town, administrator):
    before = everything()
    answer = administrator.post("/desk/setup/new/", BAISHI | {"parent": town.organ.pk})
    assert (answer.status_code, everything() == before) == (422, True)
    client = Client()
    client.force_login(town["administrator"])
    assert "新的机关由最上级机关的管理员设立。" in page(client, "/desk/setup/")
    assert "新的机关由最上级机关的管理员设立。" not in page(administrator, "/desk/setup/")


def test_units_are_looked_at_before_they_are_made(town, administrator):
    administrator.post("/desk/setup/new/", BAISHI | {"parent": town.units["qinghe"].pk})
    before = everything()
    looked = administrator.post("/desk/setup/baishi/units/", UNITS)
    assert "读出 4 个单位，请核对" in looked.content.decode()
    assert everything() == before
    assert administrator.post("/desk/setup/baishi/units/", UNITS | {"sure": "1"}).status_code == 302
    made = Unit.rows.filter(organ__code="baishi").exclude(code="baishi").order_by("position")
    assert [(unit.code, unit.name, unit.parent.code) for unit in made] == [
        ("baishi-k01", "白石镇党政办公室", "baishi"),
        ("caizheng", "白石镇财政所", "baishi"),
        ("dong", "白石镇东管理区", "baishi"),
        ("baishi-c01", "前湾村村民委员会", "dong"),
    ]


def test_one_unit_that_cannot_be_keeps_all_from_being_made(town, administrator):
    administrator.post("/desk/setup/new/", BAISHI | {"parent": town.units["qinghe"].pk})
    before = everything()
    wrong = UNITS | {"offices": "党政办公室\n党政办公室\n农办 liuxi", "villages": "西管理区：前湾村", "sure": "1"}
    answer = administrator.post("/desk/setup/baishi/units/", wrong)
    told = answer.content.decode()
    assert answer.status_code == 422
    for reason in (
        "党政办公室：白石镇人民政府已有单位叫“白石镇党政办公室”，请换一个能区分开的全称。",
        "农办：代码“liuxi”已被使用，请换一个。",
        "前湾村：没有名为“西管理区”的管理区，请先把它填在管理区一栏。",
    ):
        assert reason in told
    assert "农办 liuxi" in told
    assert everything() == before


@pytest.mark.parametrize("sure", [{}, {"sure": "1"}])
def test_more_units_than_can_be_looked_at_are_refused_in_words(town, administrator, sure):
    before = everything()
    names = "、".join(f"{n}村" for n in range(1050))
    answer = administrator.post("/desk/setup/liuxi/units/", {"villages": names} | sure)
    assert answer.status_code == 422
    assert "填了 1050 个单位，一次最多设立 300 个，请分几次填写。" in answer.content.decode()
    assert everything() == before


def test_a_batch_that_is_too_large_is_refused_by_whoever_makes_it(town):
    told = read(town.organ, {UnitKind.VILLAGE_BODY: "、".join(f"{n}村" for n in range(301))}, taken=[])
    with refused("填了 301 个单位，一次最多设立 300 个，请分几次填写。"):
        create_units(town.organ, lines=told, by=town["administrator"], at=AT)


def test_a_code_that_is_taken_is_refused_and_what_was_typed_comes_back(town, administrator):
    answer = administrator.post("/desk/setup/new/", BAISHI | {"code": "liuxi", "parent": town.units["qinghe"].pk})
    assert answer.status_code == 422
    assert 'value="白石镇人民政府"' in answer.content.decode()
    assert "代码“liuxi”已被使用，请换一个。" in answer.content.decode()


def test_today_tells_the_administrator_what_the_organ_lacks(town, plan):
    told = [(row.sentence, row.url) for row in founding.rows(town["administrator"], at=AT)]
    assert told == []
    told = [(row.sentence, row.url) for row in founding.rows(town["county-administrator"], at=AT)]
    assert told == [("清河县还缺：科室、管理区和村；人员和岗位；今年的要点", "/desk/setup/qinghe/")]
    assert founding.rows(town["clerk"], at=AT) == []


def test_a_reviewer_set_in_an_office_is_counted_there_and_the_guide_says_where_one_is_lacking(town, administrator):
    assert facts_of([town.organ], on=AT.date())[town.organ.pk].office_reviewers == 1
    Post.rows.filter(unit=town.organ, kind=PostKind.REVIEWER.value).update(until_on=date(2026, 1, 1))
    assert "还要有设在机关的审核人" in page(administrator, "/desk/setup/liuxi/")
    assert "审核人的单位写了科室，就只管那个科室" in page(administrator, reverse("staff:roster"))


def test_the_list_asks_as_often_for_three_organs_as_for_three_hundred(town, administrator):
    def asked():
        with CaptureQueriesContext(connection) as counted:
            administrator.get("/desk/setup/")
        return len(counted)

    asked()
    few = asked()
    parent = town.units["qinghe"]
    organ = create_unit(
        code="jia", name="甲镇", short_name="甲镇", kind=UnitKind.ADMINISTRATIVE_ORGAN, parent=parent, by="cli", at=AT
    )
    names = {field.attname: getattr(organ, field.attname) for field in Unit._meta.fields if field.attname != "id"}
    more = [names | {"code": f"x{n}", "name": f"甲{n}镇", "path": f"{parent.path}x{n}/"} for n in range(300)]
    Unit.rows.bulk_create(Unit(**told) for told in more)
    assert asked() == few
