"""岗位 × 地址：notices, their settings, and how the mail goes."""

import pytest

from mingtang.law.mail import NoticeKind
from mingtang.outbox.actions import notify
from mingtang.outbox.models import Mail, Notice
from tests.builders import moment
from tests.outbox.conftest import reachable
from tests.roles import got, others, posted, stand_ins, strangers

AT = moment("2026-03-05")
MANAGERS = {"administrator", "county-administrator"}


@pytest.fixture
def made(town):
    stand_ins(town)
    return town


@pytest.mark.parametrize("address", ["", "settings/"])
def test_one_s_own_notices_and_settings_are_for_whoever_is_signed_in(made, address):
    assert got(made, f"/desk/notices/{address}") == {"sign-in": strangers(), 200: others()}


def test_opening_a_notice_is_for_the_one_it_is_for(made):
    notify([made["officer"]], kind=NoticeKind.DUE, title="x", path="/desk/", of="x.y:1", step="a", at=AT)
    address = f"/desk/notices/{Notice.rows.get().pk}/open/"
    assert posted(made, address) == {"sign-in": strangers(), 302: {"officer"}, 404: others("officer")}


def test_marking_all_as_read_marks_one_s_own(made):
    people = [made[name] for name in others()]
    notify(people, kind=NoticeKind.DUE, title="x", path="/desk/", of="x.y:1", step="a", at=AT)
    assert posted(made, "/desk/notices/read/") == {"sign-in": strangers(), 302: others()}


def test_choosing_what_comes_when_is_for_whoever_is_signed_in(made):
    data = {"at_once": ["due"], "digest_hour": "9", "quiet_since": "18", "quiet_until": "8"}
    assert posted(made, "/desk/notices/settings/choose/", data) == {"sign-in": strangers(), 302: others()}


def test_setting_an_address_is_for_whoever_is_signed_in(made, no_server):
    data = {"address": "a@mail.example"}
    assert posted(made, "/desk/notices/settings/address/", data) == {"sign-in": strangers(), 302: others()}


def test_verifying_and_removing_is_for_whoever_has_an_address(made, no_server):
    reachable(made["officer"], AT)
    assert posted(made, "/desk/notices/settings/remove/") == {
        "sign-in": strangers(), 302: {"officer"}, 422: others("officer"),
    }  # fmt: skip
    verified = posted(made, "/desk/notices/settings/verify/", {"code": "123456"})
    assert verified == {"sign-in": strangers(), 422: others()}


def test_how_the_mail_goes_is_for_administrators(made):
    assert got(made, "/desk/deliveries/") == {"sign-in": strangers(), 200: MANAGERS, 403: others(*MANAGERS)}


def test_retrying_is_for_the_administrators_of_the_person(made, no_server):
    told = {"kind": "notice", "key": "k", "message_id": "<1@x>", "title": "t", "made_at": AT, "queued_at": AT}
    Mail.rows.create(person=made["neighbour-clerk"], state="failed", tries=3, next_at=AT, settled_at=AT, **told)
    county = {"county-administrator"}
    assert posted(made, f"/desk/deliveries/{Mail.rows.get().pk}/retry/") == {
        "sign-in": strangers(), 302: county, 404: {"administrator"}, 403: others(*MANAGERS),
    }  # fmt: skip
