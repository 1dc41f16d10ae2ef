"""名单测试的底子：the subsidy of 柳溪镇, public, and its list; one that is shown today, and one whose days are over."""

from datetime import timedelta
from decimal import Decimal

import pytest

from mingtang.editorial import actions as editorial
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.payees import PayeeLine
from mingtang.payees.actions import lists
from mingtang.payees.models import PayeeList
from mingtang.subsidies.actions import subsidies
from mingtang.ui import clock
from tests import roles
from tests.subsidies.conftest import allocate, facts, released

NOW = clock.now()
TODAY = NOW.date()
LONG_AGO = NOW - timedelta(days=30)
PUBLIC = "/liuxi/subsidies/land/results/"
URL = "/desk/subsidies/liuxi/land/payees/"
NAMES = ("甄补贴", "乔领取", "欧阳种地")
TAILS = ("0417", "913X", "2286")


def lines(*amounts):
    told = amounts or ("360", "240.5", "120")
    made = zip(NAMES, TAILS, told, strict=False)
    return [
        PayeeLine(row, "桃园村", name, tail, Decimal("2"), Decimal(amount))
        for row, (name, tail, amount) in enumerate(made, 2)
    ]


@pytest.fixture
def made(db):
    """The county of the builders, with stand-ins."""
    return roles.peopled()


@pytest.fixture
def subsidy(made):
    """Public since long ago."""
    office = made.units["liuxi-nyb"]
    found = subsidies.register(office=office, slug="land", facts=facts(), by=made["officer"], at=LONG_AGO)
    allocate(made, found, at=NOW)
    released(made, found, at=NOW)
    return found


def entered(made, subsidy, *amounts, note="", at=NOW) -> PayeeList:
    made_on = at.date() - timedelta(days=2)
    return lists.enter(subsidy, lines=lines(*amounts), made_on=made_on, note=note, by=made["officer"], at=at)


def show(made, of_list, *, days=7, at=NOW):
    """The showing, handed in by the office and signed by three; it begins at once."""
    since = at.date()
    until = since + timedelta(days=days)
    revision = lists.hand_in(of_list, since_on=since, until_on=until, by=made["officer"], at=at)
    editorial.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=made["clerk"], at=at)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    return editorial.sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=at)


def full_names(made, subsidy):
    """The rule asks for full names, and the page says so."""
    told = facts(full_names=True, full_names_basis="《补贴资金公示办法》第八条")
    return subsidies.change(subsidy, facts=told, by=made["officer"], at=NOW)


@pytest.fixture
def shown(made, subsidy):
    """The list, public, and shown today."""
    of_list = entered(made, subsidy)
    show(made, of_list)
    return of_list


@pytest.fixture
def over(made, subsidy):
    """The list in full names, public, and its days over since long."""
    of_list = entered(made, full_names(made, subsidy), at=LONG_AGO)
    show(made, of_list, at=LONG_AGO)
    return of_list
