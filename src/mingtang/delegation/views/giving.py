"""下达：the form, and rewording, withdrawing, recalling."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.delegation.actions import handing as acts
from mingtang.delegation.actions import recalling
from mingtang.delegation.forms import HandDownForm, WordsForm
from mingtang.delegation.queries.targets import targets
from mingtang.delegation.views.shown import back_to, commitment_or_404, or_404, page, refused
from mingtang.evidence.forms import ReasonForm
from mingtang.language.offices import said
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """下达一项任务，一次可以下达给多个单位。"""
    at, by = clock.now(), request.user
    row = commitment_or_404(request, organ, year, key)
    able, unable = targets(row, on=day_of(at))
    term = row.term
    first = {"text": said(row.text), "rhythm": term.rhythm.value, "due_on": term.due}
    form = HandDownForm(request.POST or None, units=able, initial=first)

    def act() -> Done:
        made = acts.hand_down(row, targets=form.chosen(), **form.words(), by=by, at=at)
        return Done(f"已下达给 {len(made)} 个单位，等它们接收。", back_to(row))

    if done := tried(request, form, act):
        return done
    against = acts.reasons_against_giving(row, by=by, at=at)
    context: dict[str, Any] = {"row": row, "form": form, "able": able, "unable": unable, "against": against}
    return render(request, "delegation/give.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """退回的，修改后重新下达。"""
    at = clock.now()
    row = or_404(request, pk, at=at)
    form = WordsForm(request.POST)
    if form.is_valid():
        try:
            acts.send_again(row, **form.words(), by=request.user, at=at)
        except RuleBroken as broken:
            return refused(request, pk, broken, again=form)
        else:
            messages.success(request, "已重新下达，等对方接收。")
            return redirect("delegation:hand-down", pk)
    return page(request, row, status=422, forms={"again": form})


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """撤回还没有接收的。"""
    at = clock.now()
    row = or_404(request, pk, at=at)
    try:
        acts.withdraw(row, by=request.user, at=at)
    except RuleBroken as broken:
        return refused(request, pk, broken)
    messages.success(request, "已撤回，对方不再需要接收。")
    return redirect("delegation:hand-down", pk)


@login_required
@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """收回已经接收的，写明理由。"""
    at = clock.now()
    row = or_404(request, pk, at=at)
    form = ReasonForm(request.POST, prefix="recall")
    if form.is_valid():
        try:
            recalling.recall(row, reason=form.cleaned_data["reason"], by=request.user, at=at)
        except RuleBroken as broken:
            return refused(request, pk, broken, recall=form)
        else:
            messages.success(request, "已收回，对方能看到理由；交过的佐证还在。")
            return redirect("delegation:hand-down", pk)
    return page(request, row, status=422, forms={"recall": form})
