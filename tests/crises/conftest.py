"""专题测试的底子：柳溪镇, a heavy rain, its 口径, and the way of a text to the public."""

from datetime import date
from decimal import Decimal

import pytest

from mingtang.crises.actions import crises
from mingtang.crises.actions.ties import Tying, tie_manuscript
from mingtang.drafting.actions import writing
from mingtang.editorial.actions import releasing, signing
from mingtang.law.crises import CrisisFacts, CrisisKind, CrisisLevel, Section
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.lines import FigureFacts, LineFacts
from mingtang.lines.actions import lines
from tests.builders import moment
from tests.drafting.conftest import MADE, fresh, published, saved, signed

AT, LATER = moment("2026-07-21 06:00"), moment("2026-07-21 09:00")
RIGHT = "<p>截至7时，全镇转移群众312人。</p>"
WRONG = "<p>截至7时，全镇转移群众321人。</p>"
URL = "/desk/crises/liuxi/heavy-rain/"
NOTICE = {"title": "柳溪镇关于群众转移的通告", "type": "notice", "made_on": date(2026, 7, 21)}
NOTICE |= {"number": "无文号", "validity": ""}
PUBLIC = "/liuxi/topics/heavy-rain/"

__all__ = ["fresh", "published", "saved", "signed"]


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def made(db):
    """柳溪镇，numbered."""
    return MADE()


def facts(**told):
    usual = {
        "title": "柳溪镇强降雨应对",
        "kind": CrisisKind.DISASTER,
        "level": CrisisLevel.MAJOR,
        "place": "柳溪镇",
        "begun_on": date(2026, 7, 20),
        "noticed_at": moment("2026-07-21 05:00"),
        "intro": "7月20日夜间起，全镇出现强降雨。",
        "measures": "低洼处的群众已转移。",
        "contact": "镇政府值班室，一楼东侧",
    }
    return CrisisFacts(**usual | told)


@pytest.fixture
def crisis(made):
    """A heavy rain that goes on."""
    return crises.register(unit=made.organ, slug="heavy-rain", facts=facts(), by=made["clerk"], at=AT)


def figure(value="312", *, name="转移群众", unit="人", **told):
    usual = {"as_of": AT, "source": "应急管理办公室", "others": ("转移",)}
    return FigureFacts(name=name, value=Decimal(value), unit=unit, **usual | told)


def line_of(made, crisis, *figures, at=AT, sentences=(), **told):
    """A version that is written by the clerk and signed by the leader."""
    version = LineFacts(figures or (figure(),), sentences, **told)
    return lines.sign(lines.write(crisis, facts=version, by=made["clerk"], at=at), by=made["leader"], at=at)


def text_of(made, *, html=RIGHT, at=AT, **told):
    """A manuscript of the officer."""
    started = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=at)
    return saved(started, by=made["officer"], at=at, html=html, **NOTICE | told)


def tied(made, crisis, manuscript, *, at=AT, section=Section.STATEMENT, **told):
    tying = Tying(section, **told)
    return tie_manuscript(fresh(manuscript), crisis=crisis, tying=tying, by=made["officer"], at=at)


def approve(made, revision, *, at=AT):
    """Reviewed by one, signed by another."""
    signing.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    signing.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=at)


def page_released(made, crisis, *, at=AT):
    """The page of the crisis, reviewed, signed and public."""
    revision = crises.submit_for_publication(crisis, by=made["clerk"], at=at)
    approve(made, revision, at=at)
    return releasing.release(revision, by=made["clerk"], at=at)
