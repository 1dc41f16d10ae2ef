"""补贴测试的底子：a subsidy of 柳溪镇, run by its 农业农村办公室, with money and a public page."""

from datetime import date
from decimal import Decimal

import pytest

from mingtang.editorial import actions as editorial
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.subsidies import SubsidyFacts
from mingtang.subsidies.actions import funds, subsidies
from tests import roles
from tests.builders import moment

AT = moment("2026-03-02")
URL = "/desk/subsidies/liuxi/land/"
PUBLIC = "/liuxi/subsidies/land/"


def facts(**told):
    usual = {
        "title": "2026年耕地地力保护补贴",
        "item": "耕地地力保护",
        "year": 2026,
        "basis": "关于做好耕地地力保护补贴工作的通知，县农〔2026〕3号，/liuxi/documents/2026-1/",
        "who": "拥有耕地承包权的种地农户。",
        "standard": "每亩 120 元。",
        "how": "农户申报，村核实公示，镇审核。",
        "materials": "身份证和承包合同。",
        "where": "柳溪镇农业农村办公室。",
        "phone": "请打镇政府总机",
        "supervision": "柳溪镇纪委。",
        "since_on": date(2026, 2, 1),
        "until_on": date(2026, 2, 28),
    }
    return SubsidyFacts(**{**usual, **told})


@pytest.fixture
def made(db):
    """The county of the builders, with stand-ins."""
    return roles.peopled()


@pytest.fixture
def subsidy(made):
    office = made.units["liuxi-nyb"]
    return subsidies.register(office=office, slug="land", facts=facts(), by=made["officer"], at=AT)


def allocate(made, subsidy, amount="1000.00", *, at=AT, **more):
    told = {"source": "清河县财政局", "number": "县财〔2026〕8号", "on": at.date(), "amount": Decimal(amount)}
    return funds.allocate(subsidy, **(told | more), by=made["officer"], at=at)


def released(made, subsidy, *, at=AT):
    """The page of the subsidy, handed in, reviewed and signed."""
    revision = subsidies.submit_for_publication(subsidy, by=made["officer"], at=at)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    return editorial.sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
