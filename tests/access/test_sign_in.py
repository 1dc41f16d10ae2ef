"""登录：in and out, the lock-out, and that nobody acts with a password that somebody else chose."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from mingtang.access.models import SignIn
from mingtang.audit.models import Entry
from mingtang.organs.actions import leave, set_password
from mingtang.organs.models import Person
from tests.builders import FOUNDED, PASSWORD, moment

SIGN_IN = "/desk/sign-in/"
NEW = "yun-kai-wu-san-2026"


def sign_in(client, username="clerk", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def told(response):
    return response.context["form"].non_field_errors()


def signed(made, verb):
    return [(row.actor, row.subject, row.facts) for row in Entry.rows.filter(verb=verb).order_by("seq")]


def test_signing_in_leads_to_today_and_is_recorded(made):
    response = sign_in(Client())
    assert (response.status_code, response.url) == (302, "/desk/")
    pk = made["clerk"].pk
    assert signed(made, "access.sign_in") == [
        (f"person:{pk}", f"organs.person:{pk}", f'{{"factors":"password","sign_in":{SignIn.rows.get().pk}}}')
    ]


def test_signing_out_is_recorded_and_ends_the_session(made):
    client = Client()
    sign_in(client)
    assert client.post("/desk/sign-out/").url == SIGN_IN
    assert len(signed(made, "access.sign_out")) == 1
    assert client.get("/desk/people/").status_code == 302


def test_a_capital_from_a_phone_does_no_harm(made):
    assert sign_in(Client(), username="Clerk").status_code == 302


@pytest.mark.parametrize(
    ("onward", "url"),
    [
        ("/desk/people/?q=a", "/desk/people/?q=a"),
        ("https://elsewhere.example/", "/desk/"),
        ("//elsewhere.example/", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("", "/desk/"),
    ],
)
def test_the_way_on_never_leaves_the_site(made, onward, url):
    assert sign_in(Client(), next=onward).url == url


def test_the_way_on_survives_a_wrong_password(made):
    response = sign_in(Client(), password="wrong", next="/desk/people/")
    assert response.context["next"] == "/desk/people/"


def test_a_wrong_password_and_an_unknown_account_are_told_alike(made):
    sentence = "账号或密码不对，请核对后重新输入。再错 4 次，这个账号要锁定 30 分钟。忘了密码，请本单位管理员重设。"
    known, unknown = sign_in(Client(), password="wrong"), sign_in(Client(), username="nobody")
    assert told(known) == told(unknown) == [sentence]
    assert (known.status_code, unknown.status_code) == (422, 422)
    assert known.context["form"]["username"].value() == "clerk"


def test_five_failures_lock_the_account_and_say_until_when(made):
    client = Client()
    answers = [sign_in(client, password="wrong").status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    response = sign_in(client)
    assert response.status_code == 429
    latest = AccessAttempt.objects.get().attempt_time
    assert response.context["opens_at"] == latest + timedelta(minutes=30)
    assert client.get("/desk/people/").status_code == 302


def test_trying_while_locked_does_not_prolong_the_lock(made):
    client = Client()
    for _ in range(5):
        sign_in(client, password="wrong")
    opens_at = sign_in(client).context["opens_at"]
    assert sign_in(client, password="wrong").context["opens_at"] == opens_at


def test_the_lock_opens_after_half_an_hour(made):
    client = Client()
    for _ in range(5):
        sign_in(client, password="wrong")
    AccessAttempt.objects.update(attempt_time=AccessAttempt.objects.get().attempt_time - timedelta(minutes=31))
    assert sign_in(client).status_code == 302


def test_a_lock_holds_for_one_account_at_one_address(made):
    client = Client()
    for _ in range(5):
        sign_in(client, password="wrong")
    assert sign_in(client, username="officer").status_code == 302
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9")).status_code == 302


def test_failures_are_counted_and_not_named(made):
    client = Client()
    for _ in range(2):
        sign_in(client, password="wrong")
    sign_in(client)
    facts = f'{{"factors":"password","failures":2,"sign_in":{SignIn.rows.get().pk}}}'
    assert [told for _, _, told in signed(made, "access.sign_in")] == [facts]
    for _ in range(7):
        sign_in(Client(), username="officer", password="wrong")
    unit = made["officer"].unit
    assert signed(made, "access.sign_in.locked") == [
        ("system:sign-in", f"organs.unit:{unit.pk}", '{"failures":5}')
    ]  # fmt: skip


def test_a_lock_of_an_account_that_does_not_exist_leaves_no_trace(made):
    before = Entry.rows.count()
    for _ in range(6):
        sign_in(Client(), username="nobody", password="wrong")
    assert Entry.rows.count() == before


def test_setting_a_password_anew_opens_the_account(made):
    client = Client()
    for _ in range(5):
        sign_in(client, password="wrong")
    set_password(made["clerk"], password=NEW, by=made["administrator"], at=moment("2026-03-02"))
    assert sign_in(client, password=NEW).status_code == 302


def test_somebody_who_left_is_out_at_once_and_does_not_come_back(made):
    client = Client()
    sign_in(client)
    assert client.get("/desk/people/").status_code == 200
    leave(made["clerk"], on=FOUNDED.date(), by=made["administrator"], at=moment("2026-03-02"))
    assert client.get("/desk/people/").status_code == 302
    assert sign_in(client).status_code == 422


def test_a_new_password_ends_the_sessions_of_the_old_one(made):
    client = Client()
    sign_in(client)
    set_password(made["clerk"], password=NEW, by=made["administrator"], at=moment("2026-03-02"))
    assert client.get("/desk/people/").status_code == 302


def test_a_password_that_somebody_else_chose_is_changed_first(made):
    set_password(made["clerk"], password=NEW, by=made["administrator"], at=moment("2026-03-02"))
    client = Client()
    sign_in(client, password=NEW)
    assert [client.get(address).url for address in ("/desk/", "/desk/people/", "/desk/review/")] == [
        "/desk/password/"
    ] * 3
    data = {"old": NEW, "new": PASSWORD, "again": PASSWORD}
    assert client.post("/desk/password/", data).url == "/desk/"
    assert client.get("/desk/people/").status_code == 200
    assert Person.rows.get(username="clerk").password_is_temporary is False


def test_changing_ones_password_keeps_this_session_and_ends_the_others(made):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    here.post("/desk/password/", {"old": PASSWORD, "new": NEW, "again": NEW})
    assert [client.get("/desk/people/").status_code for client in (here, there)] == [200, 302]


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"old": "wrong", "new": NEW, "again": NEW}, {"__all__": ["原密码不对，请重新输入。"]}),
        ({"old": PASSWORD, "new": PASSWORD, "again": PASSWORD}, {"__all__": ["新密码和原密码一样，请换一个。"]}),
        ({"old": PASSWORD, "new": NEW, "again": "other"}, {"again": ["两次输入的新密码不一样，请重新输入。"]}),
        (
            {"old": PASSWORD, "new": "12345", "again": "12345"},
            {"__all__": ["密码太短，至少要 10 个字符。", "这个密码太常见，容易被猜到，请换一个。"]},
        ),
    ],
)
def test_a_password_is_not_changed_without_good_cause(made, data, errors):
    client = Client()
    client.force_login(made["clerk"])
    response = client.post("/desk/password/", data)
    assert (response.status_code, response.context["form"].errors) == (422, errors)


def test_the_demo_shows_its_accounts_and_nothing_else_does(made, settings):
    settings.MINGTANG_DEMO_ACCOUNTS = [("zhouwenqing", "七里镇政务公开专员")]
    settings.MINGTANG_DEMO_PASSWORD = "shared-by-all"
    assert "accounts" not in Client().get(SIGN_IN).context
    settings.DEMO = True
    page = Client().get(SIGN_IN).content.decode()
    assert ("zhouwenqing" in page, "shared-by-all" in page) == (True, True)
