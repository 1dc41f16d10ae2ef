"""编审测试的底子：a kind of publication of our own, and revisions at every step."""

import hashlib
from pathlib import Path

import pytest

from mingtang.editorial.actions import approve, sign, sign_and_release, submit
from mingtang.law.editorial import CONFIRMED, EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.openness import Openness
from mingtang.law.units import PostKind
from mingtang.organs.actions import add_person, appoint
from tests import builders, roles
from tests.builders import moment
from tests.replay import Replay

CLEAR = FOUND_CLEAR


class Notice:
    """公告：a kind whose body is a list of lines."""

    key = "notice"
    label = "公告"
    template = "kinds/notice.html"

    def changes(self, before, after):
        old = before["lines"] if before else []
        return [f"新增：{line}" for line in after["lines"] if line not in old]

    def hold(self, body):
        """A notice rests on nothing that could change."""

    def reasons_against_release(self, body, *, at):
        return ["有一行已经收回。"] if "收回" in body["lines"] else []


class Entry(Notice):
    """时间线：a notice that one other person confirms, and that an officer may hand in."""

    key = "key_work"
    label = "时间线"
    stages = CONFIRMED
    officers_hand_in = True

    def reasons_against_reviewer(self, body, *, by):
        return ["您写过其中的一行，请由另一人确认。"] if by.username in body["lines"] else []


class Text(Notice):
    """文件：a notice that three people sign and that is released by hand."""

    key = "document"
    label = "文件"
    released_by_hand = True


@pytest.fixture(autouse=True)
def kind(settings):
    here = "tests.editorial.conftest"
    settings.MINGTANG_PORTS = {
        "editorial.PublicationKind": [f"{here}.Notice", f"{here}.Entry", f"{here}.Text"],
        "editorial.Gate": ["mingtang.editorial.gates.PersonalNumbers"],
    }
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates"]}]


def _made():
    county = roles.peopled()
    told = {"unit": county.organ, "by": "install", "at": builders.FOUNDED}
    second = add_person(username="second-reviewer", name="再审核", password=builders.PASSWORD, **told)
    appoint(second, kind=PostKind.REVIEWER, since_on=builders.FOUNDED.date(), **told)
    county.people[second.username] = second
    return county


MADE = Replay(_made)


@pytest.fixture
def made(db):
    """The county of the builders, with somebody without a post, somebody about to leave and one more reviewer."""
    return MADE()


def submitted(made, *lines, by="clerk", at="2026-03-02", **told):
    """A revision as the clerk hands it in."""
    values = {
        "kind": "notice",
        "unit": made.organ,
        "subject": "tests.notice:1",
        "address": "/liuxi/notice/",
        "title": "柳溪镇公告",
        "body": {"lines": list(lines or ["公示第一季度补贴。"])},
        "openness": Openness.PROACTIVE,
    }
    return submit(**{**values, **told}, by=made[by], at=moment(at))


def reviewed(made, *lines, **told):
    """A revision that the reviewer has approved."""
    revision = submitted(made, *lines, **told)
    approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=moment("2026-03-03"))
    return revision


def released(made, *lines, **told):
    """A revision that the leader has signed; its published record."""
    return sign_and_release(
        reviewed(made, *lines, **told), ticks=EVERY_TICK, by=made["leader"], at=moment("2026-03-04")
    )


TEXT = {"kind": "document", "subject": "tests.document:1", "address": "/liuxi/documents/2026-1/"}
USUAL = {Stage.FIRST: "second-reviewer", Stage.REVIEW: "reviewer", Stage.LEADER: "leader"}
DAYS = {Stage.FIRST: "2026-03-03", Stage.REVIEW: "2026-03-04", Stage.LEADER: "2026-03-05"}


def signed_at(revision, stage, *, by, at=None):
    """One stage signed by somebody."""
    at = at or moment(DAYS[stage])
    if stage is Stage.LEADER:
        return sign(revision, ticks=EVERY_TICK, by=by, at=at)
    return approve(revision, stage=stage, ticks=EVERY_TICK, findings=CLEAR, by=by, at=at)


def on_its_way(made, *stages, lines=(), **told):
    """A document that passes three stages, signed at these by the usual people."""
    revision = submitted(made, *lines, **{**TEXT, **told})
    for stage in stages:
        signed_at(revision, stage, by=made[USUAL[stage]])
    return revision


def told_file(attachment):
    """An attachment as a body names it."""
    return {
        "key": str(attachment.key), "sha256": attachment.sha256, "name": attachment.name, "size": attachment.size
    }  # fmt: skip


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def signatures(revision):
    """Who signed at which stage, in order."""
    rows = revision.approvals.select_related("reviewer").order_by("at", "id")
    return [(row.stage, row.reviewer.username) for row in rows]
