"""有名称的去处（端口 search.Ways）：topics that go on, rows by their code, sections, registers and columns by name."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse

from mingtang import ports
from mingtang.crises.publication import KIND as TOPIC
from mingtang.index.queries import match
from mingtang.language.codes import is_code
from mingtang.language.pairs import folded
from mingtang.language.same_name import is_called
from mingtang.law.crises import CrisisState, state_on
from mingtang.lookup.queries import columns_of, listing_at, of_kind, organs, version_on
from mingtang.organs.models import Unit
from mingtang.registers.publication import KIND as REGISTER
from mingtang.search.ports import Way

MOST_ORGANS, MOST_REGISTERS = 30, 5
_PAGES = {"政府信息公开指南": "guide", "依申请公开": "apply", "最新公开": "new", "政府信息公开": "open"}


class NamedPlaces:
    """有名称的去处。"""

    def ways(self, words: Sequence[str], *, organ: Unit | None, on: date) -> list[Way]:
        """What goes on comes first, then rows, sections, columns and registers."""
        units = [organ] if organ is not None else organs(on=on)[:MOST_ORGANS]
        found = [*_topics(words, units, on=on), *_rows(words, organ, on=on)]
        return [*found, *_sections(words, units, on=on), *_registers(words, units, on=on)]


def _topics(words: Sequence[str], units: Iterable[Unit], *, on: date) -> Iterator[Way]:
    """Of emergencies that go on; what is over stands among what is found."""
    for row in of_kind(TOPIC, units, on=on):
        until = row.published.content["until_on"]
        goes_on = state_on(date.fromisoformat(until) if until else None, on=on) is CrisisState.OPEN
        if goes_on and any(len(word) > 1 and word in folded(row.title) for word in words):
            yield Way(row.title, "正在应对", row.url)


def _rows(words: Sequence[str], organ: Unit | None, *, on: date) -> Iterator[Way]:
    """Of registers, the rows that bear the code."""
    for word in filter(is_code, words):
        code = organ.code if organ is not None else None
        for hit in match(word, kind=REGISTER, organ=code, limit=MOST_REGISTERS).hits:
            listing = listing_at(hit.address, on=on)
            version = version_on(listing, on=on) if listing is not None else None
            for row in version.rows() if listing is not None and version is not None else ():
                if folded(row.key) == word:
                    slug = listing.address.rstrip("/").rpartition("/")[2]
                    url = reverse("lookup:row", args=[listing.unit.code, slug, row.key])
                    yield Way(f"{row.key} {row.name}", listing.title, url)


def _sections(words: Sequence[str], units: Sequence[Unit], *, on: date) -> Iterator[Way]:
    """Of what a unit discloses: pages of their own, pages that every organ has, columns."""
    for shelf in ports.answering("library.Shelf"):
        if is_called(shelf.name, words):
            doors = ((unit, shelf.door(unit, on=on)) for unit in units)
            yield from (Way(door.name, unit.short_name, door.url) for unit, door in doors if door is not None)
    for name, page in _PAGES.items():
        if is_called(name, words):
            told = ((unit.short_name, reverse(f"library:{page}", args=[unit.code])) for unit in units)
            yield from (Way(name, of, url) for of, url in told)
    for column in columns_of(units):
        if is_called(column.name, words):
            url = reverse("library:column", args=[column.unit.code, column.slug])
            yield Way(column.name, column.unit.short_name, url)


def _registers(words: Sequence[str], units: Iterable[Unit], *, on: date) -> Iterator[Way]:
    for row in of_kind(REGISTER, units, on=on):
        name = row.title.removeprefix(row.unit.name).removeprefix(row.unit.short_name)
        if is_called(name, words):
            yield Way(row.title, row.unit.short_name, row.url)
