"""有目录的单位：which are in sight, and the version that holds at each or is being worked on."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.catalogue.models import Item, Version
from mingtang.law.catalogue import has_catalogue
from mingtang.law.units import UnitKind
from mingtang.organs.models import Person, Unit, UnitQuerySet
from mingtang.organs.sight import Viewer, day_of, scope_of

_KINDS = [kind.value for kind in UnitKind if has_catalogue(kind)]
WITH_PEOPLE = ("unit__organ", "unit__parent", "base", "made_by", "submitted_by", "approved_by", "approved_for")


def units_seen(viewer: Viewer, *, at: datetime) -> UnitQuerySet:
    """有目录的单位，in sight."""
    seen = Unit.rows.filter(scope_of(viewer, at=at).units(), kind__in=_KINDS).open(on=day_of(at))
    return seen.select_related("organ", "parent").order_by("path")


def unit_seen(code: str, viewer: Viewer, *, at: datetime) -> Unit | None:
    """One of them."""
    return units_seen(viewer, at=at).filter(code=code).first()


def usual_unit(viewer: Viewer, *, at: datetime) -> Unit | None:
    """没有说哪个单位时看哪个：where one holds a post, else the first in sight that has a catalogue."""
    units = list(units_seen(viewer, at=at))
    if isinstance(viewer, Person):
        mine = {unit.pk for post in viewer.posts_on(day_of(at)) for unit in (post.unit, post.unit.organ)}
        units = [unit for unit in units if unit.pk in mine] or units
    return units[-1] if units else None


def standing(unit: Unit) -> Version | None:
    """执行中的一版。"""
    return Version.rows.in_force().filter(unit=unit).select_related(*WITH_PEOPLE).first()


def opened(unit: Unit) -> Version | None:
    """在办的一版。"""
    return Version.rows.open().filter(unit=unit).select_related(*WITH_PEOPLE).first()


def units_for_items(unit: Unit, *, on: date) -> UnitQuerySet:
    """能负责事项和栏目的单位：of the organ."""
    return Unit.rows.of_organ(unit.organ).open(on=on).order_by("position", "path")


def first_names(rows: Iterable[Item]) -> list[str]:
    """一级事项，each once, in their order."""
    return list(dict.fromkeys(item.first for item in rows))
