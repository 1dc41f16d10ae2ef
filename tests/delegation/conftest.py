"""下达的搭建：清河县 with a clerk and a plan of its own, above 柳溪镇, 山前镇, 东管理区 and 桃园村."""

from datetime import date

import pytest

from mingtang.law.commitments import Rhythm, Term
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind
from mingtang.organs.actions.people import add_person
from mingtang.organs.actions.posts import appoint
from mingtang.workplan.actions.plans import import_plan
from tests import builders
from tests.builders import FOUNDED, PASSWORD, moment, reading, sentence
from tests.delegation.acts import give

COUNTY = (
    ("county-clerk", "县专员", PostKind.DISCLOSURE_CLERK),
    ("county-reviewer", "县审核", PostKind.REVIEWER),
    ("county-leader", "县领导", PostKind.LEADER),
)
SENTENCES = (
    sentence("公布惠农补贴的政策、申报和发放结果。", due="2026-06-30", due_text="6月底前"),
    sentence("每季度公布乡村振兴项目进度。", rhythm="quarterly"),
    sentence("各镇要提高认识。", kind="statement"),
)


@pytest.fixture
def made(town):
    """The town with the county's people and plan (1.1.1, 1.1.2, and a statement), and the town's own plan."""
    for username, name, kind in COUNTY:
        unit = town.units["qinghe"]
        person = add_person(username=username, name=name, unit=unit, password=PASSWORD, by="install", at=FOUNDED)
        appoint(person, unit=unit, kind=kind, since_on=FOUNDED.date(), by="install", at=FOUNDED)
        town.people[username] = person
    town.county = import_plan(
        unit=town.units["qinghe"],
        reading=reading(SENTENCES, title="清河县2026年政务公开工作要点"),
        source_name="县要点.txt",
        source_sha256="1" * 64,
        openness=Openness.PROACTIVE,
        made_on=date(2026, 1, 10),
        by=town["county-clerk"],
        at=moment("2026-01-20"),
    ).plan
    town.plan = builders.plan_of(town)
    return town


@pytest.fixture
def sent(made):
    """What the county handed to 柳溪镇: its 1.1.1, due by 31 May."""
    return give(made, "1.1.1", "liuxi", term=Term(Rhythm.ONCE, date(2026, 5, 31)))
