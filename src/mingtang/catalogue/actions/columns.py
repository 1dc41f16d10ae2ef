"""栏目的写入：add, change, close and open again; an address that was given is never given to another."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.catalogue import parts
from mingtang.catalogue.actions.typed import fit
from mingtang.catalogue.models import SLUG, Column, Item
from mingtang.catalogue.told import ColumnFacts
from mingtang.language.unseen import clean_name
from mingtang.law.catalogue import MOST_STALE_AFTER, ONE_COLUMN, Part
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def reasons_against_arranging(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能安排栏目的理由。"""
    reasons = parts.reasons_against_unit(unit)
    if not parts.arranges(by, unit, at=at):
        reasons.append(f"{unit.short_name}的栏目由政务公开专员或者管理员安排。")
    return reasons


@fit
@transaction.atomic
def add_column(unit: Unit, *, slug: str, facts: ColumnFacts, by: Person, at: datetime) -> Column:
    """增加栏目。"""
    unit = locked_unit(unit)
    reasons = reasons_against_arranging(unit, by=by, at=at)
    if not SLUG.regex.match(slug):
        reasons.append(f"地址末段{SLUG.message}")
    if Column.rows.filter(unit=unit, slug=slug).exists():
        reasons.append("这个地址末段已经用过，请换一个；关闭了的栏目也留着它的地址。")
    column = Column(unit=unit, slug=slug, made_on=day_of(at))
    refuse_if_any([*reasons, *_filled(column, facts)])
    column.save()
    return _noted(column, verb="catalogue.column.add", by=by, at=at)


@fit
@transaction.atomic
def change_column(column: Column, *, facts: ColumnFacts, by: Person, at: datetime) -> Column:
    """修改栏目：its address stays."""
    column = _locked(column)
    reasons = reasons_against_arranging(column.unit, by=by, at=at)
    refuse_if_any([*reasons, *_filled(column, facts)])
    column.save()
    return _noted(column, verb="catalogue.column.change", by=by, at=at)


def reasons_against_closing(column: Column, *, by: Person, at: datetime) -> list[str]:
    """不能关闭的理由。"""
    reasons = reasons_against_arranging(column.unit, by=by, at=at)
    if column.closed_on is not None:
        reasons.append("这个栏目已经关闭。")
    if column.children.open().exists():
        reasons.append("下面还有在用的栏目，请先关闭它们或者改到别处。")
    placed = Item.rows.in_force().filter(column=column)
    if placed.exists():
        names = "、".join(f"“{item.second}”" for item in placed[:5])
        reasons.append(f"目录里还有 {placed.count()} 个事项放在这个栏目：{names}，请先改到别的栏目。")
    return reasons


@fit
@transaction.atomic
def close_column(column: Column, *, reason: str, by: Person, at: datetime) -> Column:
    """关闭栏目：nothing new goes there; what is there stays at its address."""
    column = _locked(column)
    reasons = reasons_against_closing(column, by=by, at=at)
    refuse_if_any(reasons if reason.strip() else [*reasons, "请写明关闭的理由。"])
    column.closed_on, column.closed_reason = day_of(at), clean_name(reason)
    column.save()
    return _noted(column, verb="catalogue.column.close", by=by, at=at)


def reasons_against_opening(column: Column, *, by: Person, at: datetime) -> list[str]:
    """不能重新启用的理由。"""
    reasons = reasons_against_arranging(column.unit, by=by, at=at)
    if column.closed_on is None:
        reasons.append("这个栏目正在用。")
    if column.parent is not None and column.parent.closed_on is not None:
        reasons.append(f"上级栏目“{column.parent.name}”关闭了，请先启用它。")
    return [*reasons, *_second(column)]


@transaction.atomic
def open_column(column: Column, *, by: Person, at: datetime) -> Column:
    """重新启用栏目。"""
    column = _locked(column)
    refuse_if_any(reasons_against_opening(column, by=by, at=at))
    column.closed_on, column.closed_reason = None, ""
    column.save()
    return _noted(column, verb="catalogue.column.open", by=by, at=at)


def locked_unit(unit: Unit) -> Unit:
    """The unit locked: two people never begin a version of it at once."""
    return Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ", "parent").get(pk=unit.pk)


def _filled(column: Column, facts: ColumnFacts) -> list[str]:
    """Why the column cannot be like this; it has the new contents afterwards."""
    column.name, column.part, column.parent = clean_name(facts.name), facts.part.value, facts.parent
    column.position, column.stale_after, column.owner = facts.position, facts.stale_after, facts.owner
    reasons = [] if column.name else ["请填写栏目名称。"]
    same = Column.rows.open().filter(unit=column.unit, parent=column.parent, name=column.name).exclude(pk=column.pk)
    if same.exists():
        reasons.append("同一个上级栏目下已经有同名的栏目。")
    above = column.parent
    if above is not None and (above.unit_id != column.unit_id or above.closed_on is not None):
        reasons.append("上级栏目请在本单位在用的栏目里选择。")
    while above is not None:
        if above.pk == column.pk and column.pk is not None:
            reasons.append("栏目不能放在自己或者自己的下级下面。")
            break
        above = above.parent
    if not 0 <= column.stale_after <= MOST_STALE_AFTER:
        reasons.append(f"多少天没有更新算过期，在 0 至 {MOST_STALE_AFTER} 之间，0 表示不量。")
    if column.owner is not None and column.owner.organ_id != column.unit.organ_id:
        reasons.append(f"{column.owner.name}不属于{column.unit.organ.short_name}，不能负责它的栏目。")
    return [*reasons, *_second(column)]


def _second(column: Column) -> list[str]:
    """Why it cannot stand at the top of its part: one column is there already, and the public looks in one place."""
    part = Part(column.part)
    if column.parent is not None or part not in ONE_COLUMN:
        return []
    tops = Column.rows.open().filter(unit=column.unit, parent=None, part=column.part).exclude(pk=column.pk)
    return [f"“{part.label}”已经有栏目“{top.name}”，最上面只能有一个，请放在它下面。" for top in tops[:1]]


def _locked(column: Column) -> Column:
    rows = Column.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "parent", "owner")
    return rows.get(pk=column.pk)


def _noted(column: Column, *, verb: str, by: Person, at: datetime) -> Column:
    record(column.unit.organ.code, by=by, verb=verb, of=column, at=at, facts={"slug": column.slug})
    return column
