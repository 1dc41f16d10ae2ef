"""年报：one row for each year that is reported on."""

import re
from collections.abc import Iterable

from mingtang.listings.models import Listing

_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年")


def by_year(rows: Iterable[Listing]) -> list[tuple[int, Listing]]:
    """历年年报：the year in the title, or else the one before it was published; of a year the newest, newest first."""
    found: dict[int, Listing] = {}
    for row in rows:
        found.setdefault(year_of(row), row)
    return sorted(found.items(), key=lambda pair: pair[0], reverse=True)


def year_of(row: Listing) -> int:
    """哪一年的年报。"""
    told = _YEAR.search(row.title)
    if told:
        return int(told[1])
    return row.public_on.year - 1 if row.public_on else 0
