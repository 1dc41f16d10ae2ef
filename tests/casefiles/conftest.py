"""案卷测试的底子：柳溪镇, cases that ended with all their papers, and markers that must not be found afterwards."""

import io
import json
import zipfile
from datetime import date

import pytest
from django.core.files.base import ContentFile

from mingtang.applications.models import Application, CasePaper, Event, EventText, Service
from mingtang.casefiles.actions.archiving import archive
from mingtang.casefiles.queries.desk import papers_of
from mingtang.casefiles.zipping import entries_of
from mingtang.casework.models import Party
from mingtang.files.actions import store
from mingtang.files.streaming import zipped
from mingtang.law.foi import FoiAct
from mingtang.law.service import ServiceWay
from tests import roles
from tests.applying.conftest import MARKERS
from tests.builders import moment
from tests.recourse.conftest import answered

ANSWERED = "2026-03-20"
ARCHIVED = moment("2026-06-10")
RECEIVED_BY = "甄申请本人签收"
WRITTEN, PARTY = "甄申请来电说明", "贾第三方"
LETTER = "甄申请亲笔：灌渠清淤没有验收"
"""What stands in the documents that another room holds of the case."""


class Letters:
    """A room that holds one letter of each case, and can forget it."""

    forgotten: set[int] = set()
    changed: set[int] = set()

    def documents(self, application):
        if application.pk not in self.forgotten:
            more = "，改过" if application.pk in self.changed else ""
            yield "reply.txt", lambda: f"{LETTER}{more}".encode(), "答复书"

    def wipe(self, application, *, by, at):
        self.forgotten.add(application.pk)


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture(autouse=True)
def letters(settings):
    Letters.forgotten, Letters.changed = set(), set()
    path = "tests.casefiles.conftest.Letters"
    more = {"casefiles.CaseDocuments": [path], "casefiles.PersonalWords": [path]}
    ports = {name: [*settings.MINGTANG_PORTS.get(name, ()), *paths] for name, paths in more.items()}
    settings.MINGTANG_PORTS = {**settings.MINGTANG_PORTS, **ports}


@pytest.fixture
def made(db):
    """The county with stand-ins."""
    return roles.peopled()


@pytest.fixture
def case(made):
    """A case that was answered, with a scanned letter and a proof of delivery."""
    return ended(made)


def fresh(application):
    """As the database has it."""
    return Application.rows.select_related("unit__organ", "particulars").get(pk=application.pk)


def ended(made, *, key="k-1", **told):
    """A case that was answered, with its papers."""
    found = answered(made, key=key, day=ANSWERED, outcome="R1", **told)
    given = Event.rows.get(application=found, act=FoiAct.DELIVER.value)
    day = date.fromisoformat(ANSWERED)
    served = {"way": ServiceWay.DIRECT.value, "sent_on": day, "received_on": day, "received_by": RECEIVED_BY}
    Service.rows.create(event=given, **served, by=made["clerk"], at=moment(ANSWERED))
    EventText.rows.create(event=given, text=WRITTEN)
    Party.rows.create(
        event=Event.rows.filter(application=found).first(), name=PARTY, address="渠东第二户", question="可否"
    )
    upload = ContentFile(f"{MARKERS['name']}的来信".encode(), name="来信.txt")
    letter = store(upload, unit=made.organ, by=made["clerk"], at=moment(ANSWERED))
    CasePaper.rows.create(
        application=found, attachment=letter, title="甄申请的来信", by=made["clerk"], at=moment(ANSWERED)
    )
    return fresh(found)


def archived(made, found, *, by="clerk", at=ARCHIVED):
    """The first index of the case."""
    return archive(found, seen=fresh(found).steps, by=made[by], at=at)


def taken_out(package):
    """The package as a zip, read back."""
    data = b"".join(zipped(entries_of(package, papers_of(package))))
    return zipfile.ZipFile(io.BytesIO(data))


def manifest(book):
    """What the package says of itself."""
    (name,) = [name for name in book.namelist() if name.endswith("/manifest.json")]
    return json.loads(book.read(name))
