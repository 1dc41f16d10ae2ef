"""绑定手机：three steps; the secret waits in the session until a code proves that a phone has it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mingtang.access import actions, codes
from mingtang.access.forms import PhoneForm
from mingtang.access.queries import people
from mingtang.access.views.session import SIGN_IN, browser_of
from mingtang.law.rules import RuleBroken
from mingtang.law.second_factor import Factors, reasons_to_enrol
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

SEED = "seed"


@sensitive_post_parameters("code", "old_code")
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """绑定手机，或者换一部。"""
    person = request.user
    device = people.device_of(person)
    seed = request.session.setdefault(SEED, codes.new_seed())
    form = PhoneForm(request.POST if request.method == "POST" else None, replacing=device is not None)
    if form.is_valid():
        try:
            actions.enrol(person, seed=seed, **form.cleaned_data, by=person, at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return _bound(request)
    side, path = codes.drawn(codes.address(seed, person.pk, person.username))
    context: dict[str, Any] = {
        "form": form,
        "device": device,
        "side": side,
        "path": path,
        "key": codes.typed_key(seed, person.pk),
        "needed": reasons_to_enrol(person.post_kinds(clock.today())) if settings.MINGTANG_SECOND_FACTOR else (),
    }
    return render(request, "access/phone.html", context, status=422 if form.errors else 200)


def _bound(request: HttpRequest) -> HttpResponse:
    """From here on the sign-in is one by both factors."""
    number = request.session.get(SIGN_IN)
    factors, browser = Factors.PASSWORD_AND_CODE, browser_of(request)
    row = actions.renewed(request.user, number=number, factors=factors, browser=browser, at=clock.now())
    del request.session[SEED]
    request.session[SIGN_IN] = row.pk
    actions.moved(row.pk, session_key=request.session.session_key)
    messages.success(request, "手机已绑定。以后登录，输过密码再输手机上的 6 位验证码。")
    return redirect(settings.LOGIN_REDIRECT_URL)
