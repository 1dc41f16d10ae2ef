"""公开文件的页面：what stands at an address, one of its editions, or what is said where something stood.

An address from which something was taken for safety answers like one that never was: not a byte tells them apart.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.catalogue.models import Column
from mingtang.editorial import queries as editorial
from mingtang.editorial.models import Published
from mingtang.editorial.ports import kinds
from mingtang.library import lists
from mingtang.library.ports import beside
from mingtang.library.qr import code_of
from mingtang.library.queries.columns import Columns, columns_of
from mingtang.library.queries.documents import Past, editions, was_on_the_county_portal
from mingtang.library.views.units import around
from mingtang.listings.models import Listing
from mingtang.listings.queries import at_address
from mingtang.listings.reading import is_elsewhere, places_of
from mingtang.organs.models import Unit
from mingtang.portal.answering import answer, missing, told_instead
from mingtang.portal.queries import public_facts, unit_at
from mingtang.portal.views.units import no_such_unit
from mingtang.ui import clock
from mingtang.withdrawals.models import Withdrawal
from mingtang.withdrawals.queries import notice_at, stood


@require_safe
def document(request: HttpRequest, code: str, year: int, serial: int, number: int | None = None) -> HttpResponse:
    """一份文件，as it stands, or one of its editions."""
    address = f"/{code}/documents/{year}-{serial}/"
    listing = at_address(address)
    if listing is None:
        return _nothing_stands(request, code, address)
    unit, on = listing.unit, clock.today()
    if listing.public_on is None or listing.public_on > on:
        return _never_was(request, unit)
    if listing.shown_until_on is not None and listing.shown_until_on < on:
        return _past_showing(request, unit, listing)
    record = listing.published if number is None else editorial.edition_at(address, number)
    if record is None:
        return _never_was(request, unit)
    if is_elsewhere(record):
        return _elsewhere(request, unit, listing) if listing.elsewhere else _never_was(request, unit)
    return _shown(request, unit, listing, record)


def _shown(request: HttpRequest, unit: Unit, listing: Listing, record: Published) -> HttpResponse:
    tree, past = columns_of(unit), editions(listing.document)
    place = next((found for column, _ in places_of(record) if (found := tree.at(column))), None)
    is_past = listing.published_id != record.pk
    parts = beside(listing, on=clock.today())
    address = _absolute(request, listing.address)

    def context() -> Mapping[str, Any]:
        told = {
            "listing": listing,
            "record": record,
            "body": _as_it_holds(record, listing),
            "beside": parts,
            "kind": kinds()[listing.kind],
            "more_facts": lists.days_told(listing, record),
            "way": _way(tree, place),
            "column": place,
            "is_past": is_past,
            "editions": past,
            "canonical": address,
            "qr": code_of(address),
        }
        return around(unit) | told

    facts = (lists.facts([listing]), record.digest, record.number, _told(past), public_facts(unit), tree.facts)
    facts += tuple(part.facts for part in parts)
    return answer(request, "library/document.html", facts, context, changed_at=listing.changed_at)


def _as_it_holds(record: Published, listing: Listing) -> dict[str, Any]:
    """The text with the label that holds today, whatever held when it was released."""
    body = record.content
    return {**body, "metadata": {**body["metadata"], "validity": listing.validity}}


def _way(tree: Columns, column: Column | None) -> list[Column]:
    return [*tree.above(column), column] if column else []


def _told(past: list[Past]) -> list[tuple[object, ...]]:
    return [(each.number, each.at, each.digest) for each in past]


def _absolute(request: HttpRequest, address: str) -> str:
    """The address as it is printed and scanned: of the site's own name where it is set."""
    return (
        urljoin(settings.MINGTANG_SITE_URL, address)
        if settings.MINGTANG_SITE_URL
        else request.build_absolute_uri(address)
    )


def _never_was(request: HttpRequest, unit: Unit) -> HttpResponse:
    """没有这份文件：the same words whatever the reason, with nothing of what may have stood there."""
    return missing(
        request,
        "没有找到这份文件",
        "地址可能写错了，或者文件不在本站公开。可以按栏目查找，也可以在上方输入标题里的词查找。",
        ways={f"/{unit.code}/open/": f"看{unit.short_name}公开的全部内容", f"/{unit.code}/new/": "看最新公开"},
        organ=unit.organ,
    )


def _nothing_stands(request: HttpRequest, code: str, address: str) -> HttpResponse:
    notice = notice_at(address)
    if notice is None or not _was_public(notice):
        unit = unit_at(code)
        return _never_was(request, unit) if unit else no_such_unit(request, code)
    told = {"notice": notice, "stood": stood(notice), "successor": _successor(notice)}
    unit = notice.document.unit
    return told_instead(request, "library/withdrawn.html", around(unit) | told, status=HTTPStatus.GONE)


def _successor(notice: Withdrawal) -> Listing | None:
    """What is to be read instead, where it stands on this site."""
    listing, on = at_address(notice.target) if notice.target.startswith("/") else None, clock.today()
    if listing is None or listing.public_on is None or listing.public_on > on:
        return None
    return listing if listing.shown_until_on is None or listing.shown_until_on >= on else None


def _was_public(notice: Withdrawal) -> bool:
    """Whether readers ever saw it: what was for the county portal and never stood there is told to nobody."""
    return not is_elsewhere(notice.published) or was_on_the_county_portal(notice.document)


def _past_showing(request: HttpRequest, unit: Unit, listing: Listing) -> HttpResponse:
    told = {"listing": listing}
    return told_instead(request, "library/past_showing.html", around(unit) | told, status=HTTPStatus.GONE)


def _elsewhere(request: HttpRequest, unit: Unit, listing: Listing) -> HttpResponse:
    facts = (lists.facts([listing]), public_facts(unit))
    return answer(request, "library/elsewhere.html", facts, lambda: around(unit) | {"listing": listing})
