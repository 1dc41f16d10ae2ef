"""口径的页面：what holds for a crisis and its history, a new version, its signature, and reasons that wait."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.crises.models import Crisis
from mingtang.crises.queries.publication import build
from mingtang.crises.queries.ties import subject_of_crisis
from mingtang.crises.views.desk import crisis_or_404
from mingtang.editorial.ports import words_of
from mingtang.law.rules import RuleBroken
from mingtang.lines.actions import lines as acts
from mingtang.lines.actions import settling
from mingtang.lines.checking import Check
from mingtang.lines.forms import LineForm, RuleForm, facts_of, figure_set, first_of
from mingtang.lines.models import Line
from mingtang.lines.queries import lines as queries
from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.vetting.places import Text


def own_text(crisis: Crisis) -> Text:
    """专题自己的文字，as it would be handed in now."""
    body = {name: told for name, told in build(crisis).items() if name != "organ"}
    return Text(subject_of_crisis(crisis), crisis.unit, crisis.title, tuple(words_of(body)), "", ())


def page(request: HttpRequest, crisis: Crisis, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of what is to be said of a crisis."""
    at, by = clock.now(), request.user
    waiting = queries.waiting(crisis)
    required = queries.is_required(crisis.unit)
    context = {
        "crisis": crisis,
        "line": queries.in_force(crisis, at=at),
        "waiting": waiting,
        "history": queries.history(crisis),
        "against_writing": queries.reasons_against_writing(crisis, by=by, at=at),
        "against_signing": acts.reasons_against_sign(waiting, by=by, at=at) if waiting else [],
        "to_confirm": queries.to_confirm(crisis),
        "is_leader": queries.is_leader(by, crisis, at=at),
        "check": Check(own_text(crisis), at),
        "required": required,
        "rule_form": RuleForm(initial={"required": "yes" if required else "no"}),
        "against_ruling": queries.reasons_against_ruling(crisis.unit, by=by, at=at),
    }
    return render(request, "lines/lines.html", context | more, status=status)


def _here(request: HttpRequest, crisis: Crisis) -> OnPage:
    return OnPage(request, partial(page, request, crisis), ("lines:lines", crisis.unit.code, crisis.slug))


@login_required
@require_safe
def lines(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """一个专题的口径。"""
    return page(request, crisis_or_404(request, organ, slug, at=clock.now()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """拟写口径。"""
    at = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    if queries.reasons_against_writing(crisis, by=request.user, at=at):
        raise PermissionDenied
    before = queries.waiting(crisis) or queries.in_force(crisis, at=at)
    form = LineForm(request.POST or None, initial=first_of(before))
    figures = figure_set(request.POST or None, line=before)
    if request.method == "POST" and form.is_valid() & figures.is_valid():
        try:
            acts.write(crisis, facts=facts_of(form, figures), by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, "口径已拟好，等分管领导签批。")
            return redirect("lines:lines", organ, slug)
    context = {"crisis": crisis, "form": form, "figures": figures}
    return render(request, "lines/write.html", context, status=422 if request.method == "POST" else 200)


def _line_or_404(crisis: Crisis, number: int) -> Line:
    return found_or_404(queries.line(number, crisis))


@login_required
@require_POST
def sign(request: HttpRequest, organ: str, slug: str, number: int) -> HttpResponse:
    """签批。"""
    at = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    return _here(request, crisis).pressed(
        lambda: acts.sign(_line_or_404(crisis, number), by=request.user, at=at),
        "口径已签批，以后送审、签发、发布的文字都照这一版核对。",
    )


@login_required
@require_POST
def send_back(request: HttpRequest, organ: str, slug: str, number: int) -> HttpResponse:
    """退回。"""
    at, reason = clock.now(), request.POST.get("reason", "")
    crisis = crisis_or_404(request, organ, slug, at=at)
    return _here(request, crisis).pressed(
        lambda: acts.send_back(_line_or_404(crisis, number), reason=reason[:200], by=request.user, at=at),
        "已退回，等重新拟写。",
        why=reason,
    )


@login_required
@require_POST
def settle(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """写明专题自己的文字里一处数字不同的理由。"""
    at, mark, reason = clock.now(), request.POST.get("mark", ""), request.POST.get("reason", "")
    crisis = crisis_or_404(request, organ, slug, at=at)
    return _here(request, crisis).pressed(
        lambda: settling.settle(own_text(crisis), mark, reason=reason, by=request.user, at=at),
        "理由已写明，等分管领导确认。",
        typed=(mark, reason),
    )


@login_required
@require_POST
def confirm(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """确认数字不同的理由。"""
    at: datetime = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    found = found_or_404(queries.settlement(pk, crisis))
    return _here(request, crisis).pressed(lambda: settling.confirm(found, by=request.user, at=at), "已确认。")


@login_required
@require_POST
def require(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """设置没有口径能不能公开。"""
    at = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    form = RuleForm(request.POST)
    return _here(request, crisis).tried(
        form,
        lambda: acts.require(crisis.unit, required=form.cleaned_data["required"], by=request.user, at=at),
        "已设置，对本机关所有专题都一样。",
        rule_form=form,
    )
