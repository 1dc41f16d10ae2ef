"""登录与退出。"""

from typing import Any

from axes.helpers import get_failure_limit
from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.access import actions, sight
from mingtang.access.forms import SignInForm
from mingtang.access.queries.attempts import failed_attempts, lock_opens_at
from mingtang.access.views import code, session
from mingtang.law.second_factor import Factors
from mingtang.ui import clock

LOCKED = 429


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """登录。"""
    if request.user.is_authenticated:
        return redirect(session.onward(request))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        at = clock.now()
        failures = failed_attempts(request, form.cleaned_data["username"], at=at)
        person = authenticate(request, **form.cleaned_data)
        if person is not None and sight.has_device(person):
            return code.asked_for(request, person, failures=failures, at=at)
        if person is not None:
            session.enter(request, person, factors=Factors.PASSWORD, failures=failures, at=at)
            return redirect(session.onward(request))
        form.add_error(None, _failed(request))
    return _page(request, form, status=422 if form.errors else 200)


def _page(request: HttpRequest, form: SignInForm, *, status: int) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "next": request.POST.get("next", request.GET.get("next", "")),
        "expired": session.EXPIRED in request.GET,
    }
    if settings.DEMO:
        context |= {
            "accounts": getattr(settings, "MINGTANG_DEMO_ACCOUNTS", ()),
            "shared_password": getattr(settings, "MINGTANG_DEMO_PASSWORD", ""),
        }
    return render(request, "access/sign_in.html", context, status=status)


def _failed(request: HttpRequest) -> str:
    """What was wrong, without saying whether there is such an account, and how many attempts are left."""
    left = get_failure_limit(request, None) - (request.axes_failures_since_start or 0)
    return f"账号或密码不对，请核对后重新输入。再错 {left} 次，这个账号要锁定 30 分钟。忘了密码，请本单位管理员重设。"


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]) -> HttpResponse:
    """登录锁定：named in the settings; says until when, and whom to ask."""
    username = credentials["username"]
    if request.axes_failures_since_start:
        actions.note_lock_out(username, failures=request.axes_failures_since_start, at=clock.now())
    opens_at = lock_opens_at(request, username)
    return render(request, "access/locked.html", {"opens_at": opens_at}, status=LOCKED)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """退出。"""
    if request.user.is_authenticated:
        actions.end(request.user, at=clock.now())
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)
