"""更新情况：how the items and the columns of a unit stand on a day. Always the same number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from mingtang.catalogue import parts
from mingtang.catalogue.models import Column, Item, Version
from mingtang.catalogue.ports import Standing, placed_by_column, placed_by_item
from mingtang.catalogue.queries.columns import shaped
from mingtang.freshness.models import Recheck
from mingtang.holidays.queries import calendar
from mingtang.law.freshness import WANTING, Freshness, due_of, newest_of, state_on
from mingtang.law.reckoning import Due
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Unit

TONES: dict[Freshness, str] = {
    Freshness.EMPTY: "bad",
    Freshness.STALE: "bad",
    Freshness.SOON: "warn",
    Freshness.NOT_DUE: "none",
    Freshness.FRESH: "good",
}
NOTHING = Standing(None, 0)
_ORDER = list(Freshness)


@dataclass(frozen=True)
class ItemRow:
    """一个事项的更新情况：``state`` is ``None`` where the unit publishes nothing in it (未涉及、只由下级公开)."""

    item: Item
    standing: Standing
    checked_on: date | None
    due: Due | None
    state: Freshness | None

    @property
    def due_on(self) -> date | None:
        """应更新之日。"""
        return self.due.due if self.due else None

    @property
    def tone(self) -> str:
        """色调。"""
        return TONES[self.state] if self.state else "none"

    @property
    def word(self) -> str:
        """一个词。"""
        if self.state is None:
            return "未涉及" if self.item.not_involved else "由下级公开"
        return self.state.label

    @property
    def is_wanting(self) -> bool:
        """是否要办：empty, stale, or soon to be."""
        return self.state in WANTING


@dataclass(frozen=True)
class ColumnRow:
    """一个栏目的更新情况，the columns beneath counted with it."""

    column: Column
    indent: str
    standing: Standing
    due: Due | None
    state: Freshness
    items: int

    @property
    def due_on(self) -> date | None:
        """应更新之日。"""
        return self.due.due if self.due else None

    @property
    def tone(self) -> str:
        """色调。"""
        return TONES[self.state]


def item_rows(version: Version, *, on: date) -> list[ItemRow]:
    """各事项的更新情况，in the order of the catalogue."""
    return rows_of([version], on=on)[version.pk]


def rows_of(versions: Sequence[Version], *, on: date) -> dict[int, list[ItemRow]]:
    """各版目录的事项的更新情况：as many queries for many units as for one."""
    units, table = [version.unit for version in versions], calendar()
    placed, checked = placed_by_item(units, on=on), _checked(units, on=on)
    found: dict[int, list[ItemRow]] = {version.pk: [] for version in versions}
    of = {version.pk: version for version in versions}
    items = Item.rows.filter(version__in=of).select_related("owner", "column").order_by("position", "pk")
    for item in items:
        item.version = of[item.version_id]
        key = (item.version.unit_id, item.code)
        found[item.version_id].append(_row(item, placed.get(key, NOTHING), checked.get(key), table, on=on))
    return found


def _checked(units: Sequence[Unit], *, on: date) -> dict[tuple[int, str], date]:
    looked = Recheck.rows.filter(unit__in=units, on__lte=on).order_by().values_list("unit", "code")
    return {(unit, code): last for unit, code, last in looked.annotate(last=Max("on"))}


def _row(item: Item, standing: Standing, checked_on: date | None, table: Calendar, *, on: date) -> ItemRow:
    if not item.is_for(parts.tier(item.version.unit)) or item.since_on is None:
        return ItemRow(item, standing, checked_on, None, None)
    duty, newest = item.duty, standing.newest_on
    due = due_of(duty, newest_on=newest, since_on=item.since_on, calendar=table, checked_on=checked_on)
    return ItemRow(item, standing, checked_on, due, state_on(duty, due, newest_on=newest, on=on))


def column_rows(unit: Unit, *, on: date) -> list[ColumnRow]:
    """各栏目的更新情况，in the order of the tree."""
    columns = list(Column.rows.open().filter(unit=unit).select_related("owner", "parent").order_by("position", "pk"))
    placed, table = placed_by_column([unit], on=on), calendar()
    held: dict[int, int] = {}
    for pk in Item.rows.in_force().involved().filter(version__unit=unit).values_list("column", flat=True):
        held[pk] = held.get(pk, 0) + 1
    branches = shaped(columns)
    summed: dict[int, Standing] = {}
    for branch in reversed(branches):
        own = placed.get((unit.pk, branch.column.slug), NOTHING)
        below = [summed[child.pk] for child in branch.children]
        days = newest_of([own.newest_on, *(each.newest_on for each in below)])
        summed[branch.column.pk] = Standing(days, own.count + sum(each.count for each in below))
    found = []
    for branch in branches:
        column, standing = branch.column, summed[branch.column.pk]
        told = {"newest_on": standing.newest_on, "since_on": column.made_on}
        due = due_of(column.duty, **told, calendar=table)
        state = state_on(column.duty, due, newest_on=standing.newest_on, on=on)
        found.append(ColumnRow(column, branch.indent, standing, due, state, held.get(column.pk, 0)))
    return found


def counts(rows: Sequence[ItemRow | ColumnRow]) -> list[tuple[Freshness, str, int]]:
    """各种情况有几项，every one named, the worst first."""
    states = [row.state for row in rows]
    return [(state, TONES[state], states.count(state)) for state in _ORDER]


def worst_first(row: ItemRow | ColumnRow) -> tuple[int, date]:
    """排列：what is empty or stale first, then by the day on which it is due."""
    place = _ORDER.index(row.state) if row.state else len(_ORDER)
    return place, row.due_on or date.max
