"""订阅的地址：of everything a unit publishes, and of one column."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.library import feeds, lists
from mingtang.library.naming import heading
from mingtang.library.queries.columns import columns_of
from mingtang.library.views.columns import no_such_column, within
from mingtang.library.views.units import publishing
from mingtang.listings.models import Listing, ListingQuerySet
from mingtang.listings.queries import of_unit
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer_with
from mingtang.portal.queries import public_facts
from mingtang.ui import clock


@require_safe
def of_everything(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """一个单位最新公开的。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    title = f"{unit.short_name}{heading(unit)}"
    return _feed(request, unit, of_unit(unit, on=clock.today()), kind, title=title, page=f"/{code}/new/")


@require_safe
def of_column(request: HttpRequest, code: str, slug: str, kind: str) -> HttpResponse:
    """一个栏目最新公开的。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    tree = columns_of(unit)
    column = tree.at(slug)
    if column is None:
        return no_such_column(request, unit)
    title = f"{unit.short_name}：{column.name}"
    return _feed(request, unit, within(unit, tree, column), kind, title=title, page=f"/{code}/columns/{slug}/")


def _feed(
    request: HttpRequest, unit: Unit, found: ListingQuerySet, kind: str, *, title: str, page: str
) -> HttpResponse:
    rows = list(found[: feeds.MOST])
    root = request.build_absolute_uri("/").rstrip("/")

    def drawn() -> HttpResponse:
        about = f"{unit.name}最新公开的内容。"
        text = feeds.feed(kind, rows, title=title, about=about, root=root, page=page, address=request.path)
        return HttpResponse(text, content_type=f"application/{kind}+xml; charset=utf-8")

    return answer_with(request, (public_facts(unit), kind, title, lists.facts(rows)), drawn, changed_at=newest(rows))


def newest(rows: Iterable[Listing]) -> datetime | None:
    """最近的一次变动。"""
    return max((row.changed_at for row in rows if row.changed_at), default=None)
