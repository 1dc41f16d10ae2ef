"""佐证的办理：accept, refuse, revoke, let the public see it or not; and ending a rule."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingtang.evidence.actions import evidence as acts
from mingtang.evidence.actions import public as public_acts
from mingtang.evidence.actions.rules import end_rule
from mingtang.evidence.actions.withdrawing import withdraw
from mingtang.evidence.forms import ReasonForm
from mingtang.law.rules import RuleBroken
from mingtang.ledger.views.commitments import page
from mingtang.ledger.views.finding import commitment_or_404
from mingtang.organs.sight import day_of
from mingtang.progress.queries.outdated import outdated
from mingtang.ui import clock, undoing
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.workplan.models import Commitment

Place = tuple[str, int, str]


def _part(parts: Any, pk: int) -> Any:
    """The evidence, note or rule of this commitment with this number."""
    return found_or_404(next((part for part in parts if part.pk == pk), None))


def _back(
    request: HttpRequest, row: Commitment, said: str, anchor: str, *, still_shown: bool = False, **undo: Any
) -> HttpResponse:
    """Back to its place; after an act that takes something back, with what the public still has of it."""
    undoing.done(request, said, **undo)
    if still_shown and row.key in outdated([row.plan], on=day_of(clock.now())).get(row.plan_id, ()):
        messages.warning(request, "公开页仍显示这项任务里不再算数的内容，请政务公开专员送审更正。")
    response = redirect("ledger:commitment", row.plan.unit.code, row.plan.year, row.key)
    response["Location"] += f"#{anchor}"
    return response


def _act(
    request: HttpRequest,
    row: Commitment,
    act: Callable[[], object],
    said: str,
    anchor: str,
    *,
    still_shown: bool = False,
    **undo: Any,
) -> HttpResponse:
    """Do it and come back to its place; refused, the page says why."""
    try:
        act()
    except RuleBroken as broken:
        return page(request, row, status=422, refused=broken.reasons)
    return _back(request, row, said, anchor, still_shown=still_shown, **undo)


def _with_reason(
    request: HttpRequest, row: Commitment, pk: int, act: Callable[..., object], said: str, at: datetime
) -> HttpResponse:
    piece = _part(row.evidence.all(), pk)
    form = ReasonForm(request.POST, prefix=f"reason-{pk}")
    if form.is_valid():
        try:
            act(piece, reason=form.cleaned_data["reason"], by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return _back(request, row, said, f"evidence-{pk}", still_shown=act is acts.revoke)
    return page(request, row, status=422, open_piece=(pk, form))


@login_required
@require_POST
def accept(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """认定：as progress, or as what completes it."""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    piece = _part(row.evidence.all(), pk)
    completing = request.POST.get("as") == "completing"
    said = f"“{piece.title}”已认定为{'证明完成' if completing else '进展'}。"
    return _act(
        request,
        row,
        lambda: acts.accept(piece, completing=completing, by=request.user, at=at),
        said,
        f"evidence-{pk}",
    )


@login_required
@require_POST
def affirm(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """重新认定：it completes the commitment as it reads now, too."""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    piece = _part(row.evidence.all(), pk)
    said = f"“{piece.title}”已重新认定为证明完成。"
    return _act(request, row, lambda: acts.affirm(piece, by=request.user, at=at), said, f"evidence-{pk}")


@login_required
@require_POST
def take_back(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """撤回自己交的佐证。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    piece = _part(row.evidence.all(), pk)
    said = f"“{piece.title}”已撤回，不再等待认定。"
    return _act(request, row, lambda: withdraw(piece, by=request.user, at=at), said, f"evidence-{pk}")


@login_required
@require_POST
def refuse(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """不予认定。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    return _with_reason(request, row, pk, acts.refuse, "已不予认定，提交人能看到理由。", at)


@login_required
@require_POST
def revoke(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """撤销认定。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    return _with_reason(request, row, pk, acts.revoke, "认定已撤销，状态已重新计算。", at)


@login_required
@require_POST
def public(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """佐证可以公开，或者改为内部。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    return _public(request, row, _part(row.evidence.all(), pk), f"evidence-{pk}", at)


@login_required
@require_POST
def note_public(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """进展记录可以公开，或者改为内部。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    return _public(request, row, _part(row.notes.all(), pk), f"note-{pk}", at)


def _public(request: HttpRequest, row: Commitment, part: Any, anchor: str, at: datetime) -> HttpResponse:
    keep = request.POST.get("as") == "internal"
    act = public_acts.keep_internal if keep else public_acts.confirm_for_public
    said = "已改为内部，下一版公开页不再列出。" if keep else "已确认可以公开，下一版公开页列出。"
    undo = {"url": request.path, "data": {"as": "public" if keep else "internal"}}
    return _act(request, row, lambda: act(part, by=request.user, at=at), said, anchor, still_shown=keep, **undo)


@login_required
@require_POST
def rule_end(request: HttpRequest, organ: str, year: int, key: str, pk: int) -> HttpResponse:
    """停用佐证规则。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    rule = _part(row.evidence_rules.all(), pk)
    return _act(request, row, lambda: end_rule(rule, by=request.user, at=at), "规则已停用，带入过的佐证还在。", "rules")
