"""重点工作的办理：what is done on its page; refused, the page comes back with the reasons and what was typed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms as django_forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.dossiers import actions
from mingtang.dossiers.actions import milestones, updates
from mingtang.dossiers.actions.typed import refuse_unfit
from mingtang.dossiers.models import Dossier
from mingtang.dossiers.views.board import dossier_or_404
from mingtang.files.actions import store
from mingtang.law.rules import refuse_if_any
from mingtang.timelines import forms
from mingtang.timelines.actions import propose as hand_in
from mingtang.timelines.views.page import page, propose_form
from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404


def _done(
    request: HttpRequest, row: Dossier, form: django_forms.Form, act: Callable[[], object], said: str, **where: Any
) -> HttpResponse:
    """Do what a valid form asks for; ``where`` names the form on the page, and the part of it that it belongs to."""
    return _here(request, row).tried(form, act, said, **where, **{where["name"]: form})


def _here(request: HttpRequest, row: Dossier) -> OnPage:
    return OnPage(request, partial(page, request, row), ("timelines:dossier", row.pk))


def _part(parts: Any, row: Dossier, pk: int) -> Any:
    found = found_or_404(next((part for part in parts.all() if part.pk == pk), None))
    found.dossier = row
    return found


@login_required
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """写进展。"""
    at, by, row = clock.now(), request.user, dossier_or_404(request, pk)
    form = forms.UpdateForm(request.POST, request.FILES)

    def act() -> None:
        told, upload = form.entry(), form.cleaned_data["file"]
        refuse_if_any(updates.reasons_against_reporting(row, by=by, at=at))
        refuse_unfit(row, told.text, told.unit_of_value, by=by, at=at)
        refuse_if_any(updates.reasons_against_entry(told, row, at=at))
        kept = store(upload, unit=row.unit, by=by, at=at) if upload else None
        actions.write_update(row, entry=form.entry(attachment=kept), by=by, at=at)

    return _done(request, row, form, act, "进展已写下，还没有公开。", name="update")


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """撤回自己写的进展。"""
    row = dossier_or_404(request, pk)
    update = _part(row.updates, row, part)
    act = lambda: actions.withdraw(update, by=request.user, at=clock.now())  # noqa: E731
    return _here(request, row).pressed(act, "进展已撤回，不会公开。")


@login_required
@require_POST
def correct(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """更正已公开的进展。"""
    row = dossier_or_404(request, pk)
    update = _part(row.updates, row, part)
    form = forms.CorrectForm(request.POST, prefix=f"correct-{part}")

    def act() -> None:
        actions.correct(update, note=form.cleaned_data["note"], by=request.user, at=clock.now())

    said = "已更正。公开页要送审、确认以后才会改变，请到公开时间线送审。"
    return _done(request, row, form, act, said, name="correct", update_part=part)


@login_required
@require_POST
def add_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """增加节点。"""
    row = dossier_or_404(request, pk)
    form = forms.MilestoneForm(request.POST)

    def act() -> None:
        actions.add_milestone(row, **form.cleaned_data, by=request.user, at=clock.now())

    return _done(request, row, form, act, "节点已增加。", name="milestone")


@login_required
@require_POST
def mark_done(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """登记节点完成。"""
    at, by, row = clock.now(), request.user, dossier_or_404(request, pk)
    milestone = _part(row.milestones, row, part)
    form = forms.DoneForm(request.POST, request.FILES, prefix=f"done-{part}")

    def act() -> None:
        told = dict(form.cleaned_data)
        upload = told.pop("file")
        refuse_if_any(milestones.reasons_against_touching(milestone, by=by, at=at))
        refuse_unfit(row, told["note"], by=by, at=at)
        refuse_if_any(milestones.reasons_against_done(**told, at=at))
        kept = store(upload, unit=row.unit, by=by, at=at) if upload else None
        actions.mark_done(milestone, **told, attachment=kept, by=by, at=at)

    return _done(request, row, form, act, "已登记完成。", name="done", milestone_part=part)


@login_required
@require_POST
def move_due(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """节点改期。"""
    row = dossier_or_404(request, pk)
    milestone = _part(row.milestones, row, part)
    form = forms.MoveForm(request.POST, prefix=f"move-{part}")

    def act() -> None:
        actions.move_due(milestone, **form.cleaned_data, by=request.user, at=clock.now())

    return _done(request, row, form, act, "已改期，原来的日期和理由都留着。", name="move", milestone_part=part)


@login_required
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """送审公开。"""
    row = dossier_or_404(request, pk)
    form = propose_form(row, request.POST)

    def act() -> None:
        hand_in(row, updates=form.chosen, by=request.user, at=clock.now())

    return _done(request, row, form, act, "已送审，等另一个人确认公开。", name="propose")


@login_required
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """办结。"""
    row = dossier_or_404(request, pk)
    return _here(request, row).pressed(lambda: actions.finish(row, by=request.user, at=clock.now()), "已办结。")


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """终止。"""
    return _with_reason(request, pk, "close", actions.close, "已终止，理由留在这一页。")


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """恢复。"""
    return _with_reason(request, pk, "reopen", actions.reopen, "已恢复，接着推进。")


def _with_reason(request: HttpRequest, pk: int, name: str, act: Callable[..., object], said: str) -> HttpResponse:
    row = dossier_or_404(request, pk)
    form = forms.ReasonForm(request.POST, prefix=name)

    def do() -> None:
        act(row, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())

    return _done(request, row, form, do, said, name=name)
