"""材料的页面：the list, one request, and what is done with it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.applications.queries.queue import case
from mingtang.files.actions import store
from mingtang.holidays.queries import calendar
from mingtang.law.material import LABELS, MaterialState, last_day_to_send_back, reasons_against_answer
from mingtang.law.rules import refuse_if_any
from mingtang.material.actions import asking as acts
from mingtang.material.forms import AnswerForm, AskForm, ReasonForm
from mingtang.material.models import MaterialRequest
from mingtang.material.queries import requests as queries
from mingtang.material.queries.requests import units_for
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.found import found_or_404

PER_PAGE = 30
USUAL_DAYS = 5


@login_required
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """材料：what offices were asked, by days left."""
    at = clock.now()
    asked = request.GET.get("state", "open")
    state = asked if asked in {"", "open", *LABELS} else "open"
    page = Paginator(queries.requests(request.user, at=at, state=state), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.told(list(page.object_list), on=day_of(at))
    states = [("open", "要办的"), ("", "全部"), *((one.value, label) for one, label in LABELS.items())]
    return render(request, "material/requests.html", {"page_obj": page, "state": state, "states": states})


def case_or_404(request: HttpRequest, organ: str, year: int, serial: int, *, at: datetime) -> Application:
    """The case, for those who handle it."""
    found = case(request.user, organ=organ, year=year, serial=serial, at=at)
    if found is None or not sees_applicant(request.user, found.unit, at=at):
        raise Http404
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """请科室提供材料。"""
    at, by = clock.now(), request.user
    application = case_or_404(request, organ, year, serial, at=at)
    units = units_for(application.unit, on=day_of(at))
    told = getattr(application, "particulars", None)
    initial = {"wanted": (told.corrected or told.wanted) if told else "", "days": USUAL_DAYS}
    form = AskForm(request.POST or None, units=units, initial=initial)

    def act() -> Done:
        made = acts.ask(application, **form.cleaned_data, by=by, at=at)
        return Done(f"已请{made.unit.short_name}提供材料。", redirect("material:request", made.pk))

    if done := tried(request, form, act):
        return done
    reasons = acts.reasons_against_asking(application, by=by, at=at)
    context = {"case": application, "form": form, "reasons": reasons}
    return render(request, "material/ask.html", context, status=422 if request.method == "POST" else 200)


def _request_or_404(request: HttpRequest, pk: int, *, at: datetime) -> MaterialRequest:
    return found_or_404(queries.request(request.user, pk, at=at))


def _page(
    request: HttpRequest, found: MaterialRequest, *, at: datetime, status: int = 200, **more: Any
) -> HttpResponse:
    by, application = request.user, found.application
    again = {"unit": found.unit_id, "wanted": found.wanted, "asked": found.asked, "days": USUAL_DAYS}
    context = {
        "found": found,
        "row": queries.told([found], on=day_of(at))[0],
        "files": list(found.files.select_related("attachment")),
        "again_of": getattr(found, "again", None),
        "handles": sees_applicant(by, application.unit, at=at),
        "send_back_until": last_day_to_send_back(day_of(found.asked_at), calendar()),
        "against_answering": acts.reasons_against_answering(found, by=by, at=at),
        "against_sending": acts.reasons_against_sending(found, by=by, at=at),
        "against_accepting": acts.reasons_against_settling(found, MaterialState.ACCEPTED, by=by, at=at),
        "against_again": acts.reasons_against_settling(found, MaterialState.ASKED_AGAIN, by=by, at=at)
        + acts.reasons_against_asking(application, by=by, at=at),
        "against_dropping": acts.reasons_against_settling(found, MaterialState.DROPPED, by=by, at=at),
        "answer": AnswerForm(),
        "back": ReasonForm(),
        "again": AskForm(units=units_for(application.unit, on=day_of(at)), initial=again),
    }
    return render(request, "material/request.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一次材料请求。"""
    at = clock.now()
    return _page(request, _request_or_404(request, pk, at=at), at=at)


def _here(request: HttpRequest, found: MaterialRequest) -> OnPage:
    return OnPage(request, partial(_page, request, found, at=clock.now()), ("material:request", found.pk))


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """提供材料。"""
    at, by = clock.now(), request.user
    found = _request_or_404(request, pk, at=at)
    form = AnswerForm(request.POST, request.FILES)

    def act() -> MaterialRequest:
        told, uploads = form.told(), form.cleaned_data["files"]
        refuse_if_any(acts.reasons_against_answering(found, by=by, at=at))
        acts.refuse_marked_answer(found, told["text"], told["elsewhere"], by=by, at=at)
        refuse_if_any(reasons_against_answer(**told, files=len(uploads)))
        stored = [store(upload, unit=found.unit, by=by, at=at) for upload in uploads]
        return acts.answer(found, **told, files=stored, by=by, at=at)

    return _here(request, found).tried(form, act, "已交给专员。", answer=form)


@login_required
@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回。"""
    at, by = clock.now(), request.user
    found, form = _request_or_404(request, pk, at=at), ReasonForm(request.POST)
    return _here(request, found).tried(
        form, lambda: acts.send_back(found, reason=form.cleaned_data["reason"], by=by, at=at), "已退回专员。", back=form
    )


@login_required
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """再请一次。"""
    at, by = clock.now(), request.user
    found = _request_or_404(request, pk, at=at)
    form = AskForm(request.POST, units=units_for(found.application.unit, on=day_of(at)))

    def act() -> Done:
        made = acts.ask_again(found, **form.cleaned_data, by=by, at=at)
        return Done("又请了一次，上一次的留着。", redirect("material:request", made.pk))

    return tried(request, form, act) or _page(request, found, at=at, status=422, again=form)


def _act(request: HttpRequest, pk: int, act: Callable[..., MaterialRequest], said: str) -> HttpResponse:
    at = clock.now()
    found = _request_or_404(request, pk, at=at)
    return _here(request, found).pressed(lambda: act(found, by=request.user, at=at), said)


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """收下。"""
    return _act(request, pk, acts.accept, "已收下。")


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销。"""
    return _act(request, pk, acts.drop, "已撤销，不用再提供。")
