"""标准目录测试的底子：the ready catalogue of 柳溪镇, set up by the clerk, approved by another, in force."""

import pytest

from mingtang.adjustments import actions
from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.told import ItemFacts
from tests import roles
from tests.builders import moment

MADE = moment("2026-03-02")
AT = moment("2026-03-05")
FEW = (
    *("jg-zhineng", "jg-lianxi", "gk-nianbao", "bt-zhengce", "bt-jieguo", "zf-weifang", "nc-shuili", "nc-liuzhuan"),
    *("nc-zhaijidi", "cl-shixiang", "cw-yiban", "cw-caiwu", "cw-zhongda"),
)


def facts(**told):
    """An item that the clerk adds, unless told otherwise."""
    usual = {
        "art": "20.15", "first": "其他", "second": "便民服务热线", "elements": "服务内容；电话；时间",
        "basis": "镇政府工作安排", "limit": "自信息形成或者变更之日起20个工作日内", "subject": "柳溪镇人民政府",
        "channels": ["site"], "audiences": ["all"],
        "ways": ["proactive"], "levels": ["town", "village"],
    }  # fmt: skip
    return ItemFacts(**usual | told)


def in_force(made, version, *, by="reviewer", keeper="clerk", at=AT, on=None):
    """The draft handed in and approved; the version afterwards."""
    actions.submit(version, note="按新要求调整。", by=made[keeper], at=at)
    return actions.approve(version, in_force_on=on or at.date(), by=made[by], at=at)


def set_up(made, *, unit="liuxi", keeper="clerk", at=MADE):
    """The draft of the ready catalogue."""
    return actions.set_up(made.units[unit], by=made[keeper], at=at)


def item_of(made, code, *, unit="liuxi"):
    """An item in force."""
    return Item.rows.in_force().select_related("version__unit__organ").get(version__unit=made.units[unit], code=code)


def few(made):
    """The draft with few of its items, so that tests are about what they look at."""
    draft = set_up(made)
    draft.items.exclude(code__in=FEW).delete()
    return draft


@pytest.fixture
def made(db):
    """清河县、柳溪镇与邻镇，with the two who stand in for nobody."""
    return roles.peopled()


@pytest.fixture
def version(made):
    """Some of the ready catalogue of 柳溪镇, in force since 5 March 2026."""
    return in_force(made, few(made))


@pytest.fixture
def fresh_draft(made, version):
    """The next version, a draft."""
    return actions.draft(made.organ, by=made["clerk"], at=moment("2026-04-01"))


def standing(made, unit="liuxi"):
    """The version in force."""
    return Version.rows.in_force().get(unit=made.units[unit])
