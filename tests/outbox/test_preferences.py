"""通知设置：an address counts once its code came back, is shown to nobody else, and goes when asked."""

import logging
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from mingtang.config import smtp
from mingtang.law.mail import NoticeKind, Quiet
from mingtang.law.rules import RuleBroken
from mingtang.outbox.actions import notify
from mingtang.outbox.actions.preferences import choose, remove_address, set_address, verify_address
from mingtang.outbox.actions.sending import send_due
from mingtang.outbox.forms import CodeForm
from mingtang.outbox.models import Mail, Preference
from mingtang.outbox.post import STARTTLS, TLS, Server
from tests.builders import moment
from tests.outbox.conftest import office, reachable
from tests.pages import errors, signed_in, words
from tests.refusals import refused

AT = moment("2026-03-05")
MINUTE = timedelta(minutes=1)


def ask(person, box, settings, at=AT, address="lin@mail.example"):
    """Set the address and read the code in the mail."""
    set_address(address=address, by=person, at=at)
    send_due(at=at, office=office(settings))
    return re.search(r"验证码是 (\d{6})", box.letters[-1][1].get_content())[1]


def test_an_address_is_verified_by_the_code_that_was_mailed_to_it(town, box, settings):
    code = ask(town["clerk"], box, settings)
    assert Preference.rows.get().takes_mail is False
    verify_address(code=code, by=town["clerk"], at=AT + MINUTE)
    assert Preference.rows.get().takes_mail is True
    assert box.letters[0][0] == "lin@mail.example"
    assert not any(code in str(row) for row in [*Mail.rows.values_list(), *Preference.rows.values_list()])


def test_a_code_typed_in_full_width_digits_is_that_code(town, box, settings):
    code = ask(town["clerk"], box, settings)
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert CodeForm({"code": f"　{wide}"}).is_valid()
    verify_address(code=f"　{wide}", by=town["clerk"], at=AT + MINUTE)
    assert Preference.rows.get().takes_mail is True


def test_before_it_is_verified_an_address_gets_nothing_but_the_code(town, box, settings):
    reachable(town["clerk"], AT)
    code = ask(town["clerk"], box, settings, address="new@mail.example")
    wrong = "000000" if code != "000000" else "111111"
    with pytest.raises(RuleBroken, match="验证码不对"):
        verify_address(code=wrong, by=town["clerk"], at=AT)
    notify([town["clerk"]], kind=NoticeKind.REVIEW, title="等您审核", path="/", of="x.y:1", step="a", at=AT)
    assert Preference.rows.get().takes_mail is False
    assert Mail.rows.filter(kind="notice").count() == 0


def test_a_code_dies_after_half_an_hour_and_after_five_wrong_tries(town, box, settings):
    code = ask(town["clerk"], box, settings)
    wrong = "000000" if code != "000000" else "111111"
    with refused("验证码已过期，请重新填写地址，再发一次。"):
        verify_address(code=code, by=town["clerk"], at=AT + 31 * MINUTE)
    for _ in range(5):
        with pytest.raises(RuleBroken, match="验证码不对"):
            verify_address(code=wrong, by=town["clerk"], at=AT + MINUTE)
    with refused("填错的次数太多，请重新填写地址，再发一次验证码。"):
        verify_address(code=code, by=town["clerk"], at=AT + MINUTE)


def test_nobody_can_be_flooded_with_codes(town, box, settings):
    ask(town["clerk"], box, settings)
    with refused("验证码刚刚发过，请等一分钟再试。"):
        set_address(address="other@mail.example", by=town["clerk"], at=AT + MINUTE / 2)
    for number in range(1, 5):
        set_address(address="other@mail.example", by=town["clerk"], at=AT + 2 * number * MINUTE)
    with refused("一天最多发 5 次验证码，请明天再试。"):
        set_address(address="other@mail.example", by=town["clerk"], at=AT + 20 * MINUTE)


