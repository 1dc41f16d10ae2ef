"""栏目的查询：the columns of a unit as a tree, with what is public in each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, Max

from mingtang.catalogue.models import Column
from mingtang.law.catalogue import Part
from mingtang.listings.queries import places_of
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Held:
    """一个栏目里有什么：how many, and the newest day."""

    count: int = 0
    newest_on: date | None = None


@dataclass(frozen=True)
class Columns:
    """一个单位的全部栏目，closed ones too, parents before their children; with what each itself holds."""

    rows: tuple[Column, ...]
    held: dict[str, Held] = field(default_factory=dict)

    @cached_property
    def _by_slug(self) -> dict[str, Column]:
        return {column.slug: column for column in self.rows}

    @cached_property
    def _by_parent(self) -> dict[int | None, list[Column]]:
        there, found = {column.pk for column in self.rows}, {}
        for column in self.rows:
            found.setdefault(column.parent_id if column.parent_id in there else None, []).append(column)
        return found

    def at(self, slug: str) -> Column | None:
        """The column with this last part of the address."""
        return self._by_slug.get(slug)

    def children(self, column: Column | None) -> list[Column]:
        """Columns in use right beneath one, or at the top."""
        beneath = self._by_parent.get(column.pk if column else None, [])
        return [each for each in beneath if each.closed_on is None]

    def top(self, *parts: Part) -> list[Column]:
        """Columns in use at the top that belong to these parts of the platform."""
        return [column for column in self.children(None) if column.part in parts]

    def beneath(self, column: Column) -> Iterator[Column]:
        """The column and everything beneath it, what is closed too: it keeps what it holds."""
        yield column
        for child in self._by_parent.get(column.pk, []):
            yield from self.beneath(child)

    def above(self, column: Column) -> list[Column]:
        """The way to a column, from the top, without the column itself."""
        by_key, way, above = {each.pk: each for each in self.rows}, [], column.parent_id
        while above in by_key:
            way.append(by_key[above])
            above = by_key[above].parent_id
        return way[::-1]

    def held_by(self, column: Column) -> Held:
        """What a column and those beneath it hold; a document placed in two of them counts in each."""
        found = [self.held[each.slug] for each in self.beneath(column) if each.slug in self.held]
        days = [held.newest_on for held in found if held.newest_on]
        return Held(sum(held.count for held in found), max(days, default=None))

    @property
    def facts(self) -> tuple[object, ...]:
        """What pages show of the columns, for telling whether a page has changed."""
        told = [(c.slug, c.name, c.parent_id, c.part, c.position, c.closed_on, c.closed_reason) for c in self.rows]
        return (told, sorted((slug, held.count, held.newest_on) for slug, held in self.held.items()))


def columns_of(unit: Unit, *, on: date | None = None) -> Columns:
    """一个单位的栏目；with a day, also what each holds on it."""
    rows = tuple(Column.rows.filter(unit=unit).order_by("position", "pk"))
    if on is None:
        return Columns(rows)
    told = places_of([unit], on=on).exclude(column="").values("column")
    counted = told.annotate(count=Count("listing", distinct=True), newest_on=Max("listing__public_on"))
    held = {row["column"]: Held(row["count"], row["newest_on"]) for row in counted.order_by("column")}
    return Columns(rows, held)


def newest_of_every_column(units: Collection[Unit], *, on: date) -> list[tuple[str, str, datetime | None]]:
    """这些单位在用的栏目：code of the unit, last part of the address, and the last change in it."""
    told = places_of(units, on=on).exclude(column="").values_list("unit__code", "column")
    changed = {(code, slug): at for code, slug, at in told.annotate(at=Max("listing__changed_at"))}
    rows = Column.rows.open().filter(unit__in=units).values_list("unit__code", "slug")
    return [(code, slug, changed.get((code, slug))) for code, slug in rows]
