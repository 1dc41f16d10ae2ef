"""要点的页面：the plan with each task's state in its margin, and one task with what has come of it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.law.days import chinese_day
from mingtang.law.openness import Openness
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.portal import events, filters, overview, queries
from mingtang.portal.answering import answer, missing
from mingtang.portal.queries import Page
from mingtang.portal.views.units import no_such_unit
from mingtang.portal.voices import voices_at
from mingtang.progress.reading import Item, Reading
from mingtang.ui import clock
from mingtang.ui.shapes import STATES

DIGEST_SHOWN = 12


@require_safe
def plan(request: HttpRequest, code: str, year: int, number: int | None = None) -> HttpResponse:
    """要点落实情况：the whole plan, or what of it meets the conditions in the address."""
    page = queries.page_at(queries.address_of(code, year), number)
    if page is None:
        return _missing(request, code, year, number)
    voices = voices_at(page.address, on=clock.today()) if not page.is_past else None

    def context() -> Mapping[str, Any]:
        chosen = filters.understood(request.GET, page.reading)
        told = _about(page) | {"filters": chosen, "states": STATES, "offices": filters.units_of(page.reading)}
        if chosen.given:
            found = filters.narrowed(page.reading, chosen)
            return told | {"plan": found, "finding": filters.finding(found, chosen)}
        drawing = overview.drawn(page.record.body, told["base_address"])
        return told | {"plan": page.reading, "facts": _facts(page), "drawing": drawing, "voices": voices}

    return answer(request, "portal/plan.html", (_made_from(page), voices), context)


@require_safe
def commitment(request: HttpRequest, code: str, year: int, key: str, number: int | None = None) -> HttpResponse:
    """一项任务：its words, its state, and what has come of it."""
    page = queries.page_at(queries.address_of(code, year), number)
    if page is None:
        return _missing(request, code, year, number)
    rows = list(page.reading.items)
    place = next((place for place, item in enumerate(rows) if item.key == key), None)
    if place is None:
        return _no_such_item(request, page, key)
    units = queries.own_units(page.record.document.unit, on=clock.today())

    def context() -> Mapping[str, Any]:
        before, after = rows[place - 1] if place else None, rows[place + 1] if place + 1 < len(rows) else None
        told = {"before": before, "after": after}
        return _about(page) | _of_item(page.reading, rows[place], units) | told

    made_from = (_made_from(page), [(unit.code, unit.name) for unit in units])
    return answer(request, "portal/commitment.html", made_from, context)


def _made_from(page: Page) -> tuple[object, ...]:
    newest = page.newest
    return (page.record.digest, page.record.number, newest.number, queries.public_facts(page.record.document.unit))


def _about(page: Page) -> dict[str, Any]:
    """What every page of a plan says: whose, as of when, and whether something newer stands."""
    reading = page.reading
    address = page.address
    base = address if not page.is_past else f"{address}v/{page.record.number}/"
    return {
        "organ": page.record.document.unit,
        "page": page,
        "reading": reading,
        "address": address,
        "base_address": base,
        "line": overview.line(reading.counts, year=reading.year, as_of_on=reading.as_of_on),
    }


def _facts(page: Page) -> list[tuple[str, str]]:
    """公开要素：the post that signed, never the person."""
    record = page.record
    return [
        ("发布机构", record.document.unit.name),
        ("公开属性", Openness.PROACTIVE.label),
        ("截至日期", chinese_day(page.reading.as_of_on)),
        ("发布日期", chinese_day(day_of(record.at))),
        ("签发", "经审核、领导签发"),
        ("版次", f"第 {record.number} 版"),
        ("校验码", record.digest[:DIGEST_SHOWN]),
    ]


def _of_item(reading: Reading, item: Item, units: list[Unit]) -> dict[str, Any]:
    chapter, section = next(
        (chapter, section) for chapter in reading.chapters for section in chapter.sections if item in section.items
    )
    codes = {unit.name: unit.code for unit in units}
    told: dict[str, Any] = {
        "item": item,
        "chapter": chapter,
        "section": section,
        "word": "任务" if item.state else "表述",
    }
    if not item.state:
        return told
    return told | {
        "meaning": events.explained(item.state),
        "owner": (item.owner, codes.get(item.owner, "")),
        "co_owners": [(name, codes.get(name, "")) for name in item.co_owners],
        "coming": item.due_on if item.due_on and item.due_on >= reading.as_of_on and item.state != "done" else None,
        "events": events.events_of(item),
    }


def _no_such_item(request: HttpRequest, page: Page, key: str) -> HttpResponse:
    """An address that was good once says so, and leads to the edition where it still is."""
    organ = page.record.document.unit
    earlier = None if page.is_past else queries.last_with(page, key)
    if earlier is not None:
        return missing(
            request,
            f"编号是“{key}”的这一条已不再列入",
            f"现行的{page.reading.title}里没有这一条，第 {earlier.number} 版里有。",
            ways={f"{page.address}v/{earlier.number}/{key}/": f"看第 {earlier.number} 版里的这一条",
                  page.address: "看全部任务"},
            status=HTTPStatus.GONE,
            organ=organ,
        )  # fmt: skip
    return missing(
        request,
        f"没有找到编号是“{key[:20]}”的任务",
        f"{page.reading.title}里没有这一条。任务的编号写作 1.2.3，地址可能写错了。",
        ways={page.address: "看全部任务"},
        organ=organ,
    )


def _missing(request: HttpRequest, code: str, year: int, number: int | None) -> HttpResponse:
    unit = queries.unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    organ = unit.organ
    ways = {f"/{organ.code}/plans/": "看历年工作要点", f"/{organ.code}/": f"到{organ.short_name}首页"}
    if not unit.is_organ:
        return missing(
            request,
            f"{unit.name}没有自己的工作要点",
            f"政务公开工作要点由{organ.name}印发和公布。",
            ways=ways,
            organ=organ,
        )
    if number is not None and queries.page_at(queries.address_of(code, year)) is not None:
        ways = {queries.address_of(code, year): "看最新版本"}
        return missing(request, f"没有第 {number} 版", "这一版不存在，地址可能写错了。", ways=ways, organ=organ)
    never = "没有公布" if year < clock.today().year else "还没有公布"
    return missing(
        request,
        f"{unit.short_name}{never}{year}年工作要点落实情况",
        "公布了的，这里会有要点全文，每项任务写明由谁负责、什么时候完成、办到哪一步、有什么佐证。",
        ways=ways,
        organ=organ,
    )
