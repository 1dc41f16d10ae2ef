"""经手：who keeps the catalogue of a unit, who arranges its columns, and who approves. Reads posts, never rows."""

from datetime import datetime

from mingtang.law.catalogue import has_catalogue, tier_of
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def keeps(person: Person, unit: Unit, *, at: datetime) -> bool:
    """拟订目录的人：政务公开专员."""
    return person.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))


def arranges(person: Person, unit: Unit, *, at: datetime) -> bool:
    """安排栏目的人：政务公开专员 or 管理员."""
    return keeps(person, unit, at=at) or person.holds(PostKind.ADMINISTRATOR, at_unit=unit, on=day_of(at))


def judges(person: Person, unit: Unit, *, at: datetime) -> bool:
    """审核目录的人：审核人 or 分管领导 of the unit or its organ."""
    kinds = (PostKind.REVIEWER, PostKind.LEADER)
    return any(person.holds(kind, at_unit=unit, on=day_of(at)) for kind in kinds)


def tier(unit: Unit) -> str:
    """在哪一层。"""
    return tier_of(unit.unit_kind, at_top=unit.parent_id is None)


def reasons_against_unit(unit: Unit) -> list[str]:
    """没有自己的目录的理由。"""
    if has_catalogue(unit.unit_kind):
        return []
    return [f"{unit.short_name}没有自己的目录，它公开的内容列在{unit.organ.short_name}的目录里。"]
