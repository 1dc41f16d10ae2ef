"""栏目的页面：what stands in a column, what is new of a unit, and the same list for programs."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from mingtang.catalogue.models import Column
from mingtang.library import lists
from mingtang.library.queries.columns import Columns, columns_of
from mingtang.library.views.units import around, publishing
from mingtang.listings import queries
from mingtang.listings.models import Listing, ListingQuerySet
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer, answer_with, missing, missing_data
from mingtang.portal.queries import public_facts
from mingtang.ui import clock

FOR_PROGRAMS = 100


@require_safe
def column(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """一个栏目：what it and the columns beneath it hold."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    tree = columns_of(unit, on=clock.today())
    found = tree.at(slug)
    if found is None:
        return no_such_column(request, unit)
    told = {"column": found, "way": tree.above(found), "children": _children(tree, found)}
    return _list(request, unit, within(unit, tree, found), "library/column.html", tree.facts, told)


@require_safe
def column_json(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """栏目的列表，for programs: the same conditions, a hundred on a page."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    tree = columns_of(unit)
    found = tree.at(slug)
    if found is None:
        return missing_data("没有这个栏目。")
    rows = within(unit, tree, found)
    wanted = lists.wanted(request.GET, lists.choices_of(rows))
    page = Paginator(wanted.of(rows), FOR_PROGRAMS).get_page(request.GET.get("page"))
    root = request.build_absolute_uri("/").rstrip("/")

    def drawn() -> HttpResponse:
        told = {
            "unit": {"code": unit.code, "name": unit.name},
            "column": {"slug": found.slug, "name": found.name, "closed_on": found.closed_on},
            "remarks": wanted.remarks,
            "total": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "items": lists.told(list(page), root=root),
        }
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False})

    return answer_with(request, (public_facts(unit), tree.facts, page.paginator.count, lists.facts(page)), drawn)


@require_safe
def new(request: HttpRequest, code: str) -> HttpResponse:
    """最新公开：everything that a unit publishes, the newest first."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    return _list(request, unit, queries.of_unit(unit, on=clock.today()), "library/new.html", (), {})


def within(unit: Unit, tree: Columns, column: Column) -> ListingQuerySet:
    """一个栏目和它下面各栏目里的。"""
    return queries.in_columns(unit, [each.slug for each in tree.beneath(column)], on=clock.today())


def no_such_column(request: HttpRequest, unit: Unit) -> HttpResponse:
    """没有这个栏目。"""
    ways = {f"/{unit.code}/open/": f"看{unit.short_name}的全部栏目"}
    text = f"{unit.short_name}没有这个栏目，地址可能写错了。"
    return missing(request, "没有找到这个栏目", text, ways=ways, organ=unit.organ)


def _list(
    request: HttpRequest,
    unit: Unit,
    rows: ListingQuerySet,
    template: str,
    made_from: tuple[object, ...],
    told: Mapping[str, Any],
) -> HttpResponse:
    choices = lists.choices_of(rows)
    wanted = lists.wanted(request.GET, choices)
    page: Page[Listing] = Paginator(wanted.of(rows), lists.ON_A_PAGE).get_page(request.GET.get("page"))
    count = page.paginator.count

    def context() -> Mapping[str, Any]:
        shown = {"page_obj": page, "wanted": wanted, "choices": choices, "finding": wanted.finding(count)}
        return around(unit) | shown | told

    facts = (public_facts(unit), public_facts(unit.organ), made_from, choices, count, lists.facts(page))
    return answer(request, template, facts, context)


def _children(tree: Columns, column: Column) -> list[tuple[Column, int]]:
    return [(child, tree.held_by(child).count) for child in tree.children(column)]
