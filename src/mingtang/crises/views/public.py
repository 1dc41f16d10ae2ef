"""公开的专题：an organ's topics on emergencies, one of them with everything that is public for it, and its feed."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.crises.publication import KIND
from mingtang.crises.queries.public import crisis_at, newest_of
from mingtang.crises.queries.ties import Entry, in_sections
from mingtang.editorial.queries import current, current_of_unit
from mingtang.law.crises import Section, state_of
from mingtang.library import feeds, lists
from mingtang.library.views.feeds import newest
from mingtang.library.views.units import around, publishing
from mingtang.portal.answering import answer, answer_with, missing
from mingtang.portal.queries import public_facts
from mingtang.ui import clock


@require_safe
def topics(request: HttpRequest, code: str) -> HttpResponse:
    """机关的专题。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    rows = list(current_of_unit(unit, KIND))

    def context() -> Mapping[str, Any]:
        told = sorted(((row, row.content) for row in rows), key=lambda pair: pair[1]["begun_on"], reverse=True)
        shown = [(row, body, state_of(body, on=clock.today())) for row, body in told]
        return around(unit) | {"rows": shown}

    return answer(request, "crises/topics.html", (public_facts(unit), [row.digest for row in rows]), context)


@require_safe
def topic(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """一个专题。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    record = current(f"/{code}/topics/{slug}/")
    if record is None:
        return _no_such_topic(request, code, unit)
    sections = in_sections(crisis_at(record), on=clock.today())

    def context() -> Mapping[str, Any]:
        body = record.content
        told = {"record": record, "body": body, "stands": state_of(body, on=clock.today()), "sections": sections}
        return around(unit) | told

    facts = (record.digest, public_facts(unit), _facts(sections))
    return answer(request, "crises/topic.html", facts, context, changed_at=newest_of(record, sections))


@require_safe
def feed(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """专题的订阅。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    page = f"/{code}/topics/{slug}/"
    record = current(page)
    if record is None:
        return _no_such_topic(request, code, unit)
    found = in_sections(crisis_at(record), on=clock.today())
    rows = sorted((one.listing for _, each in found for one in each), key=lambda row: row.changed_at, reverse=True)
    rows = rows[: feeds.MOST]
    root = request.build_absolute_uri("/").rstrip("/")

    def drawn() -> HttpResponse:
        told = {"title": f"{unit.short_name}：{record.title}", "about": f"{record.title}，最新公开的内容。"}
        text = feeds.feed(feeds.ATOM, rows, **told, root=root, page=page, address=request.path)
        return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")

    made_from = (public_facts(unit), record.digest, lists.facts(rows))
    return answer_with(request, made_from, drawn, changed_at=newest(rows))


def _no_such_topic(request: HttpRequest, code: str, unit: Any) -> HttpResponse:
    ways = {f"/{code}/topics/": "看公布的专题", f"/{code}/open/": f"看{unit.short_name}公开的全部内容"}
    return missing(request, "没有找到这个专题", "它还没有公布，或者地址写错了。", ways=ways, organ=unit.organ)


def _facts(sections: list[tuple[Section, list[Entry]]]) -> list[tuple[str, list[tuple[object, ...]]]]:
    return [(section.value, [one.facts for one in found]) for section, found in sections]
