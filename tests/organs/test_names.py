"""名称：what nobody sees does not stay in a name, and two units of an organ do not have the same."""

from datetime import date

import pytest

from mingtang.language.unseen import clean_name
from mingtang.law.units import UnitKind
from mingtang.organs.actions import add_person, change_person, change_unit, close_unit, create_unit, end_post
from mingtang.organs.models import Post, Unit
from mingtang.organs.names import same
from tests.builders import moment
from tests.refusals import refused

AT = moment("2026-03-02")


def test_names_that_read_the_same_are_the_same():
    assert [same("第一 科", "第一科"), same("第１科", "第1科"), same("第一科", "第二科")] == [True, True, False]


def test_people_are_called_what_can_be_read(made):
    told = {"unit": made.organ, "by": made["administrator"], "at": AT}
    person = add_person(username="xin", name="王\u200b小明\u202e", password=None, **told)
    assert person.name == "王小明"
    assert change_person(person, name="王\u200b大明", **told).name == "王大明"
    with refused("请填写姓名。"):
        add_person(username="kong", name="\u200b\u3164", password=None, **told)


def test_units_are_called_what_can_be_read(made):
    told = {"kind": UnitKind.INTERNAL_OFFICE, "parent": made.organ, "by": made["administrator"], "at": AT}
    unit = create_unit(code="czs", name="柳溪镇\u200b财政所", short_name="财政\u202e所", phone="0530\u200b-1", **told)
    assert (unit.name, unit.short_name, unit.phone) == ("柳溪镇财政所", "财政所", "0530-1")
    changed = change_unit(unit, name="柳溪镇财经\u2060所", by=made["administrator"], at=AT)
    assert changed.name == "柳溪镇财经所"
    with refused("请填写单位全称。"):
        change_unit(unit, name="\u200b", by=made["administrator"], at=AT)


def test_how_a_unit_is_reached_is_kept_as_it_can_be_read_and_nothing_else_is_taken(made):
    told = {"kind": UnitKind.INTERNAL_OFFICE, "parent": made.organ, "by": made["administrator"], "at": AT}
    unit = create_unit(code="czs", name="柳溪镇财政所", short_name="", fax="0530\u200b-2", **told)
    changed = change_unit(unit, online="gongkai@liuxi.example\u2060", by=made["administrator"], at=AT)
    assert (changed.fax, changed.online) == ("0530-2", "gongkai@liuxi.example")
    with pytest.raises(TypeError):
        create_unit(code="er", name="柳溪镇二所", short_name="", telex="1", **told)


@pytest.mark.parametrize("name", ["柳溪镇司法所", "柳溪镇 司法所", "柳溪镇司\u200b法所"])
def test_an_organ_has_no_two_units_of_the_same_name(made, name):
    told = {"short_name": "", "kind": UnitKind.INTERNAL_OFFICE, "by": made["administrator"], "at": AT}
    sentence = f"柳溪镇人民政府已有单位叫“{clean_name(name)}”，请换一个能区分开的全称。"
    with refused(sentence):
        create_unit(code="er", name=name, parent=made.organ, **told)
    with refused(sentence):
        change_unit(made.units["liuxi-nyb"], name=name, by=made["administrator"], at=AT)
    assert change_unit(made.units["liuxi-sfs"], name=name, by=made["administrator"], at=AT).name == clean_name(name)


def test_another_organ_may_use_the_name_and_so_may_whoever_comes_after(made):
    told = {"short_name": "", "kind": UnitKind.DISPATCHED_OFFICE, "name": "柳溪镇司法所", "at": AT}
    assert create_unit(code="lin", parent=made.neighbour, by=made["county-administrator"], **told).code == "lin"
    end_post(Post.rows.get(person=made["other-officer"]), until_on=date(2026, 3, 1), by=made["administrator"], at=AT)
    close_unit(made.units["liuxi-sfs"], on=AT.date(), by=made["administrator"], at=AT)
    assert create_unit(code="hou", parent=Unit.rows.get(code="liuxi"), by=made["administrator"], **told).code == "hou"


def test_two_towns_of_a_county_do_not_have_the_same_name(made):
    with refused("清河县人民政府已有单位叫“柳溪镇人民政府”，请换一个能区分开的全称。"):
        create_unit(code="liuxi-er", name="柳溪镇人民政府", short_name="", kind=UnitKind.ADMINISTRATIVE_ORGAN,
                    parent=made.units["qinghe"], by=made["county-administrator"], at=AT)  # fmt: skip


def test_two_towns_of_a_county_do_not_have_the_same_short_name(made):
    told = {"kind": UnitKind.ADMINISTRATIVE_ORGAN, "by": made["county-administrator"], "at": AT}
    sentence = "清河县人民政府已有单位简称“柳溪 镇”，请换一个能区分开的简称。"
    with refused(sentence):
        create_unit(code="er", name="第二镇人民政府", short_name="柳溪 镇", parent=made.units["qinghe"], **told)
    with refused(sentence):
        change_unit(made.neighbour, short_name="柳溪 镇", by=made["county-administrator"], at=AT)
    assert change_unit(made.organ, short_name="柳溪镇", phone="1", by=made["administrator"], at=AT).phone == "1"


def test_two_units_of_an_organ_do_not_have_the_same_short_name(made):
    told = {"kind": UnitKind.VILLAGE_BODY, "at": AT, "name": "又一个村民委员会", "short_name": "桃园村"}
    with refused("柳溪镇人民政府已有单位简称“桃园村”，请换一个能区分开的简称。"):
        create_unit(code="er", parent=made.organ, by=made["administrator"], **told)
    with refused("柳溪镇人民政府已有单位简称“司法所”，请换一个能区分开的简称。"):
        change_unit(made.units["liuxi-nyb"], short_name="司法所", by=made["administrator"], at=AT)
    assert create_unit(code="er", parent=made.neighbour, by=made["county-administrator"], **told).short_name == "桃园村"


def test_names_that_do_not_fit_are_refused_in_words(made):
    told = {"parent": made.organ, "kind": UnitKind.INTERNAL_OFFICE, "by": made["administrator"], "at": AT}
    both = ("全称最多 60 个字，现在有 61 个，请改短。", "简称最多 30 个字，现在有 31 个，请改短。")
    with refused(*both):
        create_unit(code="chang", name="长" * 61, short_name="短" * 31, **told)
    with refused(*both):
        change_unit(made.units["liuxi-sfs"], name="长" * 61, short_name="短" * 31, by=made["administrator"], at=AT)
    with refused("联系电话最多 40 个字，现在有 41 个，请改短。"):
        change_unit(made.units["liuxi-sfs"], phone="1" * 41, by=made["administrator"], at=AT)
    assert create_unit(code="chang", name="长" * 60, short_name="短" * 30, **told).name == "长" * 60
    with refused("姓名最多 30 个字，现在有 31 个，请改短。"):
        add_person(username="chang", name="长" * 31, unit=made.organ, password=None, by=made["administrator"], at=AT)
    with refused("姓名最多 30 个字，现在有 31 个，请改短。"):
        change_person(made["clerk"], name="长" * 31, unit=made.organ, by=made["administrator"], at=AT)
