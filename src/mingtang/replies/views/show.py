"""答复意见的页面：the reply in hand, what stands against each act, and the acts."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_reviewer
from mingtang.caseletters.queries.forms import rule_of
from mingtang.caseletters.setting import letter_of
from mingtang.caseletters.views.case import case_to_read
from mingtang.law.foi import FoiAct, acts_in
from mingtang.law.replies import ReplyState, reply_grounds
from mingtang.law.rules import RuleBroken
from mingtang.letters.preview import to_html
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.replies.actions import drafting, judging, signing
from mingtang.replies.forms import BackForm, DraftForm, GiveForm, GroundForm
from mingtang.replies.queries.record import personal_in
from mingtang.replies.queries.replies import Told, may_sign, reply_of
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

_S = ReplyState


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """一件申请的答复意见。"""
    at = clock.now()
    return page(request, case_to_read(request, organ, year, serial, at=at), at=at)


def page(
    request: HttpRequest, application: Application, *, at: datetime, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """The page, with what was typed and refused in ``more``."""
    on, by = day_of(at), request.user
    told = reply_of(application, on=on)
    is_open = told is not None and told.reply.stands is not _S.SIGNED
    context = {
        "application": application,
        "told": told,
        "is_open": is_open,
        "ground_form": GroundForm(grounds=reply_grounds(on)),
        "against_drafting": drafting.reasons_against_drafting(application, by=by, at=at),
        "speaks": told is None and FoiAct.ANSWER_AT_ONCE in acts_in(application.stands),
        "rule": rule_of(application.unit),
        **(_of_open(request, application, told, at=at) if is_open and told else {}),
    }
    return render(request, "replies/reply.html", context | more, status=status)


def _of_open(request: HttpRequest, application: Application, told: Told, *, at: datetime) -> dict[str, Any]:
    by = request.user
    return {
        "draft_form": draft_form(told, application, at=at),
        "give_form": GiveForm(),
        "back_form": BackForm(),
        "preview": _preview(told, application),
        "personal": personal_in(application, text=told.text, given=told.given),
        "against_back": judging.reasons_against_sending_back(told, application, by=by, at=at),
        **_next_step(told, application, by=by, at=at),
    }


def _next_step(told: Told, application: Application, *, by: Person, at: datetime) -> dict[str, Any]:
    """What stands against the step that is next; whoever signs is told too why that must wait for the look."""
    if told.reply.stands is _S.DRAFT:
        return {"against_handing_in": drafting.reasons_against_handing_in(told, application, by=by, at=at)}
    signs = may_sign(by, application, on=day_of(at))
    steps: dict[str, Any] = {}
    if told.reply.stands is _S.HANDED_IN and (not signs or is_reviewer(by, application.unit, at=at)):
        steps = {"looks": True, "against_looking": judging.reasons_against_looking(told, application, by=by, at=at)}
    if told.reply.stands is _S.LOOKED or signs:
        against = signing.reasons_against_signing(told, application, by=by, at=at)
        steps |= {"signs": True, "against_signing": against}
    return steps


def draft_form(told: Told, application: Application, data: Any = None, *, at: datetime) -> DraftForm:
    """填写的各项和正文，of the ground in hand."""
    asks_withheld = any(need.id == "withheld_grounds" for need in told.ground.needs)
    withholding = [each for each in reply_grounds(day_of(at)) if each.withholds] if asks_withheld else []
    first = DraftForm.first(told.kind, told.answers)
    initial = first | {"text": told.text, "withheld": [each.id for each in told.withheld], "why": told.why_personal}
    why = bool(told.why_personal or personal_in(application, text=told.text, given=told.given))
    more = {"withholding": withholding, "kinds": told.ground.kinds, "why": why}
    return DraftForm(data, kind=told.kind, initial=initial, **more)


def _preview(told: Told, application: Application) -> str:
    if not told.text:
        return ""
    rule = rule_of(application.unit)
    try:
        letter = letter_of(
            told.kind,
            told.text,
            organ=application.unit.name,
            addressee=application.particulars.name,
            contact=rule.contact if rule else "",
            attachments=[file.title for file in told.given],
            number="（签发时编号）",
        )
    except RuleBroken:
        return ""
    return to_html(letter)


def steps_of(request: HttpRequest) -> int:
    """How many steps the page showed."""
    seen = request.POST.get("steps", "")
    return int(seen) if seen.isdecimal() and len(seen) < 9 else -1


def seen_of(request: HttpRequest) -> str:
    """Which shape of the reply the page showed."""
    return request.POST.get("seen", "")[:64]


def done(
    request: HttpRequest,
    application: Application,
    act: Callable[[], object],
    said: str,
    *,
    at: datetime,
    form: Any = None,
    name: str = "",
) -> HttpResponse:
    """Do it and go back to the page, or show what was typed with every reason why not."""
    if form is not None and not form.is_valid():
        return page(request, application, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, **{name: form})
    try:
        act()
    except RuleBroken as broken:
        application.refresh_from_db()
        more: dict[str, Any] = {"refused": broken.reasons}
        if form is not None:
            add_reasons(form, broken)
            more = {name: form}
        return page(request, application, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, **more)
    messages.success(request, said)
    return redirect("replies:reply", application.unit.code, application.year, application.serial)
