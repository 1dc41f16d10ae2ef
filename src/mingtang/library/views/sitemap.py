"""网站地图：every unit, every column and everything public, with the moment of its last change; in parts when long."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.library.naming import publishes
from mingtang.library.queries.columns import newest_of_every_column
from mingtang.library.queries.items import with_catalogue
from mingtang.listings.queries import everything
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer_with
from mingtang.portal.queries import units_open
from mingtang.ui import clock

IN_ONE = 5000
Place = tuple[str, datetime | None]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """网站地图，or, when it is long, the list of its parts; a demo has none."""
    places = _places()
    if len(places) <= IN_ONE:
        return _map(request, places)
    parts = [f"sitemap/{number}.xml" for number in range(1, -(-len(places) // IN_ONE) + 1)]
    root = request.build_absolute_uri("/")
    context = {"root": root, "parts": parts}
    return answer_with(request, (root, parts), lambda: _xml(request, "library/sitemap_index.xml", context))


@require_safe
def part(request: HttpRequest, number: int) -> HttpResponse:
    """网站地图的一部分。"""
    places = _places()
    found = list(islice(places, (number - 1) * IN_ONE, number * IN_ONE)) if number else []
    if not found or len(places) <= IN_ONE:
        raise Http404
    return _map(request, found)


def _places() -> list[Place]:
    if settings.DEMO:
        raise Http404
    return list(_told())


def _told() -> Iterator[Place]:
    on = clock.today()
    yield "", None
    units = units_open(on=on)
    in_force = with_catalogue(units)
    for unit in units:
        yield f"{unit.code}/", None
        if publishes(unit):
            yield from ((f"{unit.code}/{page}", None) for page in _pages_of(unit, in_force))
    for code, slug, changed_at in newest_of_every_column(units, on=on):
        yield f"{code}/columns/{slug}/", changed_at
    for address, changed_at in everything(on=on).values_list("address", "changed_at"):
        yield address.removeprefix("/"), changed_at


def _pages_of(unit: Unit, in_force: Collection[str]) -> Iterator[str]:
    """The fixed pages of a unit that publishes; a catalogue once it is in force."""
    yield "open/"
    if unit.is_organ:
        yield from ("open/guide/", "open/apply/", "fees/")
    if unit.code in in_force:
        yield "open/catalogue/"
    yield "new/"


def _map(request: HttpRequest, places: list[Place]) -> HttpResponse:
    root = request.build_absolute_uri("/")
    context = {"root": root, "places": places}
    changed_at = max((at for _, at in places if at), default=None)

    return answer_with(
        request, (root, places), lambda: _xml(request, "library/sitemap.xml", context), changed_at=changed_at
    )


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
