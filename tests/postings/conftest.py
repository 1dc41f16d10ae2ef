"""县门户发布测试的底子：documents for the county portal at every step, with a real attachment and a picture."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mingtang.catalogue.models import Column
from mingtang.editorial.models import Published
from mingtang.files.actions import store
from mingtang.law.catalogue import Part
from mingtang.law.outlets import Outlet
from mingtang.outlets.actions import set_outlet
from tests import builders
from tests.builders import moment
from tests.listings import conftest as listings
from tests.listings.conftest import public
from tests.replay import Replay

HOST = "www.qinghe.example"
URL = f"https://{HOST}/2026/1.html"
PLACES = [{"column": "butie", "item": "she-nong-butie"}]
HTML = (
    '<h2>一、范围</h2><p class="align-center">每亩一百元。</p>'
    '<table><tbody><tr><th scope="col">村</th><th scope="col">亩</th></tr>'
    "<tr><td>桃园</td><td>12</td></tr></tbody></table>"
)


@pytest.fixture(autouse=True)
def kind(settings, tmp_path):
    settings.MINGTANG_PORTS = {**settings.MINGTANG_PORTS, **listings.PORTS}
    settings.FILES_DIR = tmp_path / "files"
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [listings.Path(listings.__file__).parents[1] / "editorial" / "templates"]}
    ]


def _made():
    made = builders.town()
    told = {"outlet": Outlet.COUNTY, "portal": "清河县人民政府网", "host": HOST}
    set_outlet(made.organ, **told, by="install", at=moment("2026-01-05"))
    column = {"slug": "butie", "name": "惠农补贴", "part": Part.OTHER.value}
    Column.rows.create(unit=made.organ, **column, made_on=moment("2026-01-05").date())
    return made


MADE = Replay(_made)


@pytest.fixture
def made(db):
    return MADE()


def picture(name="截图.png", *, color="white"):
    """A small picture, as a browser sends it."""
    kept = io.BytesIO()
    Image.new("RGB", (60, 40), color).save(kept, "PNG")
    return SimpleUploadedFile(name, kept.getvalue(), content_type="image/png")


def stored(made, upload, *, at="2026-03-01"):
    return store(upload, unit=made.organ, by=made["clerk"], at=moment(at))


def row_of(attachment):
    """A file as the body of a document tells it."""
    names = ("key", "name", "kind", "size", "sha256")
    return {name: str(it) if name == "key" else it for name in names for it in [getattr(attachment, name)]}


def for_the_portal(made, serial=1, *, at="2026-03-02", **told) -> Published:
    """A document for the county portal that the clerk has released."""
    usual = {"html": HTML, "outlet": "county", "places": PLACES}
    return public(made, serial, at=at, **usual | told)
