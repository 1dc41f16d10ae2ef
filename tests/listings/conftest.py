"""发布目录测试的底子：a kind with a text in html, and documents at every step."""

from pathlib import Path

import pytest

from mingtang.editorial.actions import approve, release, sign, submit
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.openness import Openness
from tests.builders import moment

PORTS = {
    "editorial.PublicationKind": ["tests.listings.conftest.Paper"],
    "editorial.Gate": ["mingtang.editorial.gates.PersonalNumbers"],
    "editorial.Follower": ["mingtang.listings.actions.Lists"],
}


class Paper:
    """文件：released by hand, in three stages, as the documents of the town are."""

    key = "document"
    label = "公开文件"
    template = "kinds/notice.html"
    released_by_hand = True
    officers_hand_in = True

    def changes(self, before, after):
        return []

    def hold(self, body):
        """Rests on nothing that could change."""

    def reasons_against_release(self, body, *, at):
        return []


@pytest.fixture(autouse=True)
def kind(settings):
    settings.MINGTANG_PORTS = PORTS
    folder = Path(__file__).parents[1] / "editorial" / "templates"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder]}]


@pytest.fixture
def made(town):
    return town


def handed_in(made, serial=1, *, title="柳溪镇补贴公示", html="<p>每亩一百元。</p>", at="2026-03-02", **body):
    """A document as the clerk hands it in."""
    told = {"lines": [], "html": html, "metadata": {"index_number": f"X/2026-{serial}", "number": "无文号"}, **body}
    return submit(
        kind="document",
        unit=made.organ,
        subject=f"drafting.draft:{serial}",
        address=f"/liuxi/documents/2026-{serial}/",
        title=title,
        body=told,
        openness=Openness.PROACTIVE,
        by=made["officer"],
        at=moment(at),
    )


def signed(made, serial=1, *, at="2026-03-02", **told):
    """A document that everybody has signed and nobody has released."""
    revision = handed_in(made, serial, at=at, **told)
    approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=made["clerk"], at=moment(at))
    approve(revision, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=made["reviewer"], at=moment(at))
    sign(revision, ticks=EVERY_TICK, by=made["leader"], at=moment(at))
    return revision


def public(made, serial=1, *, at="2026-03-02", **told):
    """A document that the clerk has released."""
    return release(signed(made, serial, at=at, **told), by=made["clerk"], at=moment(at))
