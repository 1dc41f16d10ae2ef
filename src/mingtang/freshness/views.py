"""目录的更新情况：the items with how they stand, one item, the radar by column, and the coverage map."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.catalogue.models import Version
from mingtang.catalogue.ports import titles_in
from mingtang.catalogue.queries.inheritance import difference
from mingtang.catalogue.queries.public import said
from mingtang.catalogue.queries.units import first_names, opened, standing, unit_seen, units_seen, usual_unit
from mingtang.freshness import actions
from mingtang.freshness.forms import FilterForm, RecheckForm
from mingtang.freshness.queries import coverage as maps
from mingtang.freshness.queries import lists
from mingtang.freshness.queries.rechecks import rechecks
from mingtang.freshness.queries.standing import ItemRow, column_rows, counts, item_rows
from mingtang.law.catalogue import ARTICLES, AUDIENCES, CHANNELS, LEVELS, WAYS
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404

PER_PAGE, MOST_TITLES = 50, 20


@login_required
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """目录一览。"""
    at = clock.now()
    asked_unit = request.GET.get("unit", "")
    seen = unit_seen(asked_unit, request.user, at=at) if asked_unit else usual_unit(request.user, at=at)
    if asked_unit and seen is None:
        raise Http404
    units = units_seen(request.user, at=at)
    if seen is None:
        return render(request, "freshness/items.html", {"unit": None, "units": units})
    version = standing(seen)
    context: dict[str, Any] = {"unit": seen, "units": units, "version": version, "opened": opened(seen)}
    if version is not None:
        rows = item_rows(version, on=at.date())
        firsts = first_names(row.item for row in rows)
        form = FilterForm(request.GET, firsts=firsts, owners=lists.owners(rows))
        asked = form.asked()
        found = lists.asked_of_items(rows, asked)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        context |= {"form": form, "asked": asked, "page_obj": page, "counts": counts(rows), "total": len(rows)}
        context["differences"] = len(difference(version))
    return render(request, "freshness/items.html", context)


def _standing_or_404(request: HttpRequest, code: str) -> Version:
    unit = unit_seen(code, request.user, at=clock.now())
    return found_or_404(standing(unit) if unit else None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """一个事项：its duty, how the day was computed, what is placed in it; and that somebody looked."""
    version, at, by = _standing_or_404(request, code), clock.now(), request.user
    row = found_or_404(next((row for row in item_rows(version, on=at.date()) if row.item.code == item), None))
    form = RecheckForm(request.POST or None)

    def act() -> Done:
        actions.recheck(row.item, words=form.cleaned_data["words"], by=by, at=at)
        return Done("已登记核对，从今天起重新计算。", redirect("freshness:item", code, item))

    if done := tried(request, form, act):
        return done
    context = _shown(row, version.unit) | {
        "version": version,
        "form": form,
        "titles": titles_in(version.unit, item, on=at.date(), most=MOST_TITLES),
        "rechecks": rechecks(version.unit, item),
        "against_rechecking": actions.reasons_against_rechecking(row.item, by=by, at=at),
    }
    return render(request, "freshness/item.html", context, status=422 if form.is_bound else 200)


def _shown(row: ItemRow, unit: Unit) -> dict[str, Any]:
    told = row.item
    return {
        "row": row,
        "item": told,
        "unit": unit,
        "article": f"{told.art} {ARTICLES[told.art]}",
        "channels": said(told.channels, CHANNELS, other=told.other_channel),
        "audiences": said(told.audiences, AUDIENCES, other=told.audience_words),
        "ways": said(told.ways, WAYS),
        "levels": said(told.levels, LEVELS),
    }


@login_required
@require_safe
def radar(request: HttpRequest, code: str) -> HttpResponse:
    """更新雷达：栏目多久没有更新，由谁更新，哪天到期。"""
    at = clock.now()
    unit = found_or_404(unit_seen(code, request.user, at=at))
    rows = column_rows(unit, on=at.date())
    form = FilterForm(request.GET, firsts=None, owners=lists.owners(rows))
    asked = form.asked()
    found = lists.asked_of_columns(rows, asked)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"unit": unit, "form": form, "asked": asked, "page_obj": page, "counts": counts(rows), "total": len(rows)}
    return render(request, "freshness/radar.html", context)


@login_required
@require_safe
def coverage(request: HttpRequest, code: str) -> HttpResponse:
    """覆盖图。"""
    version = _standing_or_404(request, code)
    rows = item_rows(version, on=clock.today())
    context = {"unit": version.unit, "version": version, "map": maps.coverage(rows), "counts": counts(rows)}
    return render(request, "freshness/coverage.html", context)
