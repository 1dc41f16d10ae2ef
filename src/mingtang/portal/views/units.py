"""单位的页面：an organ's home, the pages of its offices, districts and villages, and its plans year by year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from mingtang.editorial.models import Published
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit
from mingtang.portal import events, news, overview, queries
from mingtang.portal.answering import answer, missing
from mingtang.portal.filters import units_of
from mingtang.portal.ports import urgent
from mingtang.portal.programmes import of_organ
from mingtang.portal.views.front import drawn, made_from
from mingtang.progress.reading import Reading, read_text, state_counts
from mingtang.ui import clock

NEWEST = 6
_OFFICES = (UnitKind.INTERNAL_OFFICE, UnitKind.DISPATCHED_OFFICE)


def no_such_unit(request: HttpRequest, code: str) -> HttpResponse:
    """没有这个单位。"""
    return missing(
        request,
        "没有找到这个单位",
        f"本站没有代码是“{code}”的单位，地址可能写错了。",
        ways={"/": "到首页按乡镇查找"},
    )


@require_safe
def home(request: HttpRequest, code: str) -> HttpResponse:
    """单位首页。"""
    unit = queries.unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    return _organ(request, unit) if unit.is_organ else _part(request, unit)


@require_safe
def plans(request: HttpRequest, code: str) -> HttpResponse:
    """历年要点。"""
    unit = queries.unit_at(code)
    if unit is None:
        return no_such_unit(request, code)
    if not unit.is_organ:
        return missing(
            request,
            f"{unit.name}没有自己的工作要点",
            f"政务公开工作要点由{unit.organ.name}印发和公布。",
            ways={
                f"/{unit.organ.code}/plans/": f"看{unit.organ.short_name}的工作要点",
                f"/{code}/": f"看{unit.short_name}",
            },
            organ=unit.organ,
        )
    rows = list(queries.plans_of(unit))

    def context() -> Mapping[str, Any]:
        nothing = f"{unit.short_name}还没有公布{clock.today().year}年工作要点落实情况"
        return {"organ": unit, "plans": [_year(row) for row in rows], "nothing": nothing}

    return answer(request, "portal/plans.html", (queries.public_facts(unit), [row.digest for row in rows]), context)


def _year(row: Published) -> tuple[Published, SafeString, date]:
    as_of_on = date.fromisoformat(row.as_of)
    return row, overview.line(row.counts, year=row.year, as_of_on=as_of_on, name=f"line-{row.year}"), as_of_on


def _closed(unit: Unit) -> bool:
    return unit.closed_on is not None and unit.closed_on <= clock.today()


def _organ(request: HttpRequest, unit: Unit) -> HttpResponse:
    on = clock.today()
    published = queries.newest_plan(unit)
    own = queries.own_units(unit, on=on)
    towns = queries.organs_beneath(unit, on=on)
    works = queries.key_works(unit)
    lines = queries.newest_plans(towns) if towns else {}
    programmes = of_organ(unit)
    shelves = news.by_column(unit, on=on)
    pressing = urgent([unit], on=on)

    def context() -> Mapping[str, Any]:
        nothing = f"{unit.short_name}还没有公布{on.year}年工作要点落实情况"
        told: dict[str, Any] = {"organ": unit, "unit": unit, "closed": _closed(unit), "nothing": nothing}
        told |= {"programmes": programmes, "works": works[:NEWEST], "shelves": shelves, "urgent": pressing}
        told |= {"towns": drawn(towns, lines)} | _around(own)
        if published is None:
            return told
        reading = read_text(published.body)
        shares = units_of(reading)
        return told | {
            "published": published,
            "reading": reading,
            "line": overview.line(reading.counts, year=reading.year, as_of_on=reading.as_of_on),
            "news": events.newest(reading, most=NEWEST),
            "offices": [(office, shares.get(office.name, 0)) for office in told["offices_open"]],
        }

    facts = [queries.public_facts(each) for each in (unit, *own)]
    digest = published and (published.digest, published.number)
    digests = [row.digest for row in (*works, *programmes)]
    shown = [(shelf.slug, shelf.name, news.facts(shelf.rows)) for shelf in shelves]
    facts_of_page = (facts, digest, digests, shown, made_from(towns, lines), pressing)
    return answer(request, "portal/organ.html", facts_of_page, context)


def _around(own: list[Unit]) -> dict[str, Any]:
    """The offices of an organ, and its districts with their villages."""
    districts = [unit for unit in own if unit.unit_kind is UnitKind.MANAGEMENT_DISTRICT]
    villages = [unit for unit in own if unit.unit_kind is UnitKind.VILLAGE_BODY]
    return {
        "offices_open": [unit for unit in own if unit.unit_kind in _OFFICES],
        "districts": [(unit, [village for village in villages if unit.contains(village)]) for unit in districts],
        "villages": [village for village in villages if not any(unit.contains(village) for unit in districts)],
    }


def _part(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The page of an office, a district or a village: what it is, and what of the plan concerns it."""
    published = queries.newest_plan(unit.organ)
    own = [
        each for each in queries.own_units(unit.organ, on=clock.today()) if unit.contains(each) and each.pk != unit.pk
    ]
    newest = news.of_unit(unit, on=clock.today())
    pressing = urgent([unit.organ], on=clock.today())

    def context() -> Mapping[str, Any]:
        told = _named(unit) | {"villages": own, "newest": newest, "urgent": pressing}
        if published is None:
            return told | {"nothing": f"{unit.organ.short_name}还没有公布{clock.today().year}年工作要点落实情况"}
        reading = read_text(published.body)
        nothing = f"{reading.year}年工作要点里没有{unit.short_name}承担的任务"
        return told | _share(reading, unit) | {"published": published, "reading": reading, "nothing": nothing}

    facts = [queries.public_facts(each) for each in (unit, unit.organ, unit.parent, *own)]
    digest = published and (published.digest, published.number)
    return answer(request, "portal/unit.html", (facts, digest, news.facts(newest), pressing), context)


