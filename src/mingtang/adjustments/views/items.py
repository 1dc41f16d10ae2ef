"""目录事项的修改：in a draft; and who answers for an item, at any time."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.adjustments import actions
from mingtang.adjustments.actions import items as acts
from mingtang.adjustments.forms import AssignForm, ItemForm
from mingtang.adjustments.queries import versions as queries
from mingtang.adjustments.views.versions import here, unit_or_404, version_or_404
from mingtang.catalogue.models import Item, Version
from mingtang.catalogue.queries.units import standing, units_for_items
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


def _item_or_404(version: Version, code: str) -> Item:
    return found_or_404(queries.item(version, code))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """增加事项。"""
    version, at, by = version_or_404(request, code, number), clock.now(), request.user
    form = ItemForm(request.POST or None, unit=version.unit, units=units_for_items(version.unit, on=at.date()))

    def act() -> Done:
        made = actions.add(version, facts=form.facts(), by=by, at=at)
        return Done(f"已增加“{made.second}”。", redirect("adjustments:version", code, number))

    if done := tried(request, form, act):
        return done
    context = {"version": version, "unit": version.unit, "form": form}
    return _form(request, form, context | {"reasons": acts.reasons_against_editing(version, by=by, at=at)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str, number: int, item: str) -> HttpResponse:
    """修改事项。"""
    version, at, by = version_or_404(request, code, number), clock.now(), request.user
    told, units = _item_or_404(version, item), units_for_items(version.unit, on=at.date())
    form = ItemForm(request.POST or None, unit=version.unit, units=units, item=told)

    def act() -> Done:
        actions.change(told, facts=form.facts(), by=by, at=at)
        return Done(f"已保存“{told.second}”。", redirect("adjustments:version", code, number))

    if done := tried(request, form, act):
        return done
    context = {
        "version": version,
        "unit": version.unit,
        "item": told,
        "form": form,
        "reasons": acts.reasons_against_editing(version, by=by, at=at),
        "against_removing": acts.reasons_against_removing(told, by=by, at=at),
    }
    return _form(request, form, context)


def _form(request: HttpRequest, form: Any, context: dict[str, Any]) -> HttpResponse:
    return render(request, "adjustments/item.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def remove(request: HttpRequest, code: str, number: int, item: str) -> HttpResponse:
    """删去事项。"""
    version = version_or_404(request, code, number)
    told = _item_or_404(version, item)
    said = f"已从草案里删去“{told.second}”。"
    return here(request, version).pressed(lambda: actions.remove(told, by=request.user, at=clock.now()), said)


@login_required
@require_POST
def take_over(request: HttpRequest, code: str, number: int, item: str) -> HttpResponse:
    """承接上级的变化。"""
    version = version_or_404(request, code, number)
    return here(request, version).pressed(
        lambda: actions.take_over(version, code=item, by=request.user, at=clock.now()), "已按上级目录承接。"
    )


@login_required
@require_POST
def keep_own(request: HttpRequest, code: str, number: int, item: str) -> HttpResponse:
    """上级取消了，自己留着。"""
    version = version_or_404(request, code, number)
    told = _item_or_404(version, item)
    said = f"“{told.second}”改为本单位自设的事项。"
    return here(request, version).pressed(lambda: actions.keep_own(told, by=request.user, at=clock.now()), said)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """指定负责更新的单位和通常的栏目。"""
    unit, at, by = unit_or_404(request, code), clock.now(), request.user
    version = found_or_404(standing(unit))
    told = _item_or_404(version, item)
    initial = {"owner": told.owner, "column": told.column}
    form = AssignForm(request.POST or None, unit=unit, units=units_for_items(unit, on=at.date()), initial=initial)

    def act() -> Done:
        actions.assign(told, **form.cleaned_data, by=by, at=at)
        return Done("已指定，从现在起提醒新的单位。", redirect("freshness:item", code, item))

    if done := tried(request, form, act):
        return done
    context = {"unit": unit, "item": told, "form": form}
    context["reasons"] = acts.reasons_against_assigning(told, by=by, at=at)
    return render(request, "adjustments/assign.html", context, status=422 if form.is_bound else 200)
