"""设立：the organs one sets up, a new one, and the guide through what it still needs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law import explained
from mingtang.law.origins import Origin
from mingtang.law.rules import RuleBroken
from mingtang.law.setting_up import FOUNDING, OPTIONAL, Facts, Step, is_done, missing
from mingtang.law.units import UnitKind
from mingtang.organs.actions import create_unit
from mingtang.organs.actions.rules import reasons_against_managing
from mingtang.organs.models import Unit
from mingtang.organs.queries import units_managed_by
from mingtang.setup import actions, lines, queries
from mingtang.setup.forms import OrganForm, UnitsForm
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.workplan.actions.plans import reasons_against_keeping_plan

FOUNDED_ABOVE = "新的机关由最上级机关的管理员设立。"


def _organ(request: HttpRequest, code: str, *, at: datetime) -> Unit:
    return found_or_404(queries.organ_at(code, request.user, at=at))


@login_required
@require_safe
def organs(request: HttpRequest) -> HttpResponse:
    """设立向导：the organs one administers, and how far each has come."""
    at = clock.now()
    found = queries.organs(request.user, at=at)
    facts = queries.facts_of(found, on=clock.today())
    rows = [{"organ": organ, "done": is_done(facts[organ.pk]), "left": _left(facts[organ.pk])} for organ in found]
    may_found = any(organ.parent_id is None for organ in found)
    return render(request, "setup/organs.html", {"rows": rows, "reasons": [] if may_found else [FOUNDED_ABOVE]})


def _left(facts: Facts) -> list[str]:
    return [step.label for step, told in missing(facts).items() if told and step in FOUNDING]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """设立一个机关，under the highest one, for whoever administers that."""
    at = clock.now()
    above = units_managed_by(request.user, at=at).filter(kind=UnitKind.ADMINISTRATIVE_ORGAN.value, parent=None)
    if not above.exists():
        raise PermissionDenied
    only = above.get().pk if above.count() == 1 else None
    form = OrganForm(request.POST if request.method == "POST" else None, organs=above, initial={"parent": only})

    def act() -> Done:
        kind = UnitKind.ADMINISTRATIVE_ORGAN
        organ = create_unit(**form.cleaned_data, kind=kind, by=request.user, at=at)
        return Done(f"{organ.name}已设立，请接着办下面的几步。", redirect("setup:guide", organ.code))

    return tried(request, form, act) or render(
        request, "setup/new.html", {"form": form}, status=422 if form.errors else 200
    )


@login_required
@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """一个机关的设立向导。"""
    return _guide(request, _organ(request, code, at=clock.now()))


def _guide(request: HttpRequest, organ: Unit, *, status: int = 200, refused: Sequence[str] = ()) -> HttpResponse:
    at, by = clock.now(), request.user
    facts = queries.facts_of([organ], on=clock.today())[organ.pk]
    told = missing(facts)
    steps = [
        {"step": step, "missing": told[step], "optional": step in OPTIONAL, "done": not told[step]} for step in Step
    ]
    context = {
        "organ": organ,
        "steps": steps,
        "next": next((one["step"] for one in steps if not one["done"] and not one["optional"]), None),
        "is_done": is_done(facts),
        "managing": reasons_against_managing(organ, by=by, at=at),
        "keeping": reasons_against_keeping_plan(organ, by=by, at=at),
        "earlier": queries.ledgers(organ, on=clock.today()),
        "year": clock.today().year,
        "posts": explained.posts(),
        "refused": refused,
    }
    return render(request, "setup/guide.html", context, status=status)


@login_required
@require_POST
def left_over(request: HttpRequest, code: str) -> HttpResponse:
    """上年没有办完的：the ledger of this year, and from there the table of what last year left open."""
    at, by = clock.now(), request.user
    organ = _organ(request, code, at=at)
    try:
        plan = actions.begin_ledger(organ, year=clock.today().year, by=by, at=at)
    except RuleBroken as broken:
        return _guide(request, organ, status=422, refused=broken.reasons)
    return redirect(f"{reverse('sheets:new', args=[code, plan.year])}?origin={Origin.CARRIED_OVER.value}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def units(request: HttpRequest, code: str) -> HttpResponse:
    """一批单位：looked at first, then made, all or none."""
    at, by = clock.now(), request.user
    organ = _organ(request, code, at=at)
    reasons = reasons_against_managing(organ, by=by, at=at)
    form = UnitsForm(request.POST if request.method == "POST" else None)
    told: list[lines.Line] = []
    if form.is_valid():
        read = lines.read(organ, form.texts(), taken=queries.codes())
        too_many = actions.reasons_against_number(read)
        told = [] if too_many else read
        if too_many:
            add_reasons(form, RuleBroken(too_many))
        elif "sure" in request.POST:
            try:
                made = actions.create_units(organ, lines=told, by=by, at=at)
            except RuleBroken as broken:
                add_reasons(form, broken)
            else:
                messages.success(request, f"已设立 {len(made)} 个单位。")
                return redirect("setup:guide", code)
    context: dict[str, Any] = {"organ": organ, "form": form, "lines": told, "reasons": reasons}
    context["standing"] = queries.own_units(organ, on=clock.today())
    return render(request, "setup/units.html", context, status=422 if form.errors else 200)
