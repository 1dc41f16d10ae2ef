"""发布渠道：of each organ in sight, what it means, and what was set before."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.law.outlets import Outlet
from mingtang.outlets import actions, queries
from mingtang.outlets.forms import OutletForm
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


@login_required
@require_safe
def organs(request: HttpRequest) -> HttpResponse:
    """发布渠道，organ by organ."""
    return render(request, "outlets/outlets.html", {"rows": queries.organs_seen(request.user, at=clock.now())})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """一个机关的发布渠道。"""
    at = clock.now()
    told = found_or_404(queries.organ_seen(request.user, code, at=at))
    if request.method != "POST":
        return _page(request, told)
    form = OutletForm(request.POST)

    def act() -> Done:
        actions.set_outlet(told.organ, **form.cleaned_data, by=request.user, at=at)
        return Done(
            "发布渠道已保存。从现在起新写的稿件按它办，已经在办的按稿件里写的办。", redirect("outlets:outlet", code)
        )

    return tried(request, form, act) or _page(request, told, form=form, status=422)


def _page(request: HttpRequest, told: queries.OfOrgan, *, form: Any = None, status: int = 200) -> HttpResponse:
    rule = told.rule
    initial = {"outlet": told.outlet, "portal": rule.portal if rule else "", "host": rule.host if rule else ""}
    context = {
        "told": told,
        "is_county": told.outlet is Outlet.COUNTY,
        "form": form or OutletForm(initial=initial),
        "reasons": actions.reasons_against_setting(told.organ, by=request.user, at=clock.now()),
        "history": queries.history(told.organ),
    }
    return render(request, "outlets/outlet.html", context, status=status)
