"""案件页：what an application is, what is due and why, what to do next, and what was done. Rooms above add to it."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.applications.queries.queue import case as case_in_sight
from mingtang.handling import ports
from mingtang.handling.queries import case as queries
from mingtang.organs.sight import day_of
from mingtang.ui import clock


def case_or_404(request: HttpRequest, organ: str, year: int, serial: int, *, at: datetime) -> Application:
    """The case in the viewer's sight."""
    found = case_in_sight(request.user, organ=organ, year=year, serial=serial, at=at)
    if found is None:
        raise Http404
    return found


def page(
    request: HttpRequest, application: Application, *, at: datetime, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """案件页；rooms above show it again with ``refused``, the reasons why their act was not done."""
    by, on = request.user, day_of(at)
    knows = sees_applicant(by, application.unit, at=at)
    events = queries.events(application)
    others = queries.same_person(application) if knows else []
    context = {
        "application": application,
        "events": events,
        "days": queries.days(application, events, on=on),
        "knows": knows,
        "others": others,
        "earlier": queries.earlier_in_month(application, others),
        "papers": queries.papers(application, by, at=at),
        "parts": ports.parts_of(application, by, at=at),
        "width": queries.WIDTH,
    }
    return render(request, "handling/case.html", context | more, status=status)


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """一件申请。"""
    at = clock.now()
    return page(request, case_or_404(request, organ, year, serial, at=at), at=at)
