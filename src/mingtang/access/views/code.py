"""登录的第二步：the password was right, and the phone that is bound must show a code before anybody is signed in."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mingtang.access import actions
from mingtang.access.forms import CodeForm
from mingtang.access.queries import people
from mingtang.access.views import session
from mingtang.law.second_factor import Factors
from mingtang.organs.models import Person
from mingtang.ui import clock

PENDING = "code_for"
WAITS = timedelta(minutes=10)


def asked_for(request: HttpRequest, person: Person, *, failures: int, at: datetime) -> HttpResponse:
    """问验证码：nobody is signed in yet; for a while the session remembers whose password was right."""
    request.session.cycle_key()
    request.session[PENDING] = {
        "person": person.pk,
        "password": person.get_session_auth_hash(),
        "failures": failures,
        "until": int((at + WAITS).timestamp()),
    }
    return redirect(_with_next(request, "access:code"))


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """输入验证码。"""
    if request.user.is_authenticated:
        return redirect(session.onward(request))
    at = clock.now()
    pending = request.session.get(PENDING)
    person = _person(pending, at=at)
    if person is None:
        if request.session.pop(PENDING, None) is not None:
            messages.warning(request, "输入验证码的时间过了，请重新登录。")
        return redirect(_with_next(request, "access:sign-in"))
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reasons = actions.tried(person, code=form.cleaned_data["code"], at=at)
        if not reasons:
            del request.session[PENDING]
            failures = pending["failures"]
            session.enter(request, person, factors=Factors.PASSWORD_AND_CODE, failures=failures, at=at)
            return redirect(session.onward(request))
        for reason in reasons:
            form.add_error("code", reason)
    context = {"form": form, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, "access/code.html", context, status=422 if form.errors else 200)


def _person(pending: dict[str, Any] | None, *, at: datetime) -> Person | None:
    """Whose password was right a moment ago, and still is."""
    if pending is None or at.timestamp() >= pending["until"]:
        return None
    person = people.coming_in(pending["person"])
    if person is None or not constant_time_compare(person.get_session_auth_hash(), pending["password"]):
        return None
    return person


def _with_next(request: HttpRequest, name: str) -> str:
    wanted = request.POST.get("next", request.GET.get("next", ""))
    return f"{reverse(name)}?{urlencode({'next': wanted})}" if wanted else reverse(name)
