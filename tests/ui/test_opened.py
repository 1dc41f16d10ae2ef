"""打开时的样子。"""

from datetime import date

from django.test import RequestFactory

from mingtang.ui.opened import CHANGED_SINCE, OPENED_AS, digest_of, reasons_against_saving

STANDS = {"name": "老名字", "on": date(2026, 6, 30), "months": 12}


def _sent(**typed: str):
    return RequestFactory().post("/", typed)


def test_a_form_opened_with_what_still_stands_is_taken():
    again = {"months": 12, "on": date(2026, 6, 30), "name": "老名字"}
    assert reasons_against_saving(_sent(**{OPENED_AS: digest_of(STANDS)}), stands=again) == []


def test_a_form_opened_before_another_change_is_refused_until_it_was_seen():
    now = STANDS | {"name": "别人改的"}
    assert reasons_against_saving(_sent(**{OPENED_AS: digest_of(STANDS)}), stands=now) == [CHANGED_SINCE]
    assert reasons_against_saving(_sent(**{OPENED_AS: digest_of(now)}), stands=now) == []


def test_what_was_not_sent_by_a_form_is_not_held_up():
    assert reasons_against_saving(_sent(name="新名字"), stands=STANDS) == []
