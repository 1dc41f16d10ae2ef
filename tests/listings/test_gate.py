"""个人号码的关口：in the text and in what is attached, asked before anything goes on its way."""

import pytest
from django.core.files.base import ContentFile

from mingtang.editorial.models import Revision
from mingtang.files.actions import store
from mingtang.listings.models import Listing
from tests.builders import moment
from tests.listings.conftest import handed_in, public
from tests.refusals import refused

PHONE = "138" + "0013" + "8000"


def attached(made, text, name="名单.txt"):
    file = store(ContentFile(text.encode(), name=name), unit=made.organ, by=made["officer"], at=moment("2026-03-01"))
    row = {"key": str(file.key), "name": file.name, "kind": file.kind, "size": file.size, "sha256": file.sha256}
    return {"attachments": [row]}


@pytest.mark.parametrize("told", [{"html": f"<p>电话<b>{PHONE[:5]}</b>{PHONE[5:]}</p>"}, {"title": f"联系 {PHONE}"}])
def test_a_text_with_a_number_of_a_person_goes_nowhere(made, told):
    with refused("要公开的文字里有手机号，请删去或者遮盖个人信息后重新送审。"):
        handed_in(made, **told)
    assert Revision.rows.count() == 0


def test_a_file_with_a_number_of_a_person_goes_nowhere(made):
    file = attached(made, f"张某 {PHONE}")
    with refused("附件“名单.txt”的第 1 行有手机号，请删去后重新上传。"):
        handed_in(made, **file)
    assert Revision.rows.count() == 0


def test_a_file_without_any_goes_public_and_is_found_by_what_is_written_in_it(made):
    public(made, **attached(made, "桃园村补贴名单共三十户"))
    assert Listing.rows.count() == 1
