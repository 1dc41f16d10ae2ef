"""工作台上的复议诉讼：the list by days left, registering one, and one with what is done to it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.applications.models import Application
from mingtang.applications.queries.queue import case
from mingtang.holidays.queries import calendar
from mingtang.law.proceedings import LABELS, PaperKind, ProceedingAct, Result, reasons_against
from mingtang.organs.sight import day_of
from mingtang.recourse import forms
from mingtang.recourse.actions import answering, papers, registering, steps
from mingtang.recourse.clock import due_of, suit_of
from mingtang.recourse.models import Proceeding
from mingtang.recourse.queries import desk as queries
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.found import found_or_404

PER_PAGE = 30
Act = Callable[[Proceeding, Any, int, datetime], object]


@login_required
@require_safe
def proceedings(request: HttpRequest) -> HttpResponse:
    """复议诉讼，by days left."""
    at = clock.now()
    asked = request.GET.get("state", "open")
    state = asked if asked in {"", "open", *LABELS} else "open"
    page = Paginator(queries.proceedings(request.user, at=at, state=state), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.told(list(page.object_list), on=day_of(at))
    states = [("open", "没有结案的"), ("", "全部"), *((one.value, label) for one, label in LABELS.items())]
    return render(request, "recourse/list.html", {"page_obj": page, "state": state, "states": states})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """登记一件复议诉讼。"""
    at = clock.now()
    about = found_or_404(case(request.user, organ=organ, year=year, serial=serial, at=at))
    form = forms.RegisterForm(request.POST or None)

    def act() -> Done:
        made = registering.register(about, **form.told(), by=request.user, at=at)
        return Done("已登记。请指定承办人，按期提交答辩材料。", redirect("recourse:proceeding", made.pk))

    return tried(request, form, act) or _new_page(request, about, form, at=at)


def _new_page(request: HttpRequest, about: Application, form: forms.RegisterForm, *, at: datetime) -> HttpResponse:
    against = registering.reasons_against_registering(about, by=request.user, at=at)
    status = 422 if request.method == "POST" else 200
    return render(request, "recourse/new.html", {"case": about, "form": form, "against": against}, status=status)


def _seen(request: HttpRequest, pk: int, *, at: datetime) -> Proceeding:
    return found_or_404(queries.proceeding(pk, request.user, at=at))


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一件复议诉讼。"""
    at = clock.now()
    return _page(request, _seen(request, pk, at=at), at=at)


def _page(
    request: HttpRequest, proceeding: Proceeding, *, at: datetime, status: int = 200, **more: Any
) -> HttpResponse:
    on, table = day_of(at), calendar()
    sees_papers = queries.sees_papers(request.user, proceeding, at=at)
    mine = steps.of_the_organ(proceeding, by=request.user, at=at)
    context = {
        "proceeding": proceeding,
        "row": queries.told([proceeding], on=on)[0],
        "due": due_of(proceeding, table),
        "suit": suit_of(proceeding, table),
        "log": queries.log_of(proceeding),
        "sees_papers": sees_papers,
        "papers": queries.papers_of(proceeding) if sees_papers else [],
        "against_paper": mine,
        "against": {act.value: [*reasons_against(proceeding.stands, act), *mine] for act in ProceedingAct},
        "complete": forms.CompleteForm(),
        "take_up": forms.HandlerForm(
            people=queries.handlers_of(proceeding.application.unit, on=on), initial={"handler": proceeding.handler_id}
        ),
        "submit": forms.SubmitForm(initial={"on": on}),
        "extend": forms.ExtendForm(initial={"on": on}),
        "decide": forms.DecideForm(initial={"result_on": on}),
        "paper": forms.PaperForm(),
        "strike": forms.StrikeForm(),
        "against_striking": answering.reasons_against_striking(proceeding, by=request.user, at=at),
    }
    return render(request, "recourse/proceeding.html", context | more, status=status)


def _done(
    request: HttpRequest, pk: int, name: str, form_of: Callable[[Proceeding, datetime], Any], act: Act, said: str
) -> HttpResponse:
    """Do what a valid form asks for; a form that is wrong, or refused, comes back as it was typed."""
    at = clock.now()
    proceeding = _seen(request, pk, at=at)
    form = form_of(proceeding, at)
    seen = request.POST.get("seen", "")
    here = OnPage(request, partial(_page, request, proceeding, at=at), ("recourse:proceeding", pk))
    number = int(seen) if seen.isdecimal() else -1
    return here.tried(form, lambda: act(proceeding, form, number, at), said, **{name: form})


@login_required
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """补登记。"""

    def act(proceeding: Proceeding, form: Any, seen: int, at: datetime) -> object:
        return registering.complete(proceeding, **form.cleaned_data, seen=seen, by=request.user, at=at)

    return _done(request, pk, "complete", lambda *_: forms.CompleteForm(request.POST), act, "已补登记。")


@login_required
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """指定承办人。"""

    def form_of(proceeding: Proceeding, at: datetime) -> forms.HandlerForm:
        people = queries.handlers_of(proceeding.application.unit, on=day_of(at))
        return forms.HandlerForm(request.POST, people=people)

    def act(proceeding: Proceeding, form: Any, seen: int, at: datetime) -> object:
        return answering.take_up(proceeding, handler=form.chosen, seen=seen, by=request.user, at=at)

    return _done(request, pk, "take_up", form_of, act, "已指定承办人。")


@login_required
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """登记提交。"""

    def act(proceeding: Proceeding, form: Any, seen: int, at: datetime) -> object:
        return answering.submit(proceeding, **form.cleaned_data, seen=seen, by=request.user, at=at)

    return _done(request, pk, "submit", lambda *_: forms.SubmitForm(request.POST), act, "已登记，等结果。")


@login_required
@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """登记延期。"""

    def act(proceeding: Proceeding, form: Any, seen: int, at: datetime) -> object:
        return answering.extend(proceeding, **form.cleaned_data, seen=seen, by=request.user, at=at)

    return _done(request, pk, "extend", lambda *_: forms.ExtendForm(request.POST), act, "已登记延期。")


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """登记结果。"""

    def act(proceeding: Proceeding, form: Any, seen: int, at: datetime) -> object:
        told = form.cleaned_data | {"result": Result(form.cleaned_data["result"])}
        return answering.decide(proceeding, **told, seen=seen, by=request.user, at=at)

    return _done(request, pk, "decide", lambda *_: forms.DecideForm(request.POST), act, "结果已登记，这一件结案。")


@login_required
@require_POST
def strike(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销登记。"""

    def act(proceeding: Proceeding, form: Any, seen: int, at: datetime) -> object:
        return answering.strike(proceeding, **form.cleaned_data, seen=seen, by=request.user, at=at)

    return _done(request, pk, "strike", lambda *_: forms.StrikeForm(request.POST), act, "登记已撤销，不再计数。")


@login_required
@require_POST
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """存入材料。"""

    def act(proceeding: Proceeding, form: Any, seen: int, at: datetime) -> object:
        kind = PaperKind(form.cleaned_data["kind"])
        return papers.add_paper(proceeding, kind=kind, upload=form.cleaned_data["file"], by=request.user, at=at)

    return _done(request, pk, "paper", lambda *_: forms.PaperForm(request.POST, request.FILES), act, "材料已存入。")
