"""放行：what must not go public is let pass for a reason and by two people, the database says so too."""

import pytest
from django.urls import reverse

from mingtang.drafting.actions import handing
from mingtang.drafting.actions.handing import text_to_vet
from mingtang.vetting.actions import ANOTHER, CONFIRMED, NOT_EXCUSED, confirm
from mingtang.vetting.models import Confirmation
from tests.drafting.conftest import AT, TEXT, draft, fresh, made, saved, signed
from tests.pages import words
from tests.proofing.test_proofing import let_pass, places, with_list
from tests.refusals import refused, stopped

__all__ = ["draft", "made"]

REASON = "是设备的出厂编号，不是任何人的身份证号。"
STOPS = "正文第 3 段的文字里有身份证号，请删去个人信息再提交。"


@pytest.fixture
def grave(made, draft):
    return saved(draft, by=made["officer"], html=f"{TEXT}<p>出厂编号11010519491231002X。</p>")


def confirmed(manuscript, made, by="clerk"):
    mark = places(manuscript)[0].noticed.mark
    return confirm(text_to_vet(fresh(manuscript)), mark, by=made[by], at=AT)


def test_one_person_alone_lets_nothing_pass(made, grave):
    with refused(NOT_EXCUSED):
        confirmed(grave, made)
    let_pass(grave, made, places(grave)[0], REASON)
    with refused(ANOTHER):
        confirmed(grave, made, by="officer")
    with refused(STOPS):
        handing.hand_in(fresh(grave), by=made["officer"], at=AT)


def test_two_people_let_it_pass_on_its_whole_way_to_the_public(made, grave):
    let_pass(grave, made, places(grave)[0], REASON)
    confirmed(grave, made)
    with refused(CONFIRMED):
        confirmed(grave, made)
    revision = handing.hand_in(fresh(grave), by=made["officer"], at=AT)
    assert signed(made, revision).edition.state == "open"


def test_the_same_number_elsewhere_is_not_let_pass_with_it(made, grave):
    let_pass(grave, made, places(grave)[0], REASON)
    confirmed(grave, made)
    html = f"{TEXT}<p>出厂编号11010519491231002X。</p><p>王建国的身份证11010519491231002X。</p>"
    saved(grave, by=made["officer"], html=html)
    with refused(STOPS, STOPS.replace("3", "4", 1)):
        handing.hand_in(fresh(grave), by=made["officer"], at=AT)


def test_a_place_in_a_file_is_let_pass_by_two(made, draft):
    with_list(made, draft)
    let_pass(draft, made, places(draft)[0], REASON)
    confirmed(draft, made)
    assert handing.hand_in(fresh(draft), by=made["officer"], at=AT).number == 1


def test_the_database_lets_nobody_confirm_alone_or_change_it(made, grave):
    row = let_pass(grave, made, places(grave)[0], REASON)
    with stopped("放行要由另一个人确认"):
        Confirmation.rows.create(excuse=row, by=made["officer"], at=AT)
    with stopped("放行要由另一个人确认"):
        Confirmation.rows.create(excuse=row, by=made["clerk"], stands_for=made["officer"], at=AT)
    confirmed(grave, made)
    with stopped("放行的确认只增不改"):
        Confirmation.rows.all().delete()


def test_the_page_asks_one_for_the_reason_and_another_to_confirm(made, grave, client):
    page = reverse("proofing:manuscript", args=[grave.pk])
    told = {"mark": places(grave)[0].noticed.mark, "reason": REASON}
    client.force_login(made["officer"])
    assert client.post(f"{page}excuse/", told).status_code == 302
    assert ("等另一个人确认。" in words(client.get(page)), client.post(f"{page}confirm/", told).status_code) == (
        True,
        422,
    )
    client.force_login(made["clerk"])
    assert "看过，确认可以公开" in words(client.get(page))
    assert client.post(f"{page}confirm/", told).status_code == 302
    said = words(client.get(page))
    assert ("确认放行" in said, "不能公开 1 处" in said) == (True, False)
