"""拟写：choose the ground, save, hand in."""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.applications.models import Application
from mingtang.caseletters.views.case import case_to_read
from mingtang.law.case_letters import reply_kind
from mingtang.law.outcomes import ground
from mingtang.law.replies import ReplyState, reply_grounds
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.replies.actions import drafting
from mingtang.replies.forms import DraftForm, GroundForm
from mingtang.replies.queries.replies import Told, reply_of
from mingtang.replies.views.show import done, draft_form, page, seen_of
from mingtang.ui import clock


@login_required
@require_POST
def choose(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """选依据。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    form = GroundForm(request.POST, grounds=reply_grounds(day_of(at)))

    def act() -> object:
        chosen, seen = form.cleaned_data["ground"], seen_of(request)
        return drafting.choose(application, ground_id=chosen, seen=seen, by=request.user, at=at)

    return done(request, application, act, "依据已选好，请填写下面的各项。", at=at, form=form, name="ground_form")


@login_required
@require_POST
def save(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """保存，或者按范本填好文字。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    told = reply_of(application, on=day_of(at))
    if told is None or not is_of(told, request):
        return lost(request, application, told, at=at)
    form = draft_form(told, application, request.POST, at=at)
    fills = request.POST.get("act") == "fill"

    def act() -> object:
        return drafting.write(application, **typed(form), fills=fills, seen=seen_of(request), by=request.user, at=at)

    said = "文字已填好，请再看一遍、改好。" if fills else "已保存。"
    return done(request, application, act, said, at=at, form=form, name="draft_form")


@login_required
@require_POST
def hand_in(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """送审：what stands on the screen, saved before."""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    told = reply_of(application, on=day_of(at))
    if told is None or not is_of(told, request):
        return lost(request, application, told, at=at)
    form = draft_form(told, application, request.POST, at=at)

    def act() -> object:
        return drafting.save_and_hand_in(application, **typed(form), seen=seen_of(request), by=request.user, at=at)

    said = "已送审，等另一个人做合法性审核。"
    return done(request, application, act, said, at=at, form=form, name="draft_form")


def typed(form: DraftForm) -> dict[str, Any]:
    """What was typed, as the actions take it."""
    told = form.cleaned_data
    return {"answers": form.values(), "withheld": told.get("withheld", []), "text": told["text"]}


def is_of(told: Told, request: HttpRequest) -> bool:
    """Whether what was typed answers the questions of the ground that is in hand now."""
    mine = told.reply.ground
    return told.reply.stands is not ReplyState.SIGNED and request.POST.get("ground", mine) == mine


def lost(request: HttpRequest, application: Application, told: Told | None, *, at: datetime) -> HttpResponse:
    """The reply in hand is another one: what was typed is given back under its own questions, beside the form."""
    refused = drafting.NONE if told is None or told.reply.stands is ReplyState.SIGNED else drafting.STALE
    more = {"refused": [refused], "unsaved": unsaved(request, at=at)}
    return page(request, application, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, **more)


def unsaved(request: HttpRequest, *, at: datetime) -> list[tuple[str, str]]:
    """What was typed, with the questions of the ground that it was typed for."""
    try:
        kind = reply_kind(ground(request.POST.get("ground", ""), day_of(at)))
    except RuleBroken:
        return []
    form = DraftForm(request.POST, kind=kind, why=True)
    return [(field.label, said) for field in form if (said := field.value())]
