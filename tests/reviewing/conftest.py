"""审签页面测试的底子：the kinds and the county of the editorial tests, and a kind of three stages with paragraphs."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mingtang.editorial.actions import approve, release, sign
from mingtang.emergencies.actions import declare
from mingtang.files.actions import store
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from tests.builders import moment
from tests.editorial.conftest import Notice, made, submitted

__all__ = ["kind", "made"]
HTML = "<p>第一季度补贴已经发放。</p><p>共八百户。</p>"


class Letter(Notice):
    """文件：three stages, paragraphs, and released by hand."""

    key = "document"
    label = "文件"
    template = "kinds/letter.html"
    released_by_hand = True

    def changes(self, before, after):
        return ["正文有改动。"] if before and before["html"] != after["html"] else []

    def reasons_against_release(self, body, *, at):
        return []

    def difference_url(self, revision):
        return f"/compared/{revision.pk}/"


@pytest.fixture(autouse=True)
def kind(settings, tmp_path):
    editorial, here = "tests.editorial.conftest", "tests.reviewing.conftest"
    settings.MINGTANG_PORTS = {
        "editorial.PublicationKind": [f"{editorial}.Notice", f"{editorial}.Entry", f"{here}.Letter"],
        "editorial.Gate": ["mingtang.editorial.gates.PersonalNumbers"],
        "files.Holder": ["mingtang.papers.sight.ScannedSlips", "mingtang.reviewing.sight.RevisionFiles"],
    }
    settings.FILES_DIR = tmp_path / "files"
    root = Path(__file__).parent
    dirs = [root / "templates", root.parent / "editorial" / "templates"]
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": dirs}]


def letter(made, html=HTML, *, by="clerk", number=1, at="2026-03-02", **body):
    """A document of three stages as it is handed in."""
    told = {
        "kind": "document",
        "subject": f"tests.letter:{number}",
        "address": f"/liuxi/letter/{number}/",
        "title": "关于补贴的通告",
        "body": {"html": html, "pictures": [], **body},
    }
    return submitted(made, by=by, at=at, **told)


def begun(made, html=HTML, **told):
    """A document that passed its first stage."""
    revision = letter(made, html, **told)
    approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=made["second-reviewer"], at=moment("2026-03-03"))
    return revision


def checked(made, html=HTML, **told):
    """A document that waits for the leader."""
    revision = begun(made, html, **told)
    approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=moment("2026-03-04"))
    return revision


def hurried(made, **told):
    """A document that the leader lets go without its first stage."""
    revision = letter(made, **told)
    declare(revision, reason="防汛转移，等不及。", by=made["leader"], at=moment("2026-03-02 10:00"))
    return revision


def owed(made, **told):
    """A document that is public and still owes its first stage."""
    revision = hurried(made, **told)
    at = moment("2026-03-02 11:00")
    approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    sign(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
    return release(revision, by=made["clerk"], at=at)


def scanned(name="签名.png"):
    """A picture of a signed slip, as it is uploaded."""
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), content_type="image/png")


def scan_of(made, by="clerk"):
    """The same, as it is kept."""
    return store(scanned(), unit=made.organ, by=made[by], at=moment("2026-03-05"))
