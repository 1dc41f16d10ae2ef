"""单位的写入：create, change, close."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from mingtang.language.unseen import clean_name
from mingtang.law import units
from mingtang.law.days import chinese_day
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import UnitKind
from mingtang.organs import names
from mingtang.organs.actions.rules import Actor, code_reasons, iso, note, reasons_against_managing
from mingtang.organs.models import Post, Unit

CHANGEABLE = ("name", "short_name", "keywords", "duties", "address", "hours", "phone", "position")
CLEANED = ("name", "short_name", "address", "hours", "phone")


@transaction.atomic
def create_unit(
    *,
    code: str,
    name: str,
    short_name: str,
    kind: UnitKind,
    parent: Unit | None,
    by: Actor,
    at: datetime,
    position: int = 0,
    keywords: Sequence[str] = (),
    duties: str = "",
    address: str = "",
    hours: str = "",
    phone: str = "",
) -> Unit:
    """设立单位：put a unit into the tree. Errors: ``RuleBroken`` when it may not stand there or the code is taken."""
    name = clean_name(name)
    refuse_if_any(_reasons_against_creating(code, name, kind, parent, by=by, at=at))
    unit = Unit(
        code=code,
        name=name,
        short_name=clean_name(short_name) or name,
        kind=kind.value,
        parent=parent,
        path=f"{parent.path if parent else '/'}{code}/",
        position=position,
        keywords=list(keywords),
        duties=duties,
        address=clean_name(address),
        hours=clean_name(hours),
        phone=clean_name(phone),
    )
    unit.organ = None if unit.is_organ else parent.organ if parent else None
    unit.save()
    if unit.is_organ:
        unit.organ = unit
        unit.save(update_fields=["organ"])
    note(unit, by=by, verb="organs.unit.create", of=unit, at=at, facts={"kind": kind.value})
    return unit


def _reasons_against_creating(
    code: str, name: str, kind: UnitKind, parent: Unit | None, *, by: Actor, at: datetime
) -> list[str]:
    reasons = reasons_against_managing(parent, by=by, at=at) if parent else []
    if parent is None and not isinstance(by, str):
        reasons.append("最上级单位只能在安装时设立。")
    if parent is not None and parent.closed_on is not None:
        reasons.append(f"{parent.name}已撤销，下面不能再设单位。")
    at_top = parent is None or parent.parent_id is None
    reasons += units.reasons_against_placing(parent.unit_kind if parent else None, kind, at_top=at_top)
    reasons += code_reasons(code, what="代码", taken=Unit.rows.filter(code=code).exists())
    return reasons + _reasons_against_name(name, parent)


def _reasons_against_name(name: str, parent: Unit | None, unit: Unit | None = None) -> list[str]:
    """A full name tells its unit from every other of the organ; one that was closed has given its name free."""
    if not name or parent is None:
        return [] if name else ["请填写单位全称。"]
    near = Unit.rows.filter(Q(organ=parent.organ_id) | Q(parent=parent), closed_on=None)
    others = near.exclude(pk=unit.pk) if unit else near
    if any(names.same(name, other) for other in others.values_list("name", flat=True)):
        return [f"{parent.organ.name}已有单位叫“{name}”，请换一个能区分开的全称。"]
    return []


@transaction.atomic
def change_unit(unit: Unit, *, by: Actor, at: datetime, **values: object) -> Unit:
    """变更单位：its names, keywords, duties, address, hours and phone; kind and place in the tree stay."""
    unit = Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ__parent").get(pk=unit.pk)
    values |= {field: clean_name(str(values[field])) for field in CLEANED if field in values}
    reasons = reasons_against_managing(unit, by=by, at=at)
    if values.get("name", unit.name) != unit.name:
        reasons += _reasons_against_name(str(values["name"]), unit.parent, unit)
    refuse_if_any(reasons)
    changed = [field for field in CHANGEABLE if field in values and getattr(unit, field) != values[field]]
    for field in changed:
        setattr(unit, field, values[field])
    if changed:
        unit.save(update_fields=changed)
        note(unit, by=by, verb="organs.unit.change", of=unit, at=at, facts={"fields": changed})
    return unit


def reasons_against_closing(unit: Unit, *, on: date, by: Actor, at: datetime) -> list[str]:
    """不能撤销单位的理由。"""
    reasons = reasons_against_managing(unit, by=by, at=at)
    if unit.closed_on is not None:
        reasons.append(f"{unit.name}已于{chinese_day(unit.closed_on)}撤销。")
    if unit.parent_id is None:
        reasons.append("最上级单位不能撤销。")
    if unit.children.open(on=on).exists():
        reasons.append("它下面还有单位，请先撤销下级单位。")
    held = Post.rows.filter(Q(until_on=None) | Q(until_on__gte=on), unit=unit, person__is_active=True)
    if held.exists():
        reasons.append("还有人在这个单位任职，请先结束他们的岗位。")
    return reasons


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: Actor, at: datetime) -> Unit:
    """撤销单位：it keeps its records and its name, and takes no new ones from the day on."""
    unit = Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ__parent").get(pk=unit.pk)
    refuse_if_any(reasons_against_closing(unit, on=on, by=by, at=at))
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    note(unit, by=by, verb="organs.unit.close", of=unit, at=at, facts={"on": iso(on)})
    return unit
