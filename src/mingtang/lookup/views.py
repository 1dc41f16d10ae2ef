"""公开的清单：what an organ has, one as it holds on a day, one row, its versions and their difference, for programs."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mingtang.law.days import chinese_day
from mingtang.library.views.units import around, publishing
from mingtang.listings.models import Listing
from mingtang.lookup import queries
from mingtang.lookup.queries import Version
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.portal.answering import answer, answer_with, missing, missing_data, told_instead
from mingtang.portal.queries import public_facts
from mingtang.tables.writing import XLSX, write_table
from mingtang.ui import clock
from mingtang.ui.asked import Asked, day_asked, reasons_unread
from mingtang.withdrawals.queries import notice_at, stood

PER_PAGE = 100
JSON = {"ensure_ascii": False, "indent": 1}


@require_safe
def registers(request: HttpRequest, code: str) -> HttpResponse:
    """机关公开的清单。"""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    rows = queries.of_unit(unit, on=clock.today())

    def context() -> Mapping[str, Any]:
        return around(unit) | {"rows": rows}

    made_from = [(row.version.record.digest, row.coming and row.coming.record.digest) for row in rows]
    return answer(request, "lookup/list.html", (public_facts(unit), made_from), context)


@require_safe
def register(request: HttpRequest, code: str, slug: str, number: int | None = None) -> HttpResponse:
    """一份清单：as it holds today, on the day asked for, or one version of it."""
    on = clock.today()
    found = _found(request, code, slug, on=on)
    if isinstance(found, HttpResponse):
        return found
    unit, listing = found
    asked, unread = day_asked(request.GET.get("on", ""))
    unread += reasons_unread(request.GET.dict(), {"on": Asked("哪一天"), "q": Asked("查找")})
    all_of_it = queries.versions(listing)
    version = _chosen(listing, number, asked or on)
    if version is None:
        return _no_such_version(request, unit, listing, asked, all_of_it)
    holds = _chosen(listing, None, on)
    words = request.GET.get("q", "").strip()[:50]
    number_of_page = request.GET.get("page", "")

    def context() -> Mapping[str, Any]:
        rows = version.rows(queries.ways_of_saying(words, unit.organ))
        told = {
            "unread": unread,
            "was_open": queries.open_at(all_of_it, on=asked) if asked and version.public_on > asked else None,
            "is_ahead": asked is not None and asked > on,
            "version": version,
            "body": version.body,
            "listing": listing,
            "words": words,
            "name_title": version.name_title,
            "row_url": f"{listing.address}rows/",
            "asked": asked,
            "page_obj": Paginator(rows, PER_PAGE).get_page(number_of_page),
        }
        is_past = number is not None and (holds is None or holds.record != version.record)
        return around(unit) | told | _stands(version, all_of_it, on=on, is_past=is_past)

    asked_for = (words, asked, unread, number_of_page, number, holds.record.number if holds else None)
    made_from = (_digests(all_of_it), version.record.number, *asked_for, public_facts(unit))
    return answer(request, "lookup/register.html", made_from, context, changed_at=listing.changed_at)


def _stands(version: Version, all_of_it: list[Version], *, on: date, is_past: bool) -> dict[str, Any]:
    """Where a version stands among the others."""
    begins_later = version.effective_on > on
    told: dict[str, Any] = {"is_past": is_past and not begins_later, "begins_later": begins_later}
    told |= {"coming": queries.coming_of(all_of_it, on=on)}
    return told | {"history": list(reversed(all_of_it))[:5], "many": len(all_of_it)}


@require_safe
def row(request: HttpRequest, code: str, slug: str, key: str) -> HttpResponse:
    """清单的一行，with an address of its own."""
    on = clock.today()
    found = _found(request, code, slug, on=on)
    if isinstance(found, HttpResponse):
        return found
    unit, listing = found
    version = _chosen(listing, None, on)
    one = version.row(key) if version else None
    if version is None or one is None:
        ways = {listing.address: f"看{listing.title}"}
        return missing(request, "清单里没有这一项", "它可能取消了，或者地址写错了。", ways=ways, organ=unit.organ)

    def context() -> Mapping[str, Any]:
        return around(unit) | {"version": version, "body": version.body, "row": one, "listing": listing}

    made_from = (version.record.digest, version.record.number, key, public_facts(unit))
    return answer(request, "lookup/row.html", made_from, context, changed_at=listing.changed_at)


@require_safe
def versions(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """历次版本，and the difference between any two."""
    found = _found(request, code, slug, on=clock.today())
    if isinstance(found, HttpResponse):
        return found
    unit, listing = found
    all_of_it = queries.versions(listing)
    by_number = {str(one.record.number): one for one in all_of_it}
    newest = all_of_it[-1]
    unread = reasons_unread(request.GET.dict(), {name: Asked("版本", frozenset(by_number)) for name in ("from", "to")})
    new = by_number.get(request.GET.get("to", ""), newest)
    before = [one for one in all_of_it if one.record.number < new.record.number]
    old = by_number.get(request.GET.get("from", ""), before[-1] if before else None)

    if not unread and old is new and request.GET.get("from"):
        unread = ["“从”和“到”选的是同一版，没有差别可比，请选两个不同的版本。"]

    def context() -> Mapping[str, Any]:
        told = {"listing": listing, "versions": list(reversed(all_of_it)), "old": old, "new": new, "unread": unread}
        difference = queries.compared(old, new) if old is not None and old is not new else None
        return around(unit) | told | {"found": difference}

    made_from = (_digests(all_of_it), unread, old and old.record.number, new.record.number, public_facts(unit))
    return answer(request, "lookup/versions.html", made_from, context, changed_at=listing.changed_at)


@require_safe
def workbook(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """清单的表格，as it holds on the day asked for."""
    found = _found(request, code, slug, on=clock.today())
    if isinstance(found, HttpResponse):
        return found
    unit, listing = found
    day, unread = day_asked(request.GET.get("on", ""))
    version = None if unread else _chosen(listing, _number(request), day or clock.today())
    if version is None:
        return _no_such_version(request, unit, listing, day, queries.versions(listing), *unread)

    def drawn() -> HttpResponse:
        data = write_table(listing.title, version.fields, version.body["rows"])
        told = HttpResponse(data, content_type=XLSX)
        name = f"{listing.title}（第{version.record.number}版）.xlsx"
        told["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        return told

    return answer_with(request, ("xlsx", version.record.digest), drawn, changed_at=version.record.at)


@require_safe
def for_programs(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """清单，for programs."""
    listing = queries.listing_at(f"/{code}/registers/{slug}/", on=clock.today())
    day, unread = day_asked(request.GET.get("on", ""))
    version = _chosen(listing, _number(request), day or clock.today()) if listing and not unread else None
    if version is None:
        return missing_data("".join(unread) or "没有这份清单，或者它在这一天没有生效的版本。")

    def drawn() -> HttpResponse:
        return JsonResponse(_for_programs(version), json_dumps_params=JSON)

    return answer_with(request, ("json", version.record.digest), drawn, changed_at=version.record.at)


def _for_programs(version: Version) -> dict[str, Any]:
    body = version.body
    return {
        "title": body["title"],
        "organ": body["organ"],
        "kind": body["kind_name"],
        "basis": body["basis"],
        "version": version.record.number,
        "published_on": day_of(version.record.at).isoformat(),
        "effective_on": body["effective_on"],
        "why_early": body.get("why_early", ""),
        "digest": version.record.digest,
        "columns": [{"key": field.key, "title": field.title, "type": field.type.value} for field in version.fields],
        "rows": body["rows"],
    }


def _chosen(listing: Listing, number: int | None, on: date) -> Version | None:
    """The version asked for by number, else the one that holds on the day; before the first holds, the first."""
    if number is not None:
        return queries.version_at(listing, number)
    found = queries.version_on(listing, on=on)
    if found is None and on >= clock.today():
        return next(iter(queries.versions(listing)), None)
    return found


def _found(request: HttpRequest, code: str, slug: str, *, on: date) -> tuple[Unit, Listing] | HttpResponse:
    """The unit and its register, or what is said where none stands."""
    unit = publishing(request, code)
    if isinstance(unit, HttpResponse):
        return unit
    address = f"/{code}/registers/{slug}/"
    listing = queries.listing_at(address, on=on)
    if listing is not None:
        return unit, listing
    notice = notice_at(address)
    if notice is not None:
        told = {"notice": notice, "stood": stood(notice), "successor": None}
        return told_instead(request, "library/withdrawn.html", around(unit) | told, status=HTTPStatus.GONE)
    ways = {f"/{code}/registers/": f"看{unit.short_name}公开的清单", f"/{code}/open/": "看公开的全部内容"}
    return missing(request, "没有找到这份清单", "它还没有公开，或者地址写错了。", ways=ways, organ=unit.organ)


def _no_such_version(
    request: HttpRequest, unit: Unit, listing: Listing, asked: date | None, all_of_it: list[Version], *unread: str
) -> HttpResponse:
    first = min((one.effective_on for one in all_of_it), default=None)
    told = f"{chinese_day(asked)}还没有生效的版本。" if asked else "没有这一版，或者它已经撤下。"
    told = "".join(unread) or told
    told += f"公开的各版最早从{chinese_day(first)}起生效。" if first else ""
    ways = {listing.address: f"看现行的{listing.title}", f"{listing.address}versions/": "看历次版本"}
    return missing(request, "没有这一天的版本" if asked else "没有这一版", told, ways=ways, organ=unit.organ)


def _digests(found: list[Version]) -> list[tuple[int, str]]:
    return [(one.record.number, one.record.digest) for one in found]


def _number(request: HttpRequest) -> int | None:
    told = request.GET.get("version", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else None
