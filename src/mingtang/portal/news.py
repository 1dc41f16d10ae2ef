"""最新公开：what a unit has published newest, by column, for its home page and the front page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingtang.catalogue.queries import public as catalogue
from mingtang.listings import queries as listings
from mingtang.listings.models import Listing
from mingtang.organs.models import Unit

COLUMNS, IN_EACH, AT_ALL = 6, 3, 6


@dataclass(frozen=True)
class Shelf:
    """一个栏目里最新的几件。"""

    slug: str
    name: str
    rows: tuple[Listing, ...]


def by_column(unit: Unit, *, on: date) -> list[Shelf]:
    """各栏目最新的：columns in use with the newest documents, the column with the newest of all first."""
    newest = listings.newest_placed(unit, "column", on=on, most=IN_EACH)
    names = {branch.column.slug: branch.column.name for branch in catalogue.columns(unit)}
    shelves = [Shelf(slug, names[slug], tuple(rows)) for slug, rows in newest.items() if slug in names]
    shelves.sort(key=lambda shelf: (shelf.rows[0].public_on, shelf.rows[0].pk), reverse=True)
    return shelves[:COLUMNS]


def of_unit(unit: Unit, *, on: date) -> list[Listing]:
    """一个单位最新的几件。"""
    return list(listings.of_unit(unit, on=on)[:AT_ALL])


def of_everybody(organs: Iterable[Unit], *, on: date) -> list[Listing]:
    """各机关最新的几件。"""
    return list(listings.of_units(organs, on=on)[:AT_ALL])


def facts(rows: Iterable[Listing]) -> list[tuple[object, ...]]:
    """What a page shows of them, for telling whether it has changed."""
    return [(row.pk, row.title, row.url, row.public_on, row.unit.short_name, row.correction) for row in rows]
