"""遮盖副本测试的底子：a file that some people see because a room carries it. All numbers are made up."""

import pytest
from django.core.files.base import ContentFile

from mingtang.files.actions import store
from tests import builders, roles
from tests.builders import moment
from tests.contents import material
from tests.replay import Replay

AT = moment("2026-03-02")
PHONE, RESIDENT, NAME = "13800138000", "11010519491231002X", "欧阳小满"
SEES = ("clerk", "officer", "reviewer", "county-inspector")
OURS = "mingtang.redaction.sight.MaskedCopies"


class Shelf:
    """A room that carries every file that is no copy, and shows it to some."""

    def may_see(self, viewer, attachment, *, at):
        return viewer.username in SEES and not attachment.masked_from.exists()


def _peopled():
    county = builders.town()
    roles.stand_ins(county)
    return county


TOWN = Replay(_peopled)


def url(attachment):
    return f"/desk/redaction/{attachment.key}/"


@pytest.fixture
def made(db, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    settings.MINGTANG_PORTS = {
        **settings.MINGTANG_PORTS,
        "files.Holder": ["tests.redaction.conftest.Shelf", OURS],
        "files.Uses": [OURS],
        "files.Offer": [OURS],
    }
    return TOWN()


@pytest.fixture
def keep(made):
    def kept(data, name):
        return store(ContentFile(data, name=name), unit=made.organ, by=made["clerk"], at=AT)

    return kept


@pytest.fixture
def listed(keep):
    """A list with a number of a person in sight, another one hidden, and a name."""
    return keep(material.xlsx(f"{NAME}电话{PHONE}", hidden=f"身份证{RESIDENT}"), f"{NAME}名单.xlsx")
