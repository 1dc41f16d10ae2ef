"""规划测试的底子：a programme of 柳溪镇 with two measures, one of them carried out by two tasks of its plan."""

import pytest

from mingtang.editorial import actions as editorial
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.openness import Openness
from mingtang.law.programme_facts import Facts, MeasureFacts
from mingtang.law.programmes import ProgrammeKind
from mingtang.programmes.actions import measures, programmes
from tests import builders, roles
from tests.builders import moment
from tests.replay import Replay

AT = moment("2026-03-10")
URL = "/desk/programmes/liuxi/rural/"
PUBLIC = "/liuxi/programmes/rural/"


def facts(**told):
    usual = {
        "title": "柳溪镇乡村产业振兴专项规划",
        "kind": ProgrammeKind.SPECIAL,
        "since_year": 2026,
        "until_year": 2030,
        "openness": Openness.PROACTIVE,
        "summary": "五年内做强灌区粮油产业。",
    }
    return Facts(**{**usual, **told})


def one(heading="落实惠农补贴", text="公开惠农补贴的政策、申报和发放结果，做到应补尽补。", **told):
    return MeasureFacts(heading=heading, text=text, **told)


def _made():
    county = roles.peopled()
    county.plan = builders.plan_of(county)
    return county


MADE = Replay(_made)


@pytest.fixture
def made(db):
    """The county of the builders, with its plan of 2026."""
    return MADE()


@pytest.fixture
def programme(made):
    found = programmes.register(unit=made.organ, slug="rural", facts=facts(), by=made["clerk"], at=AT)
    measures.take_in(found, measures=[one(), one("改造老旧灌渠", "五年改造支渠。")], by=made["clerk"], at=AT)
    return found


@pytest.fixture
def measure(made, programme):
    first = programme.measures.standing().first()
    for key in ("1.1.1", "1.1.2"):
        measures.link(first, commitment=builders.commitment(made.plan, key), by=made["clerk"], at=AT)
    return first


def released(made, programme, *, at=AT):
    """The programme's page, handed in, reviewed and signed."""
    revision = programmes.submit_for_publication(programme, by=made["clerk"], at=at)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    return editorial.sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
