"""栏目的页面：the tree of a unit, and one column of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.catalogue import actions
from mingtang.catalogue.actions import columns as acts
from mingtang.catalogue.forms import ColumnForm, ReasonForm
from mingtang.catalogue.models import Column
from mingtang.catalogue.queries import columns as queries
from mingtang.catalogue.queries.units import unit_seen, units_for_items
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


def _unit_or_404(request: HttpRequest, code: str) -> Unit:
    return found_or_404(unit_seen(code, request.user, at=clock.now()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, code: str) -> HttpResponse:
    """栏目树，and adding a column."""
    unit, at, by = _unit_or_404(request, code), clock.now(), request.user
    form = ColumnForm(request.POST or None, unit=unit, units=units_for_items(unit, on=at.date()))

    def act() -> Done:
        made = actions.add_column(unit, slug=form.cleaned_data["slug"], facts=form.facts(), by=by, at=at)
        return Done(f"已增加栏目“{made.name}”。", redirect("catalogue:columns", code))

    if done := tried(request, form, act):
        return done
    context = {
        "unit": unit,
        "form": form,
        "tree": queries.tree(unit, with_closed=True),
        "reasons": acts.reasons_against_arranging(unit, by=by, at=at),
    }
    return render(request, "catalogue/columns.html", context, status=422 if form.is_bound else 200)


def _column_or_404(request: HttpRequest, code: str, slug: str) -> Column:
    return found_or_404(queries.column(_unit_or_404(request, code), slug))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def column(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """一个栏目：change it, close it, open it again."""
    told, at = _column_or_404(request, code, slug), clock.now()
    form = ColumnForm(request.POST or None, unit=told.unit, units=units_for_items(told.unit, on=at.date()), column=told)

    def act() -> Done:
        actions.change_column(told, facts=form.facts(), by=request.user, at=at)
        return Done("已保存，地址不变。", redirect("catalogue:columns", code))

    return tried(request, form, act) or _page(request, told, form=form, status=422 if form.is_bound else 200)


def _page(request: HttpRequest, told: Column, *, status: int = 200, **more: Any) -> HttpResponse:
    at, by = clock.now(), request.user
    units = units_for_items(told.unit, on=at.date())
    context = {
        "column": told,
        "unit": told.unit,
        "form": ColumnForm(unit=told.unit, units=units, column=told),
        "close_form": ReasonForm(),
        "reasons": acts.reasons_against_arranging(told.unit, by=by, at=at),
        "against_closing": acts.reasons_against_closing(told, by=by, at=at),
        "against_opening": acts.reasons_against_opening(told, by=by, at=at),
    }
    return render(request, "catalogue/column.html", context | more, status=status)


@login_required
@require_POST
def close(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """关闭栏目。"""
    told = _column_or_404(request, code, slug)
    form = ReasonForm(request.POST)

    def act() -> Done:
        actions.close_column(told, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
        return Done(f"栏目“{told.name}”已关闭，里面的内容还在原来的地址。", redirect("catalogue:columns", code))

    return tried(request, form, act) or _page(request, told, close_form=form, status=422)


@login_required
@require_POST
def reopen(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """重新启用栏目。"""
    told = _column_or_404(request, code, slug)
    try:
        actions.open_column(told, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, told, refused=broken.reasons, status=422)
    messages.success(request, f"栏目“{told.name}”重新启用。")
    return redirect("catalogue:columns", code)
