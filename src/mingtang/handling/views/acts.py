"""办一步：the POST of every step; a form that is wrong, or refused, comes back as it was typed."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from mingtang.applications.models import Application
from mingtang.casework.actions.ending import Parts
from mingtang.casework.actions.fees import fee_for
from mingtang.handling.views.case import case_or_404, page
from mingtang.handling.views.choices import CHOICES, form_of
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.visits.codes import shown

LONGEST_NUMBER = 9


@login_required
@never_cache
@require_POST
def do(request: HttpRequest, organ: str, year: int, serial: int, name: str) -> HttpResponse:
    """办一步。"""
    at, choice = clock.now(), CHOICES[name]
    application = case_or_404(request, organ, year, serial, at=at)
    form = form_of(choice, application, on=day_of(at), at=at, request=request)
    why_not = choice.why_not(application, request.user, at)
    if why_not:
        return page(request, application, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, refused=why_not)
    if not form.is_valid():
        return _again(request, application, name, form, at=at)
    if "look" in request.POST and name == "notify-fee":
        return _looked(request, application, form, at=at)
    try:
        done = choice.do(application, **form.told(), seen=_seen(request), by=request.user, at=at)
    except RuleBroken as broken:
        add_reasons(form, broken)
        return _again(request, application, name, form, at=at)
    if isinstance(done, Parts):
        codes = [(given.application, shown(given.code)) for given in done.receipts]
        return render(request, "handling/parts.html", {"application": application, "codes": codes})
    messages.success(request, choice.said)
    return redirect(application.desk_address)


def _seen(request: HttpRequest) -> int:
    told = request.POST.get("seen", "")
    return int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else -1


def _again(request: HttpRequest, application: Application, name: str, form: Any, *, at: datetime) -> HttpResponse:
    application = case_or_404(request, application.unit.code, application.year, application.serial, at=at)
    return page(request, application, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, typed={name: form})


def _looked(request: HttpRequest, application: Application, form: Any, *, at: datetime) -> HttpResponse:
    """先算一算：the bands and the amount, and the form as it was typed; nothing is kept."""
    told = form.told()
    try:
        fee = fee_for(application, basis=told["basis"], count=told["count"], on=told["sent"].on)
    except RuleBroken as broken:
        add_reasons(form, broken)
        return _again(request, application, "notify-fee", form, at=at)
    return page(request, application, at=at, typed={"notify-fee": form}, fee=fee)
