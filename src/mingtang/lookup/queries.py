"""公开的清单：what of a register stands published, which version holds on a day, and two of them side by side.

Nothing else is ever read for the public pages: a version that was withdrawn is not among them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from mingtang.catalogue.models import Column
from mingtang.editorial.models import Document, Published
from mingtang.editorial.queries import current_of_unit, edition_at
from mingtang.language.sayings import other_ways, simplified
from mingtang.law.fields import Field, FieldType, key_field, read_fields
from mingtang.law.registers import Order, in_force, open_on
from mingtang.law.units import UnitKind
from mingtang.listings.models import NEWEST, Listing
from mingtang.listings.ports import Found
from mingtang.listings.queries import at_address
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.registers.publication import KIND, effective_of
from mingtang.search.queries import sayings
from mingtang.tables.difference import Difference, difference
from mingtang.tables.shown import ShownRow, shown_row


@dataclass(frozen=True)
class Version:
    """公开的一版：the record, its body and columns."""

    record: Published
    body: Mapping[str, Any]

    @property
    def fields(self) -> tuple[Field, ...]:
        """各列。"""
        return read_fields(self.body["fields"])

    @property
    def effective_on(self) -> date:
        """生效日期。"""
        return effective_of(self.body)

    @property
    def public_on(self) -> date:
        """公开的日期。"""
        return day_of(self.record.at)

    @property
    def is_early(self) -> bool:
        """生效是否早于公开。"""
        return self.effective_on < self.public_on

    @property
    def name_title(self) -> str:
        """写着名称的列：its heading; the cells of it lead to the page of their row."""
        fields = self.fields
        told = (one for one in fields if one.required and one.type is FieldType.TEXT and not one.is_key)
        return next(told, key_field(fields)).title

    @property
    def address(self) -> str:
        """这一版的地址。"""
        return f"/{self.body['organ']['code']}/registers/{self.body['slug']}/v/{self.record.number}/"

    @property
    def told_fields(self) -> tuple[Field, ...]:
        """写了东西的列：a column that is empty in every row is not shown."""
        rows = self.body["rows"]
        return tuple(field for field in self.fields if any(cells.get(field.key) for cells in rows))

    def rows(self, words: Sequence[str] = ()) -> list[ShownRow]:
        """各行，those alone that have one of the words somewhere."""
        fields = self.told_fields
        found = (shown_row(fields, cells) for cells in self.body["rows"])
        return [row for row in found if not words or any(row.has(one) for one in words)]

    def row(self, key: str) -> ShownRow | None:
        """一行，by what names it."""
        fields = self.fields
        name = key_field(fields).key
        found = next((cells for cells in self.body["rows"] if cells.get(name) == key), None)
        return shown_row(fields, found) if found is not None else None


def listing_at(address: str, *, on: date) -> Listing | None:
    """这份清单在发布目录里的一条，if the public sees it on the day."""
    listing = at_address(address)
    if listing is None or listing.kind != KIND or listing.public_on is None or listing.public_on > on:
        return None
    return listing


def versions(listing: Listing) -> list[Version]:
    """公开过的各版，in the order of release."""
    rows = Published.public.filter(document=listing.document).select_related("document__unit").order_by("number")
    return [Version(record, record.content) for record in rows]


def version_on(listing: Listing, *, on: date) -> Version | None:
    """当日有效的一版。"""
    found = versions(listing)
    place = in_force([version.effective_on for version in found], on=on)
    return found[place] if place is not None else None


def found_on(document: Document, *, on: date) -> Found | None:
    """检索到的一版：the one that is read on the day, from the day on which it was public and held."""
    rows = Published.public.filter(document=document).select_related("document__unit").order_by("number")
    made = [Version(record, record.content) for record in rows]
    if not made:
        return None
    version = made[in_force([one.effective_on for one in made], on=on) or 0]
    since = version.effective_on if version.effective_on <= on else version.public_on
    return Found(version.record, max(version.public_on, since))


def with_versions() -> list[Document]:
    """公开着的、有过几版的清单。"""
    rows = Document.rows.filter(kind=KIND, pk__in=Published.public.standing().values("document"))
    return list(rows.annotate(made=Count("published")).filter(made__gt=1).order_by("pk"))


def open_at(found: Sequence[Version], *, on: date) -> Version | None:
    """那一天公众看到的一版，of those that were public by then."""
    number = open_on([(one.record.number, one.effective_on, one.public_on) for one in found], on=on)
    return next((one for one in found if one.record.number == number), None)


def ways_of_saying(words: str, organ: Unit) -> list[str]:
    """要找的字和它别的说法，as search knows them."""
    plain = simplified(words)
    return list(dict.fromkeys([words, plain, *other_ways(plain, sayings(organ))])) if words else []


def document_of(pk: int | str) -> Document | None:
    """清单的公开件。"""
    return Document.rows.select_related("unit__organ").filter(pk=pk, kind=KIND).first()


def version_at(listing: Listing, number: int) -> Version | None:
    """一版，by its number."""
    record = edition_at(listing.address, number)
    return Version(record, record.content) if record is not None else None


def compared(old: Version, new: Version) -> Difference:
    """两版的差别。"""
    return difference(old.fields, old.body["rows"], new.fields, new.body["rows"])


@dataclass(frozen=True)
class Entry:
    """机关的一份清单：the version that holds today, else the first; and the next that will hold."""

    version: Version
    coming: Version | None


def coming_of(found: Sequence[Version], *, on: date) -> Version | None:
    """以后生效的下一版。"""
    told = Order(tuple((one.record.number, one.effective_on) for one in found), on).coming(on)
    return next((one for one in found if told is not None and one.record.number == told[0]), None)


def of_unit(unit: Unit, *, on: date) -> list[Entry]:
    """机关公开的清单，in the order of their addresses, each as it holds on the day; two queries."""
    documents = list(current_of_unit(unit, KIND).order_by("document__address").values_list("document", flat=True))
    by_document: dict[int, list[Version]] = {pk: [] for pk in documents}
    rows = Published.public.filter(document__in=documents).select_related("document__unit").order_by("number")
    for record in rows:
        by_document[record.document_id].append(Version(record, record.content))
    found = []
    for made in by_document.values():
        place = in_force([version.effective_on for version in made], on=on)
        found.append(Entry(made[place or 0], coming_of(made, on=on)))
    return found


def has_any(unit: Unit) -> bool:
    """机关有没有公开的清单。"""
    return current_of_unit(unit, KIND).exists()


def organs(*, on: date) -> list[Unit]:
    """各行政机关，in their order."""
    return list(Unit.rows.filter(kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=on).order_by("path"))


def of_kind(kind: str, units: Iterable[Unit], *, on: date) -> list[Listing]:
    """几个机关公开的一种，the newest first, each with what it says."""
    rows = Listing.rows.shown(on=on).filter(kind=kind, unit__in=list(units))
    return list(rows.select_related("unit", "published").order_by(*NEWEST))


def columns_of(units: Iterable[Unit]) -> list[Column]:
    """几个机关在用的栏目。"""
    rows = Column.rows.open().filter(unit__in=list(units)).select_related("unit")
    return list(rows.order_by("unit__path", "position", "pk"))
