"""附件里的个人号码：what is attached is looked at as the text is, when it is handed in."""

from django.core.files.base import ContentFile

from mingtang.editorial.models import Revision
from mingtang.files.actions import store
from tests.builders import moment
from tests.contents import material
from tests.editorial.conftest import submitted, told_file
from tests.refusals import refused

AT = moment("2026-03-02")


def body(made, data, name, of="attachments"):
    kept = store(ContentFile(data, name=name), unit=made.organ, by=made["clerk"], at=AT)
    return {"lines": ["公示第一季度补贴。"], of: [told_file(kept)]}


def test_a_file_with_a_number_of_a_person_does_not_go_to_the_reviewers(made):
    hidden = body(made, material.xlsx("公开台账", hidden="电话13800138000"), "名单.xlsx")
    with refused("附件“名单.xlsx”的隐藏的工作表“备查”第 1 行（A1）有手机号，请删去后重新上传。"):
        submitted(made, body=hidden)
    assert Revision.rows.count() == 0


def test_a_file_without_such_numbers_goes_on(made):
    revision = submitted(made, body=body(made, material.xlsx("公开台账"), "台账.xlsx"))
    assert revision.number == 1
