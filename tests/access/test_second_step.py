"""登录的第二步：the code after the password, the phone before anything else, and in which order."""

from datetime import timedelta

import pytest
from django.conf import settings as live
from django.test import Client

from mingtang.access import codes
from mingtang.access.models import Device, SignIn
from mingtang.organs.actions import leave, set_password
from mingtang.ui import clock
from tests.access.phones import bound, shown, wrong
from tests.builders import PASSWORD, moment
from tests.pages import errors, words
from tests.roles import everything

SIGN_IN, CODE, PHONE = "/desk/sign-in/", "/desk/sign-in/code/", "/desk/phone/"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NEW = "yun-kai-wu-san-2026"


@pytest.fixture
def person(made):
    bound(made["reviewer"], at=clock.now() - timedelta(hours=1))
    return made["reviewer"]


def half_way(username="reviewer", **more):
    client = Client()
    client.first = client.post(SIGN_IN, {"username": username, "password": PASSWORD, **more})
    return client


def test_whoever_has_bound_a_phone_is_in_with_password_and_code(person):
    client = half_way(next="/desk/people/")
    assert client.first.url == f"{CODE}?next=%2Fdesk%2Fpeople%2F"
    assert client.get("/desk/people/").url.startswith(SIGN_IN)
    assert SignIn.rows.count() == 0
    done = client.post(CODE, {"code": shown(person, at=clock.now()), "next": "/desk/people/"})
    assert (done.status_code, done.url, client.get("/desk/people/").status_code) == (302, "/desk/people/", 200)
    assert SignIn.rows.get().factors == "password_and_code"


def test_a_code_typed_in_full_width_digits_is_that_code(person):
    told = shown(person, at=clock.now()).translate(WIDE)
    client = half_way()
    assert client.post(CODE, {"code": told}).status_code == 302
    assert client.get("/desk/people/").status_code == 200


def test_a_code_that_was_used_signs_nobody_in(person):
    code = shown(person, at=clock.now())
    half_way().post(CODE, {"code": code})
    other = half_way()
    page = other.post(CODE, {"code": code})
    assert (page.status_code, other.get("/desk/people/").status_code) == (422, 302)
    assert errors(page)[0].startswith("手机验证码：验证码不对。")


def test_a_wrong_code_signs_nobody_in_and_five_lock(person):
    client = half_way()
    bad = wrong(shown(person, at=clock.now(), later=5))
    pages = [client.post(CODE, {"code": bad}) for _ in range(5)]
    assert [page.status_code for page in pages] == [422] * 5
    assert "验证码连续输错" in errors(half_way().post(CODE, {"code": shown(person, at=clock.now())}))[0]
    assert SignIn.rows.count() == 0


def test_the_page_of_the_code_is_for_whoever_knows_the_password(person):
    for client in (Client(), half_way("clerk")):
        assert client.get(CODE).url in {SIGN_IN, "/desk/"}
    assert Client().post(CODE, {"code": shown(person, at=clock.now())}).url == SIGN_IN


def test_the_password_of_the_first_step_must_still_hold(made, person):
    client = half_way()
    set_password(person, password=NEW, by=made["administrator"], at=clock.now())
    assert client.post(CODE, {"code": shown(person, at=clock.now())}).url == SIGN_IN
    assert SignIn.rows.count() == 0


def test_whoever_leaves_between_the_steps_is_not_let_in(made, person):
    client = half_way()
    leave(person, on=clock.today(), by=made["administrator"], at=clock.now())
    assert client.post(CODE, {"code": shown(person, at=clock.now())}).url == SIGN_IN


def test_the_second_step_does_not_wait_for_ever(person):
    client = half_way()
    session = client.session
    session["code_for"] |= {"until": int(clock.now().timestamp())}
    session.save()
    assert client.get(CODE).url == SIGN_IN
    assert "输入验证码的时间过了，请重新登录。" in words(client.get(SIGN_IN))


def test_a_phone_bound_of_ones_own_will_is_asked_for_everywhere(made, settings):
    settings.DEMO, settings.MINGTANG_SECOND_FACTOR = True, False
    bound(made["officer"], at=clock.now())
    assert half_way("officer").first.url == CODE
    assert half_way("clerk").first.url == "/desk/"


def test_whoever_signs_binds_a_phone_before_anything_else(made, settings):
    settings.MINGTANG_SECOND_FACTOR = True
    for username in ("reviewer", "leader", "administrator"):
        client = half_way(username)
        assert [client.get(address).url for address in ("/desk/", "/desk/people/", "/desk/review/")] == [PHONE] * 3
        before = everything()
        assert client.post("/desk/units/liuxi/change/", {"name": "改名"}).url == PHONE
        assert everything() == before
        assert [client.get(address).status_code for address in (PHONE, "/desk/password/")] == [200, 200]
    assert half_way("clerk").get("/desk/people/").status_code == 200


def test_a_phone_is_bound_on_the_page_and_the_sign_in_is_then_one_by_both(made, settings):
    settings.MINGTANG_SECOND_FACTOR = True
    client, person = half_way(), made["reviewer"]
    elsewhere = half_way()
    page = client.get(PHONE)
    seed = client.session["seed"]
    assert (codes.typed_key(seed, person.pk) in page.content.decode(), client.get(PHONE).context["path"]) == (
        True,
        page.context["path"],
    )
    code = codes.code_at(seed, person.pk, at=clock.now())
    assert client.post(PHONE, {"code": wrong(code)}).status_code == 422
    assert Device.rows.count() == 0
    assert client.post(PHONE, {"code": code}).url == "/desk/"
    assert client.get("/desk/people/").status_code == 200
    assert elsewhere.get("/desk/people/").status_code == 302
    told = [(row.factors, row.ended_how) for row in SignIn.rows.order_by("pk")]
    assert told == [("password", "renewed"), ("password", "taken_away"), ("password_and_code", "")]
    assert "seed" not in client.session


def test_another_phone_needs_the_old_one_on_the_page_too(person):
    client = half_way()
    client.post(CODE, {"code": shown(person, at=clock.now())})
    client.get(PHONE)
    seed = client.session["seed"]
    new = {"code": codes.code_at(seed, person.pk, at=clock.now())}
    assert client.post(PHONE, new).status_code == 422
    assert client.post(PHONE, new | {"old_code": wrong(shown(person, at=clock.now(), later=1))}).status_code == 422
    assert client.post(PHONE, new | {"old_code": shown(person, at=clock.now(), later=1)}).url == "/desk/"
    assert [row.removed_at is None for row in Device.rows.order_by("pk")] == [False, True]


def test_a_temporary_password_is_changed_before_a_phone_is_bound(made, settings):
    set_password(made["reviewer"], password=PASSWORD, by=made["administrator"], at=moment("2026-03-02"))
    settings.MINGTANG_SECOND_FACTOR = True
    client = half_way()
    assert client.get("/desk/").url == client.get(PHONE).url == "/desk/password/"
    client.post("/desk/password/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert client.get("/desk/").url == PHONE


def test_the_order_of_the_doors():
    doors = [path for path in live.MIDDLEWARE if "Authentication" in path or "mingtang.access" in path]
    assert [path.rpartition(".")[2] for path in doors] == [
        "AuthenticationMiddleware",
        "SignedIn",
        "Staying",
        "TemporaryPassword",
        "PhoneFirst",
    ]
