"""台账：the board, and what stalls."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.ledger.forms import FilterForm
from mingtang.ledger.queries import ledger
from mingtang.ledger.queries.stalled import stalled as stalled_by_office
from mingtang.ui import clock
from mingtang.ui.charts import progress_line
from mingtang.workplan.actions.plans import reasons_against_keeping_plan
from mingtang.workplan.models import Plan
from mingtang.workplan.queries.posts import organs_kept_by


def chosen(request: HttpRequest, plans: list[Plan]) -> Plan | None:
    """The plan of the organ and year that were asked for, else the newest of the organ; without an organ, one's own."""
    organ, year = request.GET.get("organ", ""), request.GET.get("year", "")
    of_organ = [plan for plan in plans if plan.unit.code == organ] if organ else plans
    first = of_organ[0] if of_organ else None
    return next((plan for plan in of_organ if plan.unit_id == first.unit_id and str(plan.year) == year), first)


def _choices(plans: list[Plan], chosen: Plan) -> dict[str, Any]:
    organs = {plan.unit.code: plan.unit.short_name for plan in plans}
    years = [plan.year for plan in plans if plan.unit_id == chosen.unit_id]
    return {"organs": organs if len(organs) > 1 else {}, "years": years if len(years) > 1 else []}


def _without(request: HttpRequest, *, may_import: bool, there: bool, at: datetime) -> HttpResponse:
    """没有台账：of the organ that was asked for, or none at all."""
    asked = ledger.organ_named(request.GET.get("organ", ""), viewer=request.user, at=at) if there else ""
    context = {"plan": None, "may_import": may_import, "asked_organ": asked}
    return render(request, "ledger/ledger.html", context)


@login_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """台账。"""
    at, viewer = clock.now(), request.user
    plans = ledger.plans_seen(viewer, at=at)
    plan = chosen(request, plans)
    may_import = organs_kept_by(viewer, at=at).exists()
    if plan is None:
        return _without(request, may_import=may_import, there=bool(plans), at=at)
    form = FilterForm(request.GET, offices=ledger.offices_of(plan, viewer=viewer, at=at))
    asked = form.asked()
    page, groups = ledger.board(plan, asked, viewer=viewer, at=at, page=request.GET.get("page"))
    counts = ledger.counts(plan, viewer=viewer, at=at)
    states = (counts["done"], counts["in_progress"], counts["stale"], counts["not_started"])
    context = {
        "plan": plan,
        "may_import": may_import,
        "keeps": not reasons_against_keeping_plan(plan.unit, by=viewer, at=at),
        "form": form,
        "asked": asked,
        "page_obj": page,
        "groups": groups,
        "counts": counts,
        "line": progress_line(*states),
        "group_choices": ledger.GROUPS,
        **_choices(plans, plan),
    }
    return render(request, "ledger/ledger.html", context)


@login_required
@require_safe
def stalled(request: HttpRequest) -> HttpResponse:
    """停滞的任务。"""
    at, viewer = clock.now(), request.user
    plans = ledger.plans_seen(viewer, at=at)
    plan = chosen(request, plans)
    offices = stalled_by_office(plan, viewer=viewer, at=at) if plan else {}
    asked = ledger.organ_named(request.GET.get("organ", ""), viewer=viewer, at=at) if plans and not plan else ""
    context = {
        "plan": plan,
        "asked_organ": asked,
        "offices": offices,
        "total": sum(len(rows) for rows in offices.values()),
    }
    if plan:
        context |= _choices(plans, plan)
    return render(request, "ledger/stalled.html", context)
