"""结转：this year against last year, what is carried over, and the end of the comparison."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.carryover import actions, queries
from mingtang.carryover.forms import CarryForm, CloseForm
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.workplan.models import Plan
from mingtang.workplan.queries.posts import units_for_work


def _found(request: HttpRequest, organ: str, year: int, *, at: datetime) -> tuple[Plan, Plan]:
    """This year's ledger and last year's, if there are two and the reader sees them."""
    plan = queries.plan_at(organ, year, viewer=request.user, at=at)
    earlier = queries.before(plan) if plan else None
    if plan is None or earlier is None:
        raise Http404
    return plan, earlier


def _page(
    request: HttpRequest, plan: Plan, earlier: Plan, *, status: int = 200, data: Any = None, **more: Any
) -> HttpResponse:
    at, viewer = clock.now(), request.user
    told = queries.compared(plan, earlier, viewer=viewer, at=at, on=day_of(at))
    context = {
        "plan": plan,
        "earlier": earlier,
        "compared": told,
        "comparison": getattr(plan, "comparison", None),
        "against": actions.reasons_against_comparing(plan, by=viewer, at=at),
        "against_carrying": actions.reasons_against_carrying_over(plan, by=viewer, at=at),
        "form": CarryForm(told.open, units_for_work(plan.unit, on=day_of(at)), plan.year, data),
        "close_form": more.get("close_form") or CloseForm(),
        "refused": more.get("refused", ()),
    }
    return render(request, "carryover/compare.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """与上一年比对。"""
    return _page(request, *_found(request, organ, year, at=clock.now()))


@login_required
@require_POST
def carry(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """结转。"""
    at, by = clock.now(), request.user
    plan, earlier = _found(request, organ, year, at=at)
    left = queries.compared(plan, earlier, viewer=by, at=at, on=day_of(at)).left
    # 另一个窗口里刚结转的也读进来，由规则说它已经结转。
    asked = [one for one in left if one.is_open or f"row-{one.row.pk}-take" in request.POST]
    form = CarryForm(asked, units_for_work(plan.unit, on=day_of(at)), year, request.POST)
    if not form.is_valid():
        return _page(request, plan, earlier, status=422, data=request.POST)
    try:
        made = actions.carry_over(plan, chosen=form.chosen(), by=by, at=at)
    except RuleBroken as broken:
        return _page(request, plan, earlier, status=422, data=request.POST, refused=broken.reasons)
    messages.success(request, f"已结转 {len(made)} 项，列在{year}年台账的最后。")
    return redirect("carryover:compare", organ, year)


@login_required
@require_POST
def close(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """完成比对。"""
    at = clock.now()
    plan, earlier = _found(request, organ, year, at=at)
    form = CloseForm(request.POST)

    def act() -> Done:
        actions.close(plan, reason=form.cleaned_data["reason"], by=request.user, at=at)
        return Done("比对已完成。", redirect("carryover:compare", organ, year))

    return tried(request, form, act) or _page(request, plan, earlier, status=422, close_form=form)
