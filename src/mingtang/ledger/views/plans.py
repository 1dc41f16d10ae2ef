"""要点：the list, one plan, its openness and its way to the public."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingtang.carryover.queries import before
from mingtang.editorial.actions import REPEATED
from mingtang.intake.queries import open_drafts
from mingtang.law.rules import RuleBroken
from mingtang.ledger.queries import plan_page
from mingtang.ledger.queries.ledger import counts
from mingtang.ledger.views.finding import plan_or_404
from mingtang.progress.actions import reasons_against_publication, submit_for_publication
from mingtang.progress.queries.publicity import publicity
from mingtang.ui import clock, undoing
from mingtang.ui.charts import stacked_bars_by_chapter
from mingtang.ui.refusals import add_reasons
from mingtang.workplan.actions.plans import decide_openness, reasons_against_keeping_plan
from mingtang.workplan.forms import OpennessForm, told_of_plan
from mingtang.workplan.models import Plan
from mingtang.workplan.queries.posts import organs_kept_by


@login_required
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """要点和没有导入完的要点。"""
    at, viewer = clock.now(), request.user
    context = {
        "plans": plan_page.plans_with_counts(viewer, at=at),
        "drafts": open_drafts(viewer, at=at),
        "may_import": organs_kept_by(viewer, at=at).exists(),
    }
    return render(request, "ledger/plans.html", context)


def _page(request: HttpRequest, plan: Plan, *, status: int = 200, **more: Any) -> HttpResponse:
    at, viewer = clock.now(), request.user
    public = publicity(plan, at=at)
    context = {
        "plan": plan,
        "counts": counts(plan, viewer=viewer, at=at),
        "bars": stacked_bars_by_chapter(plan_page.by_chapter(plan, viewer=viewer, at=at)),
        "publicity": public,
        "earlier": before(plan),
        "whole": plan_page.sees_whole(plan, viewer, at=at),
        "keeping": reasons_against_keeping_plan(plan.unit, by=viewer, at=at),
        "against": [*reasons_against_publication(plan, by=viewer, at=at), *([REPEATED] if public.is_repeated else [])],
        "openness_form": more.get("openness") or OpennessForm(initial=told_of_plan(plan)),
        "refused": more.get("refused", ()),
    }
    return render(request, "ledger/plan.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """一份要点。"""
    return _page(request, plan_or_404(request, organ, year, at=clock.now()))


@login_required
@require_POST
def openness(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """认定公开属性。"""
    at = clock.now()
    plan = plan_or_404(request, organ, year, at=at)
    form = OpennessForm(request.POST)
    if form.is_valid():
        try:
            plan = decide_openness(plan, **form.cleaned_data, by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, f"公开属性已认定为“{form.cleaned_data['openness'].label}”。")
            return redirect("ledger:plan", organ, year)
    return _page(request, plan, status=422, openness=form)


@login_required
@require_POST
def publish(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """送审公开。"""
    at = clock.now()
    plan = plan_or_404(request, organ, year, at=at)
    try:
        revision = submit_for_publication(plan, by=request.user, at=at)
    except RuleBroken as broken:
        return _page(request, plan, status=422, refused=broken.reasons)
    said = f"已送审：第 {revision.edition.number} 版第 {revision.number} 稿，等审核人审核。"
    undoing.done(request, said, url=reverse("reviewing:drop", args=[revision.pk]))
    return redirect("ledger:plan", organ, year)