def test_a_code_of_an_address_that_was_changed_is_not_sent(town, box, settings):
    set_address(address="first@mail.example", by=town["clerk"], at=AT)
    set_address(address="second@mail.example", by=town["clerk"], at=AT + 2 * MINUTE)
    send_due(at=AT + 3 * MINUTE, office=office(settings))
    assert [to for to, _ in box.letters] == ["second@mail.example"]


def test_an_address_that_was_removed_is_nowhere_any_more(town, box):
    reachable(town["clerk"], AT)
    remove_address(by=town["clerk"], at=AT)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "clerk@mail.example" not in str(cursor.fetchall()), table
    with refused("没有设置邮件地址。"):
        remove_address(by=town["clerk"], at=AT)


def test_without_a_server_no_address_is_taken(town, settings):
    settings.MINGTANG_SMTP = None
    with refused("系统还没有设置邮件服务器，通知只留在工作台。请联系系统管理人员。"):
        set_address(address="lin@mail.example", by=town["clerk"], at=AT)


def test_what_comes_when_is_one_s_own_choice(town):
    told = {"at_once": [NoticeKind.DUE], "digest": False, "digest_hour": 9, "quiet": Quiet(22, 6, days_off=False)}
    choose(**told, by=town["clerk"])
    row = Preference.rows.get()
    assert (row.at_once, row.digest, row.digest_hour, row.quiet) == (["due"], False, 9, told["quiet"])
    with refused("钟点在 0 至 23 之间。"):
        choose(**told | {"digest_hour": 24}, by=town["clerk"])


def test_the_page_says_so_where_no_mail_can_be_sent(town, settings):
    settings.MINGTANG_SMTP = None
    page = words(signed_in(town, "clerk").get("/desk/notices/settings/"))
    assert "系统还没有设置邮件服务器，通知只留在工作台。" in page


def test_only_its_owner_is_shown_an_address(town, box):
    reachable(town["clerk"], AT)
    assert "clerk@mail.example" in words(signed_in(town, "clerk").get("/desk/notices/settings/"))
    page = signed_in(town, "administrator").get("/desk/deliveries/").content.decode()
    assert "mail.example" not in page
    assert "已设置" in page


def test_a_wrong_address_comes_back_with_what_is_wrong(town, box):
    page = signed_in(town, "clerk").post("/desk/notices/settings/address/", {"address": "林@例"})
    assert (page.status_code, errors(page)[0][:5]) == (422, "邮件地址：")


@pytest.mark.parametrize(
    ("told", "server"),
    [
        ("", None),
        ("smtp://mail.example", Server("mail.example", 25)),
        ("smtps://a:b%40c@mail.example", Server("mail.example", 465, TLS, "a", "b@c")),
        ("smtp+starttls://mail.example:2525", Server("mail.example", 2525, STARTTLS)),
    ],
)
def test_the_server_is_read_from_one_address(told, server):
    assert smtp.server(told) == server


@pytest.mark.parametrize("told", ["mail.example", "http://a:geheim@mail.example", "smtp://:geheim@", "smtp://x:port"])
def test_a_wrong_server_is_refused_without_repeating_its_password(told):
    with pytest.raises(ImproperlyConfigured) as wrong:
        smtp.server(told)
    assert str(wrong.value) == smtp.WRONG


def test_neither_password_nor_address_gets_into_the_log(town, no_server, settings, caplog):
    settings.MINGTANG_SMTP = Server("127.0.0.1", settings.MINGTANG_SMTP.port, user="u", password="geheim", timeout=0.3)
    with caplog.at_level(logging.DEBUG):
        set_address(address="lin@mail.example", by=town["clerk"], at=AT)
        send_due(at=AT, office=office(settings))
    assert [word for word in ("geheim", "lin@mail.example") if word in caplog.text] == []
    assert "geheim" not in repr(settings.MINGTANG_SMTP)
