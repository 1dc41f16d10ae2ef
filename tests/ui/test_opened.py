"""打开时的样子。"""

from datetime import date

from django import forms
from django.test import RequestFactory

from mingtang.ui.opened import CHANGED_SINCE, OPENED_AS, digest_of, reasons_against_saving, standing_now
from tests.builders import moment

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


class Sample(forms.Form):
    """各种控件。"""

    name = forms.CharField(label="名称", required=False)
    kind = forms.ChoiceField(label="种类", choices=[("a", "甲类"), ("b", "乙类")])
    is_trial = forms.BooleanField(label="试行", required=False)
    on = forms.DateField(label="哪天", required=False)
    at = forms.DateTimeField(label="几点", required=False)


def test_what_stands_now_is_told_in_words_where_it_was_typed_otherwise():
    stands = {"name": "同一个", "kind": "b", "is_trial": True, "on": date(2026, 3, 2), "at": moment("2026-03-02 09:05")}
    form = Sample({"name": "同一个", "kind": "a", "on": "2026-03-03", "at": ""}, initial=stands)
    told = [("种类", "乙类"), ("试行", "是"), ("哪天", "2026年3月2日"), ("几点", "2026年3月2日 09:05")]
    assert standing_now(form, stands) == told
    emptied = Sample({"name": "填了", "kind": "b"}, initial=stands | {"name": None, "is_trial": False})
    assert standing_now(emptied, stands | {"name": None})[0] == ("名称", "没有填")
