"""稿件附件的视野：a file that a revision carries is seen with it, and named where it is used."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from mingtang.files.actions import store
from mingtang.reviewing.sight import RevisionFiles
from tests.builders import moment
from tests.contents import material
from tests.editorial.conftest import released, submitted, told_file

AT = moment("2026-03-02")
LATER = moment("2026-03-05")


@pytest.fixture
def kept(made):
    return store(ContentFile(material.docx(), name="方案.docx"), unit=made.organ, by=made["clerk"], at=AT)


def body(kept):
    return {"lines": ["公示第一季度补贴。"], "attachments": [told_file(kept)]}


def test_a_file_on_its_way_is_seen_by_those_who_see_the_revision(made, kept):
    files = RevisionFiles()
    assert files.may_see(made["reviewer"], kept, at=LATER) is False
    revision = submitted(made, body=body(kept))
    assert files.may_see(made["reviewer"], kept, at=LATER) is True
    assert files.may_see(made["village-officer"], kept, at=LATER) is False
    assert list(files.uses(made["reviewer"], kept, at=LATER)) == [
        ("稿件“柳溪镇公告”第 1 稿", reverse("reviewing:revision", args=[revision.pk]))
    ]
    assert list(files.uses(made["village-officer"], kept, at=LATER)) == []


def test_a_released_file_is_named_with_the_record_that_released_it(made, kept):
    published = released(made, body=body(kept))
    files = RevisionFiles()
    assert list(files.uses(made["reviewer"], kept, at=LATER)) == [
        ("已公开的“柳溪镇公告”第 1 版", reverse("reviewing:history", args=[published.document_id]))
    ]
    assert files.may_see(made["clerk"], kept, at=LATER) is True
    assert files.may_see(made["village-officer"], kept, at=LATER) is False


@pytest.mark.parametrize("text", ["{}", '"key":"{}"', "/desk/files/{}/"])
def test_a_key_that_was_only_written_into_a_text_opens_nothing(made, kept, text):
    submitted(made, body={"lines": [text.replace("{}", str(kept.key))]})
    assert RevisionFiles().may_see(made["reviewer"], kept, at=LATER) is False


def test_what_another_organ_carries_opens_nothing(made, kept):
    told = {"subject": "tests.notice:2", "address": "/shanqian/notice/", "unit": made.neighbour}
    submitted(made, by="neighbour-clerk", body=body(kept), **told)
    assert RevisionFiles().may_see(made["neighbour-clerk"], kept, at=LATER) is False
