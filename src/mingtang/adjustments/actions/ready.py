"""现成的栏目树和目录：set up in one act; a second time it adds what is missing and changes nothing that is there."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from mingtang.adjustments.actions.items import inherited, subject_of
from mingtang.adjustments.actions.versions import begun
from mingtang.audit.actions import record
from mingtang.catalogue import parts
from mingtang.catalogue.actions.columns import locked_unit
from mingtang.catalogue.models import Column, Item, Version
from mingtang.catalogue.queries.inheritance import items_above
from mingtang.law.ready_catalogue import USUAL_COLUMN, ReadyColumn, ReadyItem, ready_columns, ready_items
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def reasons_against_setting_up(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能设立现成栏目和目录的理由。"""
    reasons = parts.reasons_against_unit(unit)
    if not parts.keeps(by, unit, at=at):
        reasons.append(f"{unit.short_name}的目录由政务公开专员设立。")
    return reasons


@transaction.atomic
def set_up(unit: Unit, *, by: Person, at: datetime) -> Version | None:
    """设立现成的栏目树和目录草案：what the units above ask first, then what is ready for such a unit.

    Gives the draft, which another person approves; ``None`` where the unit has a version already.
    """
    unit = locked_unit(unit)
    refuse_if_any(reasons_against_setting_up(unit, by=by, at=at))
    columns = _columns(unit, by=by, at=at)
    if Version.rows.filter(unit=unit).exclude(state="dropped").exists():
        return None
    made = begun(unit, base=None, by=by, at=at)
    above = items_above(unit)
    wanted = [inherited(item, made) for item in above.values()]
    named = {(item.first, item.second) for item in wanted}
    for ready in _of_its_own(unit, above):
        if (ready.first, ready.second) not in named:
            wanted.append(_item(ready, made))
    usual = {ready.code: ready.column for ready in ready_items(parts.tier(unit))}
    for position, item in enumerate(wanted, start=1):
        item.position = position
        item.column = columns.get(usual.get(item.code, ""), columns.get(USUAL_COLUMN))
    Item.rows.bulk_create(wanted)
    return made


def _of_its_own(unit: Unit, above: Mapping[str, Item]) -> list[ReadyItem]:
    """Beneath an organ with a catalogue nothing is invented: what is not asked there is not ready here."""
    if above and not unit.is_organ:
        return []
    return [ready for ready in ready_items(parts.tier(unit)) if ready.code not in above]


def _columns(unit: Unit, *, by: Person, at: datetime) -> dict[str, Column]:
    """The columns in use, those that were missing among them."""
    there = {column.slug: column for column in Column.rows.filter(unit=unit)}
    places = {ready.slug: place for place, ready in enumerate(ready_columns(parts.tier(unit)), start=1)}
    missing = [ready for ready in ready_columns(parts.tier(unit)) if ready.slug not in there]
    added = [ready.slug for ready in missing]
    while missing:
        level = [ready for ready in missing if not ready.parent or ready.parent in there]
        rows = [_column(ready, unit, places[ready.slug], there.get(ready.parent), at=at) for ready in level]
        there |= {column.slug: column for column in Column.rows.bulk_create(rows)}
        missing = [ready for ready in missing if ready not in level]
    if added:
        record(unit.organ.code, by=by, verb="catalogue.columns.ready", of=unit, at=at, facts={"slugs": added})
    return {slug: column for slug, column in there.items() if column.closed_on is None}


def _column(ready: ReadyColumn, unit: Unit, position: int, parent: Column | None, *, at: datetime) -> Column:
    return Column(
        unit=unit,
        slug=ready.slug,
        name=ready.name,
        parent=parent,
        position=position,
        part=ready.part.value,
        stale_after=ready.stale_after,
        made_on=day_of(at),
    )


def _item(ready: ReadyItem, version: Version) -> Item:
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(ready).items()}
    told["cadence"] = ready.cadence.value
    del told["column"]
    return Item(version=version, position=0, subject=subject_of(ready.levels, version.unit), **told)
