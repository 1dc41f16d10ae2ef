"""执法公示测试的底子：a penalty of 柳溪镇, and how it becomes public."""

import pytest

from mingtang.editorial import actions as editorial
from mingtang.enforcement.actions import notices, publishing
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from tests import roles
from tests.builders import moment
from tests.law.test_enforcement import PENALTY, coded

AT = moment("2026-03-10")


def typed(**told):
    """What somebody types of a penalty."""
    return {**PENALTY, "credit_code": coded(), **told}


def person(name="赵小河", **told):
    """A penalty of a natural person."""
    facts = f"{name}在集市路占道摆摊。"
    return typed(**{"party": name, "party_type": "自然人", "credit_code": "", "facts": facts, **told})


@pytest.fixture
def made(db):
    """The county of the builders; everybody is signed in."""
    return roles.peopled()


def put(made, *, who="officer", at=AT, **told):
    return notices.put(made.organ, kind="penalty", typed=typed(**told), by=made[who], at=at)


@pytest.fixture
def notice(made):
    return put(made)


def released(made, notice, *, at=AT):
    """The notice, handed in, reviewed, signed and released."""
    revision = publishing.submit(notice, by=made["officer"], at=at)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    editorial.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
    return editorial.release(revision, by=made["clerk"], at=at)
