"""重点工作测试的底子：one key work of 柳溪镇 with two milestones, kept by an officer of its leading office."""

from dataclasses import replace
from datetime import date

import pytest

from mingtang.dossiers import actions
from mingtang.dossiers.models import Dossier
from mingtang.dossiers.told import Entry, Facts
from mingtang.editorial.actions import confirm
from mingtang.law.dossiers import Theme
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.timelines.actions import propose
from tests import roles
from tests.builders import moment

CLEAR = FOUND_CLEAR
MADE = moment("2026-01-12")
AT = moment("2026-03-05")


def facts(made, **told):
    """What the clerk fills in, unless told otherwise."""
    usual = Facts(
        title="柳溪河下游河道整治",
        goal="年底前整治河道六公里，两岸绿化。",
        why="镇政府工作安排。",
        theme=Theme.YELLOW_RIVER,
        lead=made.units["liuxi-nyb"],
        keeper=made["officer"],
        since_on=date(2026, 1, 5),
        until_on=date(2026, 12, 31),
        partners=(made.units["liuxi-dong"],),
    )
    return replace(usual, **told)


def founded(made, slug="hedao", **told):
    """A key work without milestones."""
    return actions.create(made.organ, slug=slug, facts=facts(made, **told), by=made["clerk"], at=MADE)


def entry(text="清淤两公里。", on=date(2026, 3, 1), **told):
    return Entry(on=on, text=text, **told)


def wrote(made, dossier, text="清淤两公里。", *, by="officer", at=AT, **told):
    """Progress that nobody has proposed yet."""
    return actions.write_update(dossier, entry=entry(text, **told), by=made[by], at=at)


def published(made, dossier, *updates, by="officer", at=AT):
    """An edition with these entries, confirmed by the reviewer; its published record."""
    revision = propose(dossier, updates=[update.pk for update in updates], by=made[by], at=at)
    return confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=at)


@pytest.fixture
def made(town):
    roles.stand_ins(town)
    return town


@pytest.fixture
def dossier(made):
    """The key work with 清淤 due in June and 绿化 due in November."""
    row = founded(made)
    for title, due_on in (("清淤", date(2026, 6, 30)), ("绿化", date(2026, 11, 30))):
        actions.add_milestone(row, title=title, due_on=due_on, by=made["officer"], at=MADE)
    return Dossier.rows.get(pk=row.pk)
