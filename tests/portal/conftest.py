"""公开网站测试的底子：柳溪镇, its plan with what may be seen and what may not, and the editions of its page."""

from datetime import date
from decimal import Decimal

import pytest

from mingtang.editorial.actions import approve, sign_and_release
from mingtang.evidence.actions.evidence import write_note
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.progress.actions import submit_for_publication
from tests import builders
from tests.builders import commitment, moment
from tests.portal.pages import Reader

SECRETS = ("内部佐证甲", "待认定佐证乙", "内部记录丙", "没有确认的丁")


@pytest.fixture
def plan(town):
    """The plan of 2026 with public evidence on two tasks, and secrets planted beside it."""
    made = town.plan
    subsidies, catalogue = commitment(made, "1.1.1"), commitment(made, "1.2.2")
    show(town, subsidies, title="补贴发放公示", completing=True)
    show(
        town,
        catalogue,
        title="公布目录事项",
        by="other-officer",
        kind="number",
        value=Decimal(12),
        unit_of_value="项",
        url="",
        on=date(2026, 2, 20),
    )
    note = write_note(catalogue, text="目录经镇长办公会讨论。", by=town["other-officer"], at=moment("2026-03-01"))
    confirm_for_public(note, by=town["reviewer"], at=moment("2026-03-03"))
    builders.accepted(subsidies, by=town["officer"], judge=town["reviewer"], title=SECRETS[0])
    builders.evidence(subsidies, by=town["officer"], title=SECRETS[1])
    write_note(subsidies, text=SECRETS[2], by=town["officer"], at=moment("2026-03-01"))
    builders.accepted(commitment(made, "1.1.2"), by=town["officer"], judge=town["reviewer"], title=SECRETS[3])
    return made


@pytest.fixture
def published(town, plan):
    """The first edition, as of 9 March 2026."""
    return publish(town, plan, at="2026-03-09")


@pytest.fixture
def read(client):
    """Read a page of the site: ``read("/liuxi/")``."""
    return Reader(client)


def show(town, row, *, by="officer", completing=False, **told):
    """Evidence that is accepted and confirmed for the public."""
    piece = builders.accepted(row, by=town[by], judge=town["reviewer"], completing=completing, **told)
    return confirm_for_public(piece, by=town["leader"], at=moment("2026-03-04"))


def publish(town, plan, *, at):
    """An edition of the plan's page, approved and signed on one day."""
    revision = submit_for_publication(plan, by=town["clerk"], at=moment(at))
    approve(
        revision,
        ticks=EVERY_TICK,
        findings=FOUND_CLEAR,
        by=town["reviewer"],
        at=moment(f"{at} 10:00"),
    )
    return sign_and_release(revision, ticks=EVERY_TICK, by=town["leader"], at=moment(f"{at} 11:00"))
