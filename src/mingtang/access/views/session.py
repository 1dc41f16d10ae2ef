"""登录的期限：it ends some hours after the last request, and whoever comes too late is told what became of the form."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from mingtang.access import actions, sight
from mingtang.access.browsers import label_of
from mingtang.access.queries import people
from mingtang.law.second_factor import Factors
from mingtang.organs.models import Person
from mingtang.ui import clock

RENEWED_AT = "renewed_at"
EXPIRED = "expired"
SIGN_IN = "sign_in"
BACKEND = "django.contrib.auth.backends.ModelBackend"
# 过了期限的八分之一才续，每天只多写几次。
_PARTS = 8


class SignedIn:
    """登录记录：a session holds as long as the sign-in that began it; what its owner does carries that number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/desk/") and request.user.is_authenticated:
            number = request.session.get(SIGN_IN)
            if number is not None and people.sign_in(number, request.user) is None:
                logout(request)
            elif number is not None:
                request.user.signed_in = number
        return self.get_response(request)


class PhoneFirst:
    """先绑定手机：whoever holds a post that signs and has no phone bound does that before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/desk/") and request.user.is_authenticated:
            free = {reverse(f"access:{name}") for name in ("phone", "password", "sign-out")}
            if request.path not in free and sight.must_enrol(request.user, at=clock.now()):
                return redirect("access:phone")
        return self.get_response(request)


class Staying:
    """续期：whoever goes on working stays signed in. A request that only reads costs no write most of the time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/desk/"):
            return self.get_response(request)
        if request.user.is_authenticated:
            renew_when_due(request, at=clock.now())
            return self.get_response(request)
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302:
            sign_in = f"{reverse('access:sign-in')}?next="
            if response["Location"].startswith(sign_in):
                response["Location"] += f"&{EXPIRED}=1"
        return response


def enter(request: HttpRequest, person: Person, *, factors: Factors, failures: int, at: datetime) -> None:
    """进来：the session is the person's from here on, and the sign-in is signed and kept."""
    login(request, person, backend=BACKEND)
    begin(request, at=at)
    row = actions.begin(
        person,
        factors=factors,
        browser=browser_of(request),
        session_key=request.session.session_key or "",
        failures=failures,
        at=at,
    )
    request.session[SIGN_IN] = row.pk


def browser_of(request: HttpRequest) -> str:
    """电脑或手机，和哪一类浏览器。"""
    return label_of(request.headers.get("user-agent", ""))


def begin(request: HttpRequest, *, at: datetime) -> None:
    """开始计期：when somebody signs in."""
    request.session[RENEWED_AT] = int(at.timestamp())


def renew_when_due(request: HttpRequest, *, at: datetime) -> None:
    """Of a session that was not begun here (by an earlier version) the end stays where it is."""
    renewed_at = request.session.get(RENEWED_AT)
    if renewed_at is not None and at.timestamp() - renewed_at > settings.SESSION_COOKIE_AGE / _PARTS:
        begin(request, at=at)


def onward(request: HttpRequest) -> str:
    """Where to go after signing in; an address of another host is passed over."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    return wanted if _is_ours(request, wanted) else resolve_url(settings.LOGIN_REDIRECT_URL)


def form_is_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """表单已失效：named in the settings; leads back to the page, which brings back what was typed.

    A second tab with the sign-in page, sent after the first, is no mistake: who is signed in goes on.
    """
    signed_in = request.user.is_authenticated
    if signed_in and request.path == reverse("access:sign-in"):
        return redirect(onward(request))
    came_from = request.META.get("HTTP_REFERER", "")
    context: dict[str, Any] = {"back": came_from if _is_ours(request, came_from) else ""}
    return render(request, "403_csrf.html", context, status=403)


def _is_ours(request: HttpRequest, address: str) -> bool:
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
