"""个人信息：numbers of a person are refused in whatever is typed, before anything is stored."""

import pytest

from mingtang.evidence.actions.evidence import refuse, write_note
from tests import builders
from tests.builders import moment
from tests.refusals import refused, unchanged

AT = moment("2026-03-02")
PHONE = "文字里有手机号，请删去个人信息再提交。"


@pytest.fixture
def made(town):
    town.row = builders.commitment(builders.plan_of(town))
    return town


def test_a_note_with_a_mobile_number_is_refused(made):
    with refused(PHONE), unchanged():
        write_note(made.row, text="已联系 138 0013 8000。", by=made["clerk"], at=AT)


def test_evidence_is_refused_with_every_kind_of_number_named(made):
    detail = "身份证 11010519491231002X，电话13800138000。"
    with refused("文字里有身份证号、手机号，请删去个人信息再提交。"), unchanged():
        builders.evidence(made.row, by=made["clerk"], detail=detail)
    with refused(PHONE), unchanged():
        builders.evidence(made.row, by=made["clerk"], title="13800138000")


def test_the_reason_of_a_refusal_holds_no_number_either(made):
    piece = builders.evidence(made.row, by=made["clerk"])
    with refused(PHONE), unchanged():
        refuse(piece, reason="请打13800138000。", by=made["reviewer"], at=AT)
