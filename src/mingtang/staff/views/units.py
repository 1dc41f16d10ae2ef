"""单位：the tree, one unit, setting one up, closing one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law import explained
from mingtang.organs import actions, queries
from mingtang.organs.actions.rules import reasons_against_managing
from mingtang.organs.actions.units import reasons_against_closing
from mingtang.organs.models import Unit
from mingtang.staff.forms import CloseUnitForm, NewUnitForm, UnitForm, told_of_unit
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


def _unit(request: HttpRequest, code: str) -> Unit:
    return found_or_404(queries.unit(code, request.user, at=clock.now()))


@login_required
@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """单位树。"""
    with_closed = request.GET.get("closed") == "1"
    tree = queries.unit_tree(request.user, at=clock.now(), with_closed=with_closed)
    return render(request, "staff/units.html", {"tree": tree, "with_closed": with_closed})


def _page(
    request: HttpRequest, unit: Unit, *, status: int = 200, change: Any = None, close: Any = None
) -> HttpResponse:
    at, by = clock.now(), request.user
    allowed, refused = explained.placings(unit.unit_kind, at_top=unit.parent_id is None)
    reasons = reasons_against_managing(unit, by=by, at=at)
    context = {
        "unit": unit,
        "abilities": explained.abilities(unit.unit_kind),
        "children": [child for child in queries.unit_tree(by, at=at) if child.parent_id == unit.pk],
        "posts": queries.posts_at(unit, on=clock.today()),
        "reasons": reasons,
        "place_reasons": reasons if allowed else [refused[0][1]],
        "close_reasons": reasons_against_closing(unit, on=clock.today(), by=by, at=at),
        "form": change or UnitForm(initial=told_of_unit(unit)),
        "close_form": close or CloseUnitForm(),
    }
    return render(request, "staff/unit.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """一个单位。"""
    return _page(request, _unit(request, code))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """在这个单位下面设立单位。"""
    parent, at = _unit(request, code), clock.now()
    if reasons_against_managing(parent, by=request.user, at=at):
        raise PermissionDenied
    allowed, refused = explained.placings(parent.unit_kind, at_top=parent.parent_id is None)
    form = NewUnitForm(request.POST if request.method == "POST" else None, parent=parent)

    def act() -> Done:
        unit = actions.create_unit(**form.cleaned_data, parent=parent, by=request.user, at=at)
        return Done(f"{unit.name}已设立。", redirect("staff:unit", unit.code))

    if done := tried(request, form, act):
        return done
    context = {"parent": parent, "form": form, "allowed": allowed, "refused": refused}
    return render(request, "staff/unit_new.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def change(request: HttpRequest, code: str) -> HttpResponse:
    """变更单位。"""
    unit = _unit(request, code)
    form = UnitForm(request.POST)

    def act() -> Done:
        actions.change_unit(unit, **form.cleaned_data, by=request.user, at=clock.now())
        return Done("已保存。", redirect(f"{reverse('staff:unit', args=[code])}#main"))

    return tried(request, form, act) or _page(request, unit, status=422, change=form)


@login_required
@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """撤销单位。"""
    unit = _unit(request, code)
    form = CloseUnitForm(request.POST)

    def act() -> Done:
        actions.close_unit(unit, on=clock.today(), by=request.user, at=clock.now())
        return Done(f"{unit.name}已撤销。", redirect(f"{reverse('staff:unit', args=[code])}#main"))

    return tried(request, form, act) or _page(request, unit, status=422, close=form)
