"""动作。"""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from mingtang.law.rules import RuleBroken
from mingtang.ui.acts import Done, OnPage, pressed, tried


class NameForm(forms.Form):
    name = forms.CharField(error_messages={"required": "请填名字。"})


@pytest.fixture
def sent():
    request = RequestFactory().post("/")
    request._messages = CookieStorage(request)
    return request


def _refuse():
    raise RuleBroken(["还没有签发。", "今天放假。"])


def _said(request):
    return [(told.level_tag, told.message) for told in get_messages(request)]


def _page(*, status, **more):
    told = {name: dict(it.errors) | {"typed": it["name"].value()} if name == "form" else it
            for name, it in more.items()}  # fmt: skip
    return HttpResponse(repr(told), status=status)


def _here(request):
    return OnPage(request, _page, ("/list/",))


def test_an_act_of_a_form_is_said_and_the_reader_goes_on(sent):
    form = NameForm({"name": "老名字"})
    answer = tried(sent, form, lambda: Done(f"已登记{form.cleaned_data['name']}。", HttpResponseRedirect("/7/")))
    assert (answer.status_code, answer.url, _said(sent)) == (302, "/7/", [("success", "已登记老名字。")])


def test_a_form_that_is_wrong_is_not_acted_on(sent):
    form = NameForm({"name": ""})
    assert (tried(sent, form, _refuse), form.errors, _said(sent)) == (None, {"name": ["请填名字。"]}, [])


def test_a_form_that_was_not_sent_is_not_acted_on_and_not_found_fault_with(sent):
    form = NameForm()
    assert (tried(sent, form, _refuse), form.errors) == (None, {})


@pytest.mark.parametrize(("field", "at"), [(None, "__all__"), ("name", "name")])
def test_the_reasons_stand_on_the_form_or_at_its_field(sent, field, at):
    form = NameForm({"name": "老名字"})
    assert tried(sent, form, _refuse, field=field) is None
    assert (form.errors, _said(sent)) == ({at: ["还没有签发。", "今天放假。"]}, [])


def test_a_button_that_is_refused_shows_the_page_again_with_the_reasons(sent):
    answer = pressed(sent, _refuse, lambda reasons: HttpResponse("".join(reasons), status=422))
    assert (answer.status_code, answer.content.decode(), _said(sent)) == (422, "还没有签发。今天放假。", [])


def test_what_is_done_on_a_page_ends_back_on_it(sent):
    form = NameForm({"name": "老名字"})
    answers = [
        _here(sent).tried(form, lambda: None, "已保存。", form=form),
        _here(sent).pressed(lambda: 3, lambda number: f"第 {number} 稿已送审。"),
    ]
    assert [(each.status_code, each.url) for each in answers] == [(302, "/list/")] * 2
    assert _said(sent) == [("success", "已保存。"), ("success", "第 3 稿已送审。")]


def test_what_is_refused_on_a_page_gives_back_what_was_typed(sent):
    form = NameForm({"name": "老名字"})
    by_form = _here(sent).tried(form, _refuse, "已保存。", form=form)
    by_button = _here(sent).pressed(_refuse, "已送审。", why="太早")
    again = {"__all__": ["还没有签发。", "今天放假。"], "typed": "老名字"}
    assert (by_form.status_code, by_form.content.decode()) == (422, repr({"form": again}))
    shown = {"refused": ("还没有签发。", "今天放假。"), "why": "太早"}
    assert (by_button.status_code, by_button.content.decode()) == (422, repr(shown))
    assert _said(sent) == []
