"""惠民补贴的公开页：an organ's subsidies by year, and one with its policy, its guide, its results and its money."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published
from mingtang.law.subsidies import Window, window_in_words, window_on, yuan
from mingtang.library.views.units import around, publishing
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer, missing
from mingtang.portal.queries import public_facts
from mingtang.subsidies.ports import public_parts
from mingtang.subsidies.queries import published_of, subsidy_at
from mingtang.ui import clock
from mingtang.ui.charts import count_bars


@require_safe
def subsidies(request: HttpRequest, code: str) -> HttpResponse:
    """机关的惠民补贴，by year, with what is open for application now."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    rows, on = published_of(unit), clock.today()

    def context() -> Mapping[str, Any]:
        told = [_row(row.content, row.document.address, on) for row in rows]
        years: dict[int, list[dict[str, Any]]] = {}
        for one in told:
            years.setdefault(one["year"], []).append(one)
        open_now = [one for one in told if one["is_open"]]
        return around(unit) | {"years": years, "open_now": open_now, **_paid_by_year(years)}

    return answer(request, "subsidies/public_list.html", (public_facts(unit), [row.digest for row in rows]), context)


def _row(body: Mapping[str, Any], address: str, on: date) -> dict[str, Any]:
    since_on, until_on = _days(body)
    return {
        "year": body["year"],
        "title": body["title"],
        "item": body["item"],
        "address": address,
        "window": window_in_words(since_on, until_on, on=on),
        "is_open": window_on(since_on, until_on, on=on) is Window.OPEN,
        "paid": Decimal(body["funds"]["paid"]),
        "allocated": Decimal(body["funds"]["allocated"]),
    }


def _days(body: Mapping[str, Any]) -> tuple[date | None, date | None]:
    told = (body["since_on"], body["until_on"])
    return (date.fromisoformat(told[0]), date.fromisoformat(told[1])) if all(told) else (None, None)


def _paid_by_year(years: Mapping[int, list[dict[str, Any]]]) -> dict[str, Any]:
    """Paid of each year, as a table and drawn."""
    sums = [(year, sum((one["paid"] for one in rows), Decimal())) for year, rows in years.items()]
    most = max(sums, key=lambda one: one[1], default=(0, Decimal()))
    most_told = f"{most[0]}年发放{'最多' if len(sums) > 1 else ''}"
    title = f"{most_told}，{yuan(most[1])} 元" if most[1] else "还没有发放"
    bars = [{"label": f"{year}年", "count": amount} for year, amount in sums]
    chart = count_bars(bars, title=title, name="years", unit="元") if most[1] else ""
    return {"paid_by_year": sums, "year_chart": chart}


@require_safe
def subsidy(request: HttpRequest, code: str, slug: str, number: int | None = None) -> HttpResponse:
    """一项补贴，as it stands or one of its editions."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    address = f"/{code}/subsidies/{slug}/"
    newest, record = standing_and_asked(address, number)
    found = subsidy_at(code, slug)
    if newest is None or record is None or found is None:
        return no_such_subsidy(request, unit)
    on, is_past = clock.today(), record.pk != newest.pk
    parts = [] if is_past else public_parts(found, on=on)

    def context() -> Mapping[str, Any]:
        since_on, until_on = _days(record.content)
        told = {"record": record, "body": record.content, "parts": parts, "is_past": is_past, "address": address}
        told["editions"] = editorial.history(record.document)
        return around(unit) | told | {"window": window_in_words(since_on, until_on, on=on)}

    made_from = (public_facts(unit), record.digest, record.number, newest.number, [part.facts for part in parts])
    return answer(request, "subsidies/public.html", made_from, context)


def standing_and_asked(address: str, number: int | None) -> tuple[Published | None, Published | None]:
    """What stands at an address, and the edition that was asked for; without a number the same."""
    newest = editorial.current(address)
    return newest, newest if number is None or newest is None else editorial.edition_at(address, number)


def no_such_subsidy(request: HttpRequest, unit: Unit) -> HttpResponse:
    """没有这项补贴，或者还没有公开。"""
    ways = {f"/{unit.code}/subsidies/": "看公开的补贴", f"/{unit.organ.code}/": f"到{unit.organ.short_name}首页"}
    return missing(request, "没有找到这项补贴", "它还没有公开，或者地址写错了。", ways=ways, organ=unit.organ)