def _named(unit: Unit) -> dict[str, Any]:
    """What its page is called. A village body publishes 村务, a district 政务; an office has no 公开 of its own."""
    is_office = unit.unit_kind in _OFFICES
    return {
        "organ": unit.organ,
        "unit": unit,
        "closed": _closed(unit),
        "is_office": is_office,
        "is_village": unit.unit_kind is UnitKind.VILLAGE_BODY,
        "what": _what(unit),
        "heading": unit.name if is_office else f"{unit.short_name}{unit.affairs}",
    }


def _what(unit: Unit) -> str:
    """What it is to the organ. A dispatched office works for the town and belongs to a county bureau."""
    if unit.unit_kind is UnitKind.DISPATCHED_OFFICE:
        return f"派驻{unit.organ.short_name}的机构"
    return f"{unit.organ.name}的{unit.unit_kind.label}"


def _share(reading: Reading, unit: Unit) -> dict[str, Any]:
    """What of a plan concerns a unit: what it is in charge of, takes part in, is named in, or its district does."""
    owned = [item for item in reading.tasks if item.owner == unit.name]
    shared = [item for item in reading.tasks if unit.name in item.co_owners and item.owner != unit.name]
    told: dict[str, Any] = {"owned": owned, "shared": shared, "named": [], "of_district": []}
    if unit.unit_kind is UnitKind.VILLAGE_BODY:
        seen = {item.key for item in (*owned, *shared)}
        told["named"] = [i for i in reading.items if unit.short_name in i.text and i.key not in seen]
        seen |= {item.key for item in told["named"]}
        told["of_district"] = [i for i in reading.tasks if unit.parent.name in i.units and i.key not in seen]
    mine = state_counts(iter([*owned, *shared]))
    if sum(mine.values()):
        told["line"] = overview.line(mine, year=reading.year, as_of_on=reading.as_of_on)
    return told
