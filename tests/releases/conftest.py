"""发布测试的底子：papers that are released by hand after the leader's signature, at every step."""

from pathlib import Path

import pytest

from mingtang.editorial.actions import approve, sign
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.releases import actions
from tests.builders import moment
from tests.editorial import conftest as editorial
from tests.editorial.conftest import Notice

SIGNED_AT, AT = moment("2026-03-04"), moment("2026-03-05")


class Paper(Notice):
    """公文：a notice that is released by hand."""

    key = "paper"
    label = "公文"
    released_by_hand = True


PORTS = {
    "editorial.PublicationKind": ["tests.releases.conftest.Paper", "tests.releases.conftest.Notice"],
    "editorial.Gate": ["mingtang.editorial.gates.PersonalNumbers"],
    "editorial.Follower": ["mingtang.revisits.follower.RevisitDays"],
    "reminders.DueItems": ["mingtang.revisits.reminding.OpenRevisits"],
    "supervision.DueTask": [
        "mingtang.releases.due.ScheduledReleases",
        "mingtang.releases.due.UnsignedReleases",
        "mingtang.reminders.due.DailyReminders",
    ],
}


@pytest.fixture(autouse=True)
def kind(settings):
    settings.MINGTANG_PORTS = PORTS
    templates = Path(editorial.__file__).parent / "templates"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [templates]}]


@pytest.fixture
def made(town):
    """The county of the builders, under the name that the tests of publishing use."""
    return town


def submitted(made, number=1, *, by="clerk", lines=("公示第一季度补贴。",), **told):
    """A paper on its way to its first signature."""
    body = {"lines": list(lines), **told.pop("body", {})}
    values = {"kind": "paper", "subject": f"tests.paper:{number}", "address": f"/liuxi/papers/{number}/"}
    title = f"第{number}号公文"
    return editorial.submitted(made, by=by, **{**values, "title": title, "body": body, **told})


def signed(made, number=1, **told):
    """A paper that everybody has signed and nobody released."""
    revision = submitted(made, number, **told)
    approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=SIGNED_AT)
    sign(revision, ticks=EVERY_TICK, by=made["leader"], at=SIGNED_AT)
    return revision


def planned(made, *revisions, planned_at=None, by="clerk", at=AT):
    """A release of these, at a time or by hand."""
    told = {"editions": [row.edition for row in revisions], "planned_at": planned_at}
    return actions.plan(made.organ, **told, by=made[by], at=at)


def out(made, number=1, *, at=AT, **told):
    """A paper that is public; its published record."""
    revision = signed(made, number, **told)
    actions.release_at_once(made.organ, editions=[revision.edition], by=made["clerk"], at=at)
    return revision.published


def published(*revisions):
    """The addresses of those that are public."""
    fresh = [type(row).rows.get(pk=row.pk) for row in revisions]
    return [row.edition.document.address for row in fresh if hasattr(row, "published")]


def state(release):
    """The state of a release as the database has it."""
    return type(release).rows.get(pk=release.pk).state
