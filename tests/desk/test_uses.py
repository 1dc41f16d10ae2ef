"""附件的用处：every record in sight that carries a file is named, and none that is not in sight."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingtang.desk.queries.uses import MaterialOfWork
from mingtang.files.actions import store
from mingtang.programmes.actions import programmes
from mingtang.workplan.words import commitment_path
from tests import builders
from tests.contents import material
from tests.dossiers.conftest import AT, founded, wrote
from tests.programmes.conftest import facts


@pytest.fixture
def kept(made):
    return store(ContentFile(material.docx(), name="方案.docx"), unit=made.organ, by=made["clerk"], at=AT)


def uses(who, kept):
    return list(MaterialOfWork().uses(who, kept, at=AT))


def test_a_file_is_named_with_every_record_that_carries_it(made, kept):
    row = builders.commitment(builders.plan_of(made), "1.3.2")
    builders.evidence(row, by=made["clerk"], kind="file", title="公示照片", url="", attachment=kept)
    dossier = founded(made)
    for text in ("清淤一公里。", "清淤两公里。"):
        wrote(made, dossier, text, attachment=kept)
    programme = programmes.register(unit=made.organ, slug="rural", facts=facts(), by=made["clerk"], at=AT)
    programmes.set_full_text(programme, attachment=kept, by=made["clerk"], at=AT)
    programmes.add_paper(programme, title="附", number="", url="", attachment=kept, by=made["clerk"], at=AT)
    assert uses(made["clerk"], kept) == [
        ("任务 1.3.2 的佐证“公示照片”", commitment_path(row)),
        ("重点工作“柳溪河下游河道整治”", reverse("timelines:dossier", args=[dossier.pk])),
        ("规划“柳溪镇乡村产业振兴专项规划”", reverse("programmes:programme", args=["liuxi", "rural"])),
    ]
    assert uses(made["neighbour-clerk"], kept) == []


def test_a_file_used_often_takes_no_more_questions(made, kept):
    row = builders.commitment(builders.plan_of(made), "1.3.2")
    counts = []
    for number in range(2):
        builders.evidence(row, by=made["clerk"], kind="file", title=f"照片{number}", url="", attachment=kept)
        with CaptureQueriesContext(connection) as asked:
            uses(made["clerk"], kept)
        counts.append(len(asked))
    assert counts[0] == counts[1]
