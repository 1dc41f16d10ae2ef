"""案件页：what an application is, what is due and why, what to do next, and what was done. Rooms above add to it."""

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.applications.queries.queue import case as case_in_sight
from mingtang.casework.actions.stages import reasons_against_hand
from mingtang.casework.queries import people
from mingtang.handling import ports
from mingtang.handling.queries import case as queries
from mingtang.handling.views.choices import ALL, DECIDING, PAPER, Shown, shown
from mingtang.law.foi import FoiAct, acts_in
from mingtang.law.foi_words import WHAT_NOW
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.found import found_or_404


def case_or_404(request: HttpRequest, organ: str, year: int, serial: int, *, at: datetime) -> Application:
    """The case in the viewer's sight."""
    return found_or_404(case_in_sight(request.user, organ=organ, year=year, serial=serial, at=at))


def page(
    request: HttpRequest,
    application: Application,
    *,
    at: datetime,
    status: int = HTTPStatus.OK,
    typed: Mapping[str, Form] | None = None,
    **more: Any,
) -> HttpResponse:
    """案件页；rooms above show it again with ``refused``, the reasons why their act was not done."""
    by, on = request.user, day_of(at)
    knows = sees_applicant(by, application.unit, at=at)
    events = queries.events(application)
    others = people.same_person(application) if knows else []
    context = {
        "application": application,
        "events": [(event, queries.told(event)) for event in events],
        "days": queries.days(application, on=on),
        "knows": knows,
        "others": others,
        "namesakes": people.namesakes(application) if knows else [],
        "earlier": people.earlier_in_month(application, others),
        "papers": queries.papers(application, by, at=at),
        "parts": ports.parts_of(application, by, at=at),
        "width": queries.WIDTH,
        "outcome": queries.result(application),
        "requests": queries.extension_requests(application),
    }
    context |= _acts(application, by, at=at, typed=typed or {})
    return render(request, "handling/case.html", context | more, status=status)


def _acts(application: Application, by: Person, *, at: datetime, typed: Mapping[str, Form]) -> dict[str, Any]:
    """What to do next: the steps of this state, those of other states behind a fold, and what waits for consent."""
    told = [shown(choice, application, by, at=at, typed=typed) for choice in ALL]
    hand = reasons_against_hand(application, by=by, at=at)
    here = [] if hand else [each for each in told if each.choice.belongs(application) and _fits(each)]
    return {
        "hand": hand,
        "here": here,
        "elsewhere": [each for each in told if each not in here],
        "deciding": [shown(choice, application, by, at=at, typed=typed) for choice in DECIDING],
        "paper": shown(PAPER, application, by, at=at, typed=typed),
        "now": _now(application),
    }


def _fits(one: Shown) -> bool:
    """Not a step without a state of its own, such as entering a receipt, while there is nothing to do it with."""
    return one.choice.act is not None or not one.reasons


def _now(application: Application) -> str:
    """现在办什么，in words; what nobody has named or taken over is told first."""
    lacks = [word for word, there in (("事项", application.title), ("承办人", application.handler)) if not there]
    first = f"还没有写{'和'.join(lacks)}，请先在“{FoiAct.ASSIGN.label}”里写好。" if lacks else ""
    return f"{first if FoiAct.ASSIGN in acts_in(application.stands) else ''}{WHAT_NOW[application.state]}"


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """一件申请。"""
    at = clock.now()
    return page(request, case_or_404(request, organ, year, serial, at=at), at=at)
