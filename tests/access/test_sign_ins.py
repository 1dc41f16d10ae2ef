"""登录记录：signed and kept, named by what was done in it, and ended in one of five ways; leaving ends them at once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.test import Client

from mingtang.access import actions
from mingtang.access.due import ExpiredSignIns
from mingtang.access.models import SignIn
from mingtang.access.queries.unsigned import unsigned
from mingtang.access.signatures import is_genuine
from mingtang.audit.actions import record
from mingtang.audit.models import Entry
from mingtang.law.second_factor import Factors
from mingtang.law.units import PostKind
from mingtang.organs.actions import add_person, appoint, end_post, leave, revoke_post, set_password
from mingtang.organs.models import Post
from mingtang.ui import clock
from tests.builders import FOUNDED, PASSWORD, moment
from tests.pages import words

AT = moment("2026-03-02")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605 Version/17.0 Mobile Safari/604"
DESK = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"


def signed_in(username="clerk", agent=DESK):
    client = Client(headers={"user-agent": agent})
    client.post("/desk/sign-in/", {"username": username, "password": PASSWORD})
    return client


def is_in(client):
    return client.get("/desk/people/").status_code == 200


def endings():
    return [row.ended_how for row in SignIn.rows.order_by("pk")]


@pytest.mark.parametrize(
    ("agent", "label"), [(PHONE, "手机，苹果浏览器"), (DESK, "电脑，微软浏览器"), ("", "电脑，其他浏览器")]
)
def test_a_sign_in_is_signed_and_keeps_no_address(made, agent, label):
    signed_in(agent=agent)
    row = SignIn.rows.get()
    assert (row.person, row.factors, row.browser, is_genuine(row)) == (made["clerk"], "password", label, True)
    assert "127.0.0.1" not in str(SignIn.rows.values().get())


@pytest.mark.parametrize("change", ["person_id", "at", "factors", "browser", "signature"])
def test_whatever_is_changed_in_a_sign_in_breaks_its_signature(made, change):
    signed_in()
    row = SignIn.rows.get()
    values = {
        "person_id": made["officer"].pk,
        "at": row.at + timedelta(microseconds=1),
        "factors": "password_and_code",
        "browser": "手机，微信",
        "signature": "0" * 64,
    }
    setattr(row, change, values[change])
    assert is_genuine(row) is False


def test_a_signature_holds_while_the_key_it_was_made_with_does(made, settings):
    signed_in()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a-newer-key"
    assert is_genuine(SignIn.rows.get()) is True
    settings.SECRET_KEY_FALLBACKS = []
    assert is_genuine(SignIn.rows.get()) is False


def test_what_is_done_on_the_desk_names_the_sign_in(made):
    signed_in("administrator").post("/desk/units/liuxi/change/", {"name": "柳溪镇人民政府", "short_name": "柳溪"})
    entry = Entry.rows.get(verb="organs.unit.change")
    assert entry.facts == f'{{"fields":["short_name"],"sign_in":{SignIn.rows.get().pk}}}'


def test_going_out_ends_the_sign_in(made):
    client = signed_in()
    client.post("/desk/sign-out/")
    assert (endings(), is_in(client), SignIn.rows.get().session_key) == (["signed_out"], False, "")


def test_a_new_password_of_ones_own_ends_the_sign_ins_elsewhere(made):
    here, there = signed_in(), signed_in()
    here.post("/desk/password/", {"old": PASSWORD, "new": "yun-kai-wu-san-2026", "again": "yun-kai-wu-san-2026"})
    assert ([is_in(here), is_in(there)], endings()) == ([True, False], ["", "taken_away"])
    assert SignIn.rows.first().session_key == here.session.session_key


def test_a_password_set_by_an_administrator_ends_every_sign_in(made):
    client = signed_in()
    set_password(made["clerk"], password="yun-kai-wu-san-2026", by=made["administrator"], at=AT)
    assert (endings(), is_in(client), Session.objects.count()) == (["taken_away"], False, 0)


def test_whoever_leaves_is_out_at_the_next_click_and_keeps_the_name_in_the_trail(made):
    client, other = signed_in(), signed_in("officer")
    assert is_in(client)
    leave(made["clerk"], on=clock.today(), by=made["administrator"], at=clock.now())
    assert (endings(), Session.objects.count()) == (["left", ""], 1)
    assert client.get("/desk/people/").url == "/desk/sign-in/?next=/desk/people/"
    assert client.post("/desk/password/", {}).url.endswith("&expired=1")
    trail = Client()
    trail.force_login(made["administrator"])
    assert "林专员 登录 人员：林专员" in words(trail.get("/desk/trail/"))
    assert is_in(other)


def test_a_request_that_was_under_way_when_its_owner_left_is_refused(made):
    by = made["clerk"]
    leave(made["clerk"], on=AT.date(), by=made["administrator"], at=AT)
    before = Entry.rows.count()
    with pytest.raises(DatabaseError, match="已经离岗的人不能再办理"), transaction.atomic():
        record("liuxi", by=by, verb="evidence.note", of=by, at=AT)
    assert Entry.rows.count() == before


def test_an_administrator_may_leave_by_their_own_hand(made):
    by = made["administrator"]
    new = add_person(username="xinlai", name="新来人", unit=made.organ, password=None, by="install", at=FOUNDED)
    appoint(new, unit=made.organ, kind=PostKind.ADMINISTRATOR, since_on=AT.date(), by="install", at=AT)
    leave(by, on=AT.date(), by=by, at=AT)
    assert Entry.rows.get(verb="organs.person.leave").actor == f"person:{by.pk}"


def test_whoever_loses_the_last_post_is_signed_out(made):
    client, officer = signed_in(), signed_in("officer")
    today = clock.today()
    end_post(Post.rows.get(person=made["clerk"]), until_on=today, by=made["administrator"], at=clock.now())
    assert is_in(client)
    end_post(
        Post.rows.get(person=made["clerk"]),
        until_on=today - timedelta(days=1),
        by=made["administrator"],
        at=clock.now(),
    )
    assert ([is_in(client), is_in(officer)], endings()) == ([False, True], ["taken_away", ""])


def test_whose_only_appointment_is_taken_back_is_signed_out(made):
    new = add_person(username="xinlai", name="新来人", unit=made.organ, password=PASSWORD, by="install", at=FOUNDED)
    tomorrow = clock.today() + timedelta(days=1)
    post = appoint(new, unit=made.organ, kind=PostKind.ADMINISTRATOR, since_on=tomorrow, by="install", at=clock.now())
    client = signed_in("xinlai")
    revoke_post(post, by=made["administrator"], at=clock.now())
    assert (is_in(client), endings()) == (False, ["taken_away"])


def test_a_session_that_is_over_is_told_of_and_a_living_one_left(made):
    signed_in(), signed_in()
    old, young = SignIn.rows.order_by("pk")
    over = clock.now() + timedelta(hours=1)
    Session.objects.filter(pk=old.session_key).update(expire_date=over)
    task, at = ExpiredSignIns(), over + timedelta(hours=1)
    assert list(task.due(on=at.date(), at=at)) == [old.pk]
    for _ in range(2):
        assert task.do(old.pk, at=at) is None
    assert task.do(young.pk, at=at) is None
    assert [(row.ended_how, row.ended_at) for row in SignIn.rows.order_by("pk")] == [("expired", over), ("", None)]
    assert list(task.due(on=at.date(), at=at)) == []


def test_a_sign_in_without_a_session_has_ended(made):
    signed_in()
    Session.objects.all().delete()
    at = clock.now()
    assert list(ExpiredSignIns().due(on=at.date(), at=at)) == [SignIn.rows.get().pk]
    ExpiredSignIns().do(SignIn.rows.get().pk, at=at)
    assert SignIn.rows.get().ended_at == at


def signs(person, *, at, verb="editorial.sign.leader"):
    return record("liuxi", by=person, verb=verb, of=person, at=at)


def begun(person, *, at=AT):
    return actions.begin(person, factors=Factors.PASSWORD, browser="电脑", session_key="", at=at)


def test_signatures_without_a_signed_sign_in_are_counted_and_the_rest_is_not(made):
    person, other = made["leader"], made["reviewer"]
    assert (unsigned().count, unsigned().of) == (0, 0)
    without = signs(made["leader"], at=AT)
    begun(person)
    signs(person, at=AT + timedelta(hours=1))
    early = signs(person, at=AT - timedelta(hours=1))
    other.signed_in = person.signed_in
    borrowed = signs(other, at=AT + timedelta(hours=1), verb="evidence.accept")
    signs(made["clerk"], at=AT, verb="evidence.submit")
    record("liuxi", by="demo", verb="evidence.accept", of=person, at=AT)
    found = unsigned()
    assert (found.count, found.of) == (3, 4)
    assert found.first == tuple(("liuxi", entry.seq) for entry in (without, early, borrowed))
    assert unsigned(["shanqian"]).of == 0


def test_a_signature_after_going_out_and_a_sign_in_made_by_hand_do_not_count(made):
    person = made["leader"]
    begun(person)
    actions.end(person, at=AT + timedelta(hours=1))
    signs(person, at=AT + timedelta(hours=2))
    assert unsigned().count == 1
    made_up = SignIn.rows.create(person=person, at=AT, factors="password", browser="电脑", signature="0" * 64)
    person.signed_in = made_up.pk
    signs(person, at=AT + timedelta(hours=1))
    person.signed_in = 2**70
    signs(person, at=AT)
    assert unsigned().count == 3


def test_the_page_of_the_trail_says_how_many_signatures_have_no_sign_in(made):
    client = Client()
    client.force_login(made["administrator"])
    person = made["leader"]
    begun(person)
    signs(person, at=AT)
    said = "1 次审签、发布、撤下和佐证认定，每一次都查得到办理人当时的登录签名。"
    assert said in words(client.post("/desk/trail/verify/"))
    entry = signs(made["reviewer"], at=AT, verb="editorial.sign.review")
    told = words(client.post("/desk/trail/verify/"))
    assert (
        f"2 次审签、发布、撤下和佐证认定里，有 1 次查不到办理人当时的登录签名，例如柳溪镇人民政府第 {entry.seq} 条。"
        in told
    )
    assert "每条链都完整，没有改动、缺失或调换。" in told


def test_three_hundred_signatures_take_as_many_queries_as_one(made, django_assert_num_queries):
    person = made["leader"]
    for count in (1, 30):
        for _ in range(count):
            begun(person)
            signs(person, at=AT)
        with django_assert_num_queries(2):
            assert unsigned().count == 0
