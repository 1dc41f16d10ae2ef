"""公开的执法公示：what stands published and is still shown. Nothing else is ever read for the public pages."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.enforcement.publication import KIND
from mingtang.law.enforcement import notice_kinds
from mingtang.law.fields import read_fields
from mingtang.listings.models import Listing, ListingQuerySet
from mingtang.listings.queries import at_address
from mingtang.organs.models import Unit
from mingtang.tables.shown import ShownRow, shown_row


def of_unit(unit: Unit, *, on: date) -> ListingQuerySet:
    """机关现在公示的，the newest decision first."""
    rows = Listing.rows.shown(on=on).filter(unit=unit, kind=KIND)
    return rows.select_related("published").defer("published__body").order_by("-made_on", "-pk")


def of_kind(unit: Unit, kind: str, rows: ListingQuerySet) -> ListingQuerySet:
    """其中一种的。"""
    return rows.filter(address__startswith=f"/{unit.code}/enforcement/{kind}/")


@dataclass(frozen=True)
class Count:
    """各年各种有多少条。"""

    year: int
    kinds: tuple[tuple[str, str, int], ...]


def counts(unit: Unit, rows: ListingQuerySet) -> list[Count]:
    """公示的条数，by year and kind, the newest year first."""
    found: Counter[tuple[int, str]] = Counter()
    for address, made_on in rows.order_by().values_list("address", "made_on"):
        found[made_on.year, address.split("/")[3]] += 1
    years = sorted({year for year, _ in found}, reverse=True)
    return [
        Count(
            year, tuple((one.code, one.name, found[year, one.code]) for one in notice_kinds() if found[year, one.code])
        )
        for year in years
    ]


def notice_at(address: str) -> Listing | None:
    """这个地址上的一条公示，shown or past its day."""
    listing = at_address(address)
    return listing if listing is not None and listing.kind == KIND and listing.public_on is not None else None


def particulars(body: Mapping[str, Any]) -> ShownRow:
    """各项，as they are read."""
    return shown_row(read_fields(body["fields"]), body["cells"])


def has_any(unit: Unit, *, on: date) -> bool:
    """机关有没有公示。"""
    return of_unit(unit, on=on).exists()
