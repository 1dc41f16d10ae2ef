"""写稿测试的底子：a numbered organ, a manuscript of one of its officers, and the way of a text to the public."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mingtang.catalogue.actions.columns import add_column
from mingtang.catalogue.told import ColumnFacts
from mingtang.drafting.actions import handing, pieces, writing
from mingtang.drafting.models import Manuscript
from mingtang.editorial.actions import releasing, signing
from mingtang.law.catalogue import Part
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.metadata import Facts
from mingtang.law.written import Written
from mingtang.numbering.actions import set_rule
from mingtang.vetting.actions import check_picture
from mingtang.vetting.places import pictures_of
from tests import roles
from tests.builders import moment
from tests.replay import Replay

AT = moment("2026-03-02")
LATER = moment("2026-03-04")
PREFIX = "11370322004433006T"
TEXT = "<h2>一、范围</h2><p>柳溪镇行政区域内禁止露天焚烧秸秆。</p>"
PLACES = (("", "agriculture"),)


def facts(**told):
    usual = {
        "title": "柳溪镇秸秆禁烧管理规定",
        "issuer": "柳溪镇人民政府",
        "number": "柳政发〔2026〕3号",
        "type": "notice",
        "made_on": date(2026, 2, 27),
        "subjects": ("agriculture",),
        "validity": "valid",
    }
    return Facts(**usual | told)


def written(html=TEXT, **told):
    """What the officer types, unless told otherwise: facts by their names, the rest as ``Written`` has it."""
    own = {name: told.pop(name) for name in list(told) if name in Written.__dataclass_fields__}
    return Written(**{"facts": facts(**told), "html": html, "places": PLACES} | own)


def saved(manuscript, *, by, at=AT, **told):
    manuscript.refresh_from_db()
    return writing.keep(manuscript, written=written(**told), version=manuscript.version, by=by, at=at)


def fresh(manuscript):
    return Manuscript.rows.get(pk=manuscript.pk)


def picture(name="现场.png"):
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(made, "PNG")
    return SimpleUploadedFile(name, made.getvalue())


def word(*paragraphs, name="稿.docx"):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return SimpleUploadedFile(name, made.getvalue())


def attached(manuscript, *, by, name="附表.csv", at=AT):
    upload = SimpleUploadedFile(name, "村,户数\n桃园村,12\n".encode())
    return pieces.add(manuscript, upload=upload, is_picture=False, by=by, at=at)


def signed(made, revision, *, at=LATER):
    """三审：by three people."""
    signing.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, findings={}, by=made["clerk"], at=at)
    signing.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    signing.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
    return revision


def seen(manuscript, *, by, at=AT):
    """看过图片：every one that nobody has looked at yet."""
    text = handing.text_to_vet(fresh(manuscript))
    for shown in pictures_of(text):
        if shown.check is None:
            check_picture(text, shown.picture.key, by=by, at=at)


def published(made, manuscript, *, by="officer", at=LATER):
    """Handed in, signed by three, and public."""
    seen(manuscript, by=made[by], at=at)
    revision = handing.hand_in(fresh(manuscript), by=made[by], at=at)
    return releasing.release(signed(made, revision, at=at), by=made["clerk"], at=at)


def _made():
    town = roles.peopled()
    set_rule(town.organ, prefix=PREFIX, by=town["administrator"], at=AT)
    column = ColumnFacts(name="农业农村", part=Part.STATUTORY)
    add_column(town.organ, slug="agriculture", facts=column, by=town["clerk"], at=AT)
    return town


MADE = Replay(_made)


@pytest.fixture
def made(db):
    """柳溪镇，numbered."""
    return MADE()


@pytest.fixture
def draft(made):
    """A manuscript that only waits for being handed in."""
    started = writing.start(made.units["liuxi-nyb"], by=made["officer"], at=AT)
    return saved(started, by=made["officer"])
