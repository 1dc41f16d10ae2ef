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
from mingtang.organs.actions.rules import Actor, code_reasons, iso, note, reasons_against_managing, too_long
from mingtang.organs.models import Post, Unit

CHANGEABLE = ("name", "short_name", "keywords", "duties", "address", "hours", "phone", "fax", "online", "position")
CONTACT = ("address", "hours", "phone", "fax", "online")
CLEANED = ("name", "short_name", *CONTACT)


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
    **contact: str,
) -> Unit:
    """设立单位：put a unit into the tree; ``contact`` is any of ``CONTACT``.

    Errors: ``RuleBroken`` when it may not stand there or the code is taken.
    """
    name = clean_name(name)
    told = {"name": name, "short_name": clean_name(short_name) or name}
    told |= _reached(**contact)
    refuse_if_any(_reasons_against_creating(code, told, kind, parent, by=by, at=at))
    unit = Unit(
        **told,
        code=code,
        kind=kind.value,
        parent=parent,
        path=f"{parent.path if parent else '/'}{code}/",
        position=position,
        keywords=list(keywords),
        duties=duties,
    )
    unit.organ = None if unit.is_organ else parent.organ if parent else None
    unit.save()
    if unit.is_organ:
        unit.organ = unit
        unit.save(update_fields=["organ"])
    note(unit, by=by, verb="organs.unit.create", of=unit, at=at, facts={"kind": kind.value})
    return unit


def _reached(*, address: str = "", hours: str = "", phone: str = "", fax: str = "", online: str = "") -> dict[str, str]:
    """How a unit is reached, as it can be read."""
    return {name: clean_name(value) for name, value in zip(CONTACT, (address, hours, phone, fax, online), strict=True)}


def _reasons_against_creating(
    code: str, told: dict[str, str], kind: UnitKind, parent: Unit | None, *, by: Actor, at: datetime
) -> list[str]:
    reasons = reasons_against_managing(parent, by=by, at=at) if parent else []
    if parent is None and not isinstance(by, str):
        reasons.append("最上级单位只能在安装时设立。")
    if parent is not None and parent.closed_on is not None:
        reasons.append(f"{parent.name}已撤销，下面不能再设单位。")
    at_top = parent is None or parent.parent_id is None
    reasons += units.reasons_against_placing(parent.unit_kind if parent else None, kind, at_top=at_top)
    reasons += code_reasons(code, what="代码", taken=Unit.rows.filter(code=code).exists())
    reasons += too_long(Unit, **told)
    return reasons + _reasons_against_names(parent, name=told["name"], short_name=told["short_name"])


def _reasons_against_names(parent: Unit | None, unit: Unit | None = None, **told: str) -> list[str]:
    """Either name tells its unit from every other of the organ, and an organ from every other beneath the same one.

    One that was closed has given its names free.
    """
    if not told.get("name", "-") or parent is None:
        return [] if told.get("name", "-") else ["请填写单位全称。"]
    near = Unit.rows.filter(Q(organ=parent.organ_id) | Q(parent=parent), closed_on=None)
    others = list((near.exclude(pk=unit.pk) if unit else near).values("name", "short_name"))
    taken = [field for field, one in told.items() if any(names.same(one, other[field]) for other in others)]
    words = {"name": "叫“{}”，请换一个能区分开的全称。", "short_name": "简称“{}”，请换一个能区分开的简称。"}
    return [f"{parent.organ.name}已有单位{words[field].format(told[field])}" for field in taken]


@transaction.atomic
def change_unit(unit: Unit, *, by: Actor, at: datetime, **values: object) -> Unit:
    """变更单位：its names, keywords, duties and how it is reached; kind and place in the tree stay."""
    unit = Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ__parent").get(pk=unit.pk)
    values |= {field: clean_name(str(values[field])) for field in CLEANED if field in values}
    reasons = reasons_against_managing(unit, by=by, at=at)
    told = {
        field: str(values[field])
        for field in CLEANED
        if values.get(field, getattr(unit, field)) != getattr(unit, field)
    }
    reasons += too_long(Unit, **told)
    named = {field: told[field] for field in ("name", "short_name") if field in told}
    refuse_if_any(reasons + _reasons_against_names(unit.parent, unit, **named))
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
