"""我的账号、一个人的登录与找回：what is on the page, for whom, and in how many queries."""

from datetime import timedelta

import pytest

from mingtang.access import actions
from mingtang.access.models import Device, SignIn
from mingtang.desk.queries import recoveries
from mingtang.law.second_factor import Factors
from mingtang.organs.models import Person
from mingtang.recovery import actions as recovery
from mingtang.recovery.models import Recovery
from mingtang.ui import clock
from tests.access.phones import bound
from tests.builders import moment
from tests.pages import errors, signed_in, words
from tests.roles import everything

AT = moment("2026-03-02")
REASON = "手机丢失，本人当面提出。"


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def asked(made, now):
    bound(made["reviewer"], at=now - timedelta(hours=2))
    return recovery.ask(made["reviewer"], reason=REASON, by=made["administrator"], at=now - timedelta(hours=1))


def test_ones_own_page_shows_ones_own_sign_ins(made):
    actions.begin(made["clerk"], factors=Factors.PASSWORD, browser="手机，微信", session_key="", at=AT)
    actions.begin(made["officer"], factors=Factors.PASSWORD, browser="电脑，火狐浏览器", session_key="", at=AT)
    told = words(signed_in(made, "clerk").get("/desk/password/"))
    assert "2026年3月2日 09:00 手机，微信 密码 还没有结束" in told
    assert "火狐" not in told


def test_an_administrator_sees_those_of_the_people_they_manage(made):
    actions.begin(made["officer"], factors=Factors.PASSWORD, browser="电脑，火狐浏览器", session_key="", at=AT)
    told = words(signed_in(made, "administrator").get("/desk/access/officer/"))
    assert "2026年3月2日 09:00 电脑，火狐浏览器 密码 还没有结束" in told
    assert "现在还不能申请找回： 江承办没有绑定手机，管理员一人重设密码就可以。" in told


def test_asking_leads_to_the_recovery_and_a_refusal_brings_back_what_was_typed(made, now):
    bound(made["officer"], at=now)
    client, before = signed_in(made, "administrator"), everything()
    page = client.post("/desk/access/officer/recover/", {"reason": " "})
    assert (page.status_code, everything() == before) == (422, True)
    marked = client.post("/desk/access/officer/recover/", {"reason": "机密★10年"})
    assert errors(marked)[0].startswith("原因里有密级标志。")
    assert "机密★10年" in words(marked)
    done = client.post("/desk/access/officer/recover/", {"reason": REASON})
    assert done.url == f"/desk/recoveries/{Recovery.rows.get().pk}/"
    told = words(client.get(done.url))
    assert (REASON in told, "申请是您提出的，要由另一个人确认。" in told) == (True, True)


def test_confirming_shows_the_password_once(made, asked):
    client = signed_in(made, "leader")
    page = client.post(f"/desk/recoveries/{asked.pk}/confirm/")
    password = page.context["password"]
    assert Person.rows.get(username="reviewer").check_password(password)
    assert (password in words(page), page.headers["Cache-Control"].count("no-store")) == (True, 1)
    assert password not in words(client.get(f"/desk/recoveries/{asked.pk}/"))
    again = client.post(f"/desk/recoveries/{asked.pk}/confirm/")
    assert (again.status_code, "这次找回已确认，不能再改。" in words(again)) == (422, True)


def test_refusing_leaves_everything_as_it_was(made, asked):
    client = signed_in(made, "reviewer")
    assert "不是您要的，请拒绝" in words(client.get(f"/desk/recoveries/{asked.pk}/"))
    client.post(f"/desk/recoveries/{asked.pk}/refuse/")
    assert (Recovery.rows.get().state, Device.rows.in_force().count()) == ("refused", 1)


def test_an_open_recovery_is_on_the_day_of_whoever_may_confirm_it_and_of_the_person(made, asked, now):
    found = {who: [row.step for row in recoveries.rows(made[who], at=now)] for who in made.people if who != "gone"}
    assert {who: steps for who, steps in found.items() if steps} == {
        "leader": ["去确认"],
        "county-administrator": ["去确认"],
        "reviewer": ["去看"],
    }
    (row,) = recoveries.rows(made["leader"], at=now)
    assert (row.sentence, row.url) == (f"管管理为许审核申请找回登录：{REASON}", f"/desk/recoveries/{asked.pk}/")
    assert row.sentence in words(signed_in(made, "leader").get("/desk/"))
    assert recoveries.rows(made["leader"], at=now + timedelta(days=1)) == []
    assert "已过期" not in words(signed_in(made, "leader").get(row.url))


def test_a_lapsed_recovery_says_so(made, asked, now):
    recovery.refuse(asked, by=made["leader"], at=now)
    row = Recovery.rows.create(
        person=made["reviewer"], asked_by=made["administrator"], reason=REASON, asked_at=now - timedelta(days=2)
    )
    told = words(signed_in(made, "leader").get(f"/desk/recoveries/{row.pk}/"))
    assert "许审核的找回 已过期" in told
    assert "现在还不能确认找回： 申请超过 24 小时没有人确认，已经过期，请重新申请。" in told
    assert "没有人确认，已过期" in words(signed_in(made, "administrator").get("/desk/access/reviewer/"))


def many(made, now, *, count):
    person, by = made["officer"], made["administrator"]
    SignIn.rows.bulk_create(
        SignIn(person=person, at=now, factors="password", browser="电脑", signature="0" * 64) for _ in range(count)
    )
    Recovery.rows.bulk_create(
        Recovery(person=person, asked_by=by, reason=REASON, asked_at=now - timedelta(minutes=n)) for n in range(count)
    )


def test_three_hundred_rows_take_as_many_queries_as_one(
    made, now, django_assert_num_queries, django_assert_max_num_queries
):
    pages = {"/desk/access/officer/": "administrator", "/desk/password/": "officer"}
    many(made, now, count=1)
    counted = {}
    for url, who in pages.items():
        client = signed_in(made, who)
        with django_assert_max_num_queries(30) as captured:
            client.get(url)
        counted[url] = len(captured.captured_queries)
    with django_assert_max_num_queries(4) as captured:
        assert len(recoveries.rows(made["leader"], at=now)) == 1
    many(made, now, count=299)
    for url, who in pages.items():
        client = signed_in(made, who)
        with django_assert_num_queries(counted[url]):
            client.get(url)
    with django_assert_num_queries(len(captured.captured_queries)):
        assert len(recoveries.rows(made["leader"], at=now)) == 300
