"""责任单位：of the organ and named once; and whom the plan means."""

import pytest

from mingtang.workplan.actions.plans import assign
from mingtang.workplan.owners import named_units, suggested_units
from tests import builders
from tests.builders import moment
from tests.refusals import refused

AT = moment("2026-03-02")


@pytest.fixture
def row(plan):
    return builders.commitment(plan)


def test_owners_are_units_of_the_organ_and_named_once(town, row):
    nyb, sfs = town.units["liuxi-nyb"], town.units["liuxi-sfs"]
    with refused(
        "山前镇党政办公室不属于柳溪镇人民政府，不能作为责任单位。", "柳溪镇司法所已是责任单位，不必再列为配合单位。"
    ):
        assign(row, owner=sfs, co_owners=[town.units["shanqian-dzb"], sfs], by=town["clerk"], at=AT)
    with refused("工作要点由柳溪镇人民政府的政务公开专员维护。"):
        assign(row, owner=sfs, co_owners=[], by=town["leader"], at=AT)
    told = assign(row, owner=sfs, co_owners=[nyb], by=town["clerk"], at=AT)
    assert (told.owner, list(told.co_owners.all())) == (sfs, [nyb])
    assert list(assign(row, owner=None, co_owners=[], by=town["clerk"], at=AT).co_owners.all()) == []


def test_a_statement_has_no_owner(town, plan):
    with refused("这一条是表述，不需要责任单位；如需落实，请重新上传要点，把它标为任务后再导入。"):
        assign(builders.commitment(plan, "1.2.1"), owner=None, co_owners=[], by=town["clerk"], at=AT)


def names(units):
    return [unit.code for unit in units]


def test_only_certain_names_become_units(town):
    units = list(town.units.values())[1:7]
    assert names(named_units(["农业农村办公室", "司法所", "农业农村办公室"], units)) == ["liuxi-nyb", "liuxi-sfs"]
    assert names(named_units(["柳溪镇司法所"], units)) == ["liuxi-sfs"]
    assert names(named_units(["各村", "各管理区"], units)) == ["taoyuan", "liuxi-dong"]
    assert names(named_units(["办公室", "镇直各部门", "县农业农村局"], units)) == []


def test_guesses_come_from_the_units_own_keywords_and_say_by_which_words(town):
    units = list(town.units.values())[1:7]
    found = suggested_units("公开惠农补贴和乡村振兴项目。", units)
    assert (found[0].unit.code, found[0].words[:2]) == ("liuxi-nyb", ("补贴", "乡村振兴"))
    assert suggested_units("天气晴好。", units) == []
