"""依申请公开测试的底子：柳溪镇, and applications by every way."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.applying.actions.checking import Came
from mingtang.applying.actions.intake import apply_online, enter
from mingtang.law.applying import Typed
from mingtang.law.foi import ApplicantKind, Channel
from tests import roles
from tests.builders import moment
from tests.contents import material

AT = moment("2026-03-02")
WANTED = "2025年灌渠清淤工程的验收报告"
MARKERS = {"name": "甄申请", "phone": "0000-7654321", "address": "渠西第九户", "wanted": WANTED}


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def made(db):
    """The county of the builders, with stand-ins."""
    return roles.peopled()


def typed(**told):
    usual = {"kind": ApplicantKind.CITIZEN, **MARKERS}
    return Typed(**usual | told)


def proof(data=None):
    """An image of a proof of identity, as a browser sends it."""
    data = material.photograph((320, 200)) if data is None else data
    return SimpleUploadedFile("身份证.jpg", data, content_type="image/jpeg")


def applied(made, *, key="k-1", at=AT, ip="10.0.0.1", image=..., **told):
    """An application through the public form; its receipt."""
    images = [] if image is None else [proof() if image is ... else image]
    return apply_online(made.organ, typed=typed(**told), images=images, form_key=key, address=ip, at=at)


def entered(made, *, channel=Channel.IN_PERSON, on="2026-03-02", at=AT, by="clerk", days=None, sent=None, **told):
    """An application that the clerk enters; ``days`` are of how it came, ``sent`` of the form that sends it."""
    day = date.fromisoformat(on)
    told_days = {"submitted_on": day, "arrived_on": day, "identity_seen": "已看身份证原件", "title": "灌渠验收报告"}
    came_in = Came(channel, **told_days | (days or {}))
    return enter(made.organ, typed=typed(**told), came_in=came_in, **sent or {}, by=made[by], at=at)
