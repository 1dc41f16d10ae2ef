"""一次找回：what is asked, by whom and why; confirmed or refused by somebody else."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mingtang.law.recoveries import has_lapsed
from mingtang.law.rules import RuleBroken
from mingtang.organs import passwords
from mingtang.recovery import actions, queries
from mingtang.recovery.actions import reasons_against_confirming, reasons_against_refusing
from mingtang.recovery.models import Recovery
from mingtang.ui import clock
from mingtang.ui.found import found_or_404


def _recovery(request: HttpRequest, pk: int) -> Recovery:
    return found_or_404(queries.recovery(pk, request.user, at=clock.now()))


def _page(request: HttpRequest, row: Recovery, *, status: int = 200, **more: Any) -> HttpResponse:
    at = clock.now()
    context = {
        "recovery": row,
        "lapsed": has_lapsed(row.recovery_state, row.asked_at, at=at),
        "confirm_reasons": reasons_against_confirming(row, by=request.user, at=at),
        "refuse_reasons": reasons_against_refusing(row, by=request.user, at=at),
        "manages": queries.person_managed(row.person.username, request.user, at=at) is not None,
    }
    return render(request, "recovery/recovery.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一次找回。"""
    return _page(request, _recovery(request, pk))


@never_cache
@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认找回；the temporary password is shown on the page that answers, and never again."""
    row, password = _recovery(request, pk), passwords.temporary()
    try:
        row = actions.confirm(row, password=password, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, row, status=422, refused=broken.reasons)
    return render(request, "recovery/password_once.html", {"recovery": row, "password": password})


@login_required
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """拒绝找回。"""
    row = _recovery(request, pk)
    try:
        row = actions.refuse(row, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, row, status=422, refused=broken.reasons)
    messages.success(request, f"已拒绝，{row.person.name}的登录没有变动。")
    return redirect("recovery:recovery", row.pk)
