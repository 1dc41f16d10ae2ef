"""封存件测试的位置、房间和内容。"""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from mingtang.sealed.actions import seal, seal_text
from tests.builders import moment
from tests.contents import material

AT = moment("2026-03-02")
PURPOSE = "support.identity"
MARKER = "桃园村五组十七号刘某某亲笔"
PDF = material.pdf("MARKER-OF-A-SCAN")


class OfTheClerk:
    """A room whose records lie in the clerk's sight alone."""

    def may_open(self, sealed, viewer, at):
        return viewer.username == "clerk" and sealed.purpose == PURPOSE


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR, settings.FILES_DIR = tmp_path / "data", tmp_path / "data" / "files"
    settings.MINGTANG_SEAL_KEYS = []
    settings.MINGTANG_PORTS = {"sealed.Holder": ["tests.sealed.conftest.OfTheClerk"]}
    return settings.DATA_DIR


@pytest.fixture
def keep(town):
    """Seal these bytes, as the officer."""

    def kept(data, name="证件.jpg", **told):
        told = {"unit": town.organ, "purpose": PURPOSE, "by": town["officer"], "at": AT, **told}
        return seal(ContentFile(data, name=name), **told)

    return kept


@pytest.fixture
def keep_text(town):
    """Seal this text, as a public door."""

    def kept(text=MARKER, **told):
        return seal_text(text, **{"unit": town.organ, "purpose": PURPOSE, "by": "door", "at": AT, **told})

    return kept


def on_disk(folder):
    """Every file below it, but the keys."""
    return sorted(path for path in Path(folder).rglob("*") if path.is_file() and path.suffix != ".key")
