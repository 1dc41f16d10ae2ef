"""公开前核对的页面：what is grave, what waits for an answer, what was ignored and why."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.proofing import actions
from mingtang.proofing.pages import Ways, context_of
from mingtang.proofing.texts import MANUSCRIPT, Proofed, proofed
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.vetting import actions as vetting
from mingtang.vetting.forms import ExcuseForm
from mingtang.vetting.places import copies_of, places_of

SETTLED = "记下了。前后的字不改，就不再提示。"
WAITS = "理由记下了，等另一个人确认；没有确认以前，这一处仍然不能公开。本机关的审核人、领导和政务公开专员收到了通知。"
WAITS_FOR_SIGNERS = "理由记下了，等另一个人确认；没有确认以前，这一处仍然不能公开。请审签这一稿的人打开本页确认。"


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, pk: int, of: str) -> HttpResponse:
    """一篇的核对。"""
    return _page(request, _or_404(request, of, pk))


@login_required
@require_POST
def excuse(request: HttpRequest, pk: int, of: str) -> HttpResponse:
    """写明理由忽略一处。"""
    told = _or_404(request, of, pk)
    form = ExcuseForm(request.POST)
    form.is_valid()
    mark, reason = form.cleaned_data.get("mark", ""), form.cleaned_data.get("reason", "")
    refused = told.reasons
    if not refused:
        try:
            by, at = request.user, clock.now()
            _, waits = actions.excuse(told.text, mark, reason=reason, of=told.manuscript, by=by, at=at)
        except RuleBroken as broken:
            refused = list(broken.reasons)
    if refused:
        return _page(request, told, refused=refused, typed={mark: reason}, status=422)
    messages.success(request, _said(waits, of))
    return redirect(f"proofing:{of}", pk)


def _said(waits: bool, of: str) -> str:
    """Nothing that waits for another person is called settled."""
    if not waits:
        return SETTLED
    return WAITS if of == MANUSCRIPT else WAITS_FOR_SIGNERS


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int, of: str) -> HttpResponse:
    """另一个人确认放行一处。"""
    told = _or_404(request, of, pk)
    refused = told.reasons_against_confirming
    if not refused:
        try:
            mark = request.POST.get("mark", "")
            actions.confirm(told.text, mark, of=told.manuscript, by=request.user, at=clock.now())
        except RuleBroken as broken:
            refused = list(broken.reasons)
    if refused:
        return _page(request, told, refused=refused, status=422)
    messages.success(request, "记下了。这一处由两个人放行，可以公开。")
    return redirect(f"proofing:{of}", pk)


@login_required
@require_POST
def picture(request: HttpRequest, pk: int, key: UUID, of: str) -> HttpResponse:
    """确认看过一张图片。"""
    told = _or_404(request, of, pk)
    refused = told.reasons
    if not refused:
        try:
            vetting.check_picture(told.text, key, by=request.user, at=clock.now())
        except RuleBroken as broken:
            refused = list(broken.reasons)
    if refused:
        return _page(request, told, refused=refused, status=422)
    messages.success(request, "记下了。换一张图片，要再看一次。")
    return redirect(f"proofing:{of}", pk)


@login_required
@require_POST
def mask(request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
    """生成遮盖副本，换下原来的附件。"""
    at = clock.now()
    told = _or_404(request, MANUSCRIPT, pk)
    places = places_of(told.text, on=day_of(at))
    try:
        copy = actions.exchange(told.manuscript, key, places, by=request.user, at=at)
    except RuleBroken as broken:
        return _page(request, told, refused=broken.reasons, status=422)
    messages.success(request, f"换成了“{copy.name}”，重新读过，要遮盖的都不在里面。原来的文件还在，公众看不到。")
    return redirect("proofing:manuscript", pk)


def _or_404(request: HttpRequest, of: str, pk: int) -> Proofed:
    return found_or_404(proofed(of, pk, by=request.user, at=clock.now()))


def _page(
    request: HttpRequest, told: Proofed, *, typed: dict[str, str] | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    on = day_of(clock.now())
    ways = Ways(
        reverse(f"proofing:{told.of}-excuse", args=[told.pk]),
        reverse(f"proofing:{told.of}-confirm", args=[told.pk]),
        lambda key: reverse(told.picture_name, args=[told.pk, key]),
    )
    covered = told.manuscript is not None and not told.reasons
    places = places_of(told.text, on=on) if covered else []
    context = {
        "told": told,
        "files": [file for file in told.text.files if covered and actions.kinds_to_cover(file, places)],
        "copies": copies_of(told.text),
        **context_of(told.text, ways, by=request.user, on=on, typed=typed),
    }
    return render(request, "proofing/proofing.html", context | more, status=status)
