"""索引号：given once, never again, by nobody changed; and who sets the code in front."""

import pytest

from mingtang.drafting.models import Manuscript
from mingtang.numbering.actions import register, set_rule
from mingtang.numbering.models import IndexRule, Registration, Serial
from tests.builders import moment
from tests.refusals import refused, sql, stopped

AT = moment("2026-03-02")
PREFIX = "11370322004433006T"
URL = "/desk/index-numbers/liuxi/"


@pytest.fixture
def made(town):
    set_rule(town.organ, prefix=PREFIX, by=town["administrator"], at=AT)
    return town


def test_numbers_count_on_and_a_subject_keeps_its_own(made):
    first = register("a:1", organ=made.organ, by=made["clerk"], at=AT)
    second = register("a:2", organ=made.organ, by=made["clerk"], at=AT)
    assert [first.number, second.number] == [f"{PREFIX}/2026-1", f"{PREFIX}/2026-2"]
    assert register("a:1", organ=made.organ, by=made["clerk"], at=moment("2027-01-05")) == first
    assert register("a:3", organ=made.organ, by=made["clerk"], at=moment("2027-01-05")).number == f"{PREFIX}/2027-1"
    assert second.address == "/liuxi/documents/2026-2/"


def test_another_code_is_for_numbers_from_now_on(made):
    first = register("a:1", organ=made.organ, by=made["clerk"], at=AT)
    set_rule(made.organ, prefix="liuxi01", by=made["clerk"], at=AT)
    assert register("a:2", organ=made.organ, by=made["clerk"], at=AT).number == "LIUXI01/2026-2"
    first.refresh_from_db()
    assert first.number == f"{PREFIX}/2026-1"


def test_a_code_of_other_signs_is_refused(made):
    with refused("单位编码由数字和大写字母组成，2 至 30 个字符，一般用 18 位统一社会信用代码。"):
        set_rule(made.organ, prefix="柳溪/1", by=made["clerk"], at=AT)


def test_without_a_rule_there_is_no_number(town):
    with refused("柳溪镇人民政府还没有设置索引号的单位编码，请管理员或者政务公开专员在“索引号”里设置。"):
        register("a:1", organ=town.organ, by=town["clerk"], at=AT)


def test_the_database_keeps_numbers_as_they_were_given(made):
    register("a:1", organ=made.organ, by=made["clerk"], at=AT)
    with stopped("登记不得改动"):
        sql("UPDATE numbering_registration SET number = 'x'")
    with stopped("登记不得删除"):
        Registration.rows.all().delete()
    with stopped("序号只增不减"):
        Serial.rows.update(last=0)
    with stopped("序号不得删除"):
        sql("DELETE FROM numbering_serial")
    assert Manuscript.rows.count() == 0


def test_a_code_whose_check_digit_is_another_is_taken_with_a_warning(made, client):
    client.force_login(made["clerk"])
    shown = client.post(URL, {"prefix": "113799990000000009"}, follow=True).content.decode()
    assert shown.count("按校验位核对，这不是有效的统一社会信用代码，请与代码证核对。") == 2
    assert "113799990000000009/2026-1" in shown or "113799990000000009/" in shown
    refused_ = client.post(URL, {"prefix": "柳溪"})
    assert refused_.status_code == 422
    assert IndexRule.rows.get().prefix == "113799990000000009"
