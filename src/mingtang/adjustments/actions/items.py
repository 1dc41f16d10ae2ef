"""目录事项的写入：in a draft, add, change, remove, take over from above; in force, who answers for it and where."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from mingtang.adjustments.actions.versions import locked, reasons_against_item, sign
from mingtang.audit.actions import record
from mingtang.catalogue import parts
from mingtang.catalogue.actions.typed import fit
from mingtang.catalogue.models import SLUG, Column, Item, Version
from mingtang.catalogue.queries.inheritance import Kind, difference
from mingtang.catalogue.told import OFFICIAL, ItemFacts, copy_of
from mingtang.law.catalogue import ARTICLES, VersionState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit

EVERY_VILLAGE = "各村民委员会"
_FIRST_OWN = 1


def reasons_against_editing(version: Version, *, by: Person, at: datetime) -> list[str]:
    """不能修改事项的理由：only in a draft, by whoever keeps the catalogue."""
    state = version.version_state
    reasons = [] if state is VersionState.DRAFT else [f"这一版目录{state.label}，不再改动；要调整，请拟订新的一版。"]
    if not parts.keeps(by, version.unit, at=at):
        reasons.append(f"{version.unit.short_name}的目录由政务公开专员修改。")
    return reasons


@fit
@transaction.atomic
def add(version: Version, *, facts: ItemFacts, code: str = "", by: Person, at: datetime) -> Item:
    """增加事项：the code is given by the house where none is told."""
    version = locked(version)
    code = code or next_code(version)
    item = Item(version=version, code=code, position=_last(version) + 1, **facts.values)
    reasons = [*reasons_against_editing(version, by=by, at=at), *_reasons_against(item)]
    if not SLUG.regex.match(code):
        reasons.append(f"编号{SLUG.message}")
    refuse_if_any(reasons)
    item.save()
    return _noted(item, verb="catalogue.item.add", by=by, at=at)


@fit
@transaction.atomic
def change(item: Item, *, facts: ItemFacts, by: Person, at: datetime) -> Item:
    """修改事项：one that comes from above only gets stricter."""
    item = _locked(item)
    reasons = reasons_against_editing(item.version, by=by, at=at)
    for name, value in facts.values.items():
        setattr(item, name, value)
    refuse_if_any([*reasons, *_reasons_against(item)])
    item.save()
    return _noted(item, verb="catalogue.item.change", by=by, at=at)


def reasons_against_removing(item: Item, *, by: Person, at: datetime) -> list[str]:
    """不能删去的理由：what comes from above is not lost in silence."""
    reasons = reasons_against_editing(item.version, by=by, at=at)
    gone = {told.code for told in difference(item.version) if told.kind is Kind.GONE}
    if item.taken_from_id and item.code not in gone:
        reasons.append("这一项承接自上级目录，不能删去；没有这项工作的，请写明“未涉及”的理由。")
    return reasons


@transaction.atomic
def remove(item: Item, *, by: Person, at: datetime) -> None:
    """删去事项，of the draft; what was in force stays in its version."""
    item = _locked(item)
    refuse_if_any(reasons_against_removing(item, by=by, at=at))
    _noted(item, verb="catalogue.item.remove", by=by, at=at)
    item.delete()


@transaction.atomic
def take_over(version: Version, *, code: str, by: Person, at: datetime) -> Item | None:
    """承接上级的变化：a new item, a changed one, or that one is gone."""
    version = locked(version)
    told = next((each for each in difference(version) if each.code == code), None)
    reasons = reasons_against_editing(version, by=by, at=at)
    refuse_if_any(reasons if told else [*reasons, "这一项与上级目录没有差别，不用承接。"])
    if told.kind is Kind.GONE:
        _noted(told.own, verb="catalogue.item.remove", by=by, at=at)
        told.own.delete()
        return None
    item = inherited(told.above, version, own=told.own)
    item.save()
    return _noted(item, verb="catalogue.item.take_over", by=by, at=at)


@transaction.atomic
def keep_own(item: Item, *, by: Person, at: datetime) -> Item:
    """上级取消了，自己留着：from now on it is one's own."""
    item = _locked(item)
    gone = {told.code for told in difference(item.version) if told.kind is Kind.GONE}
    reasons = reasons_against_editing(item.version, by=by, at=at)
    refuse_if_any(reasons if item.code in gone else [*reasons, "上级目录里还有这一项，不用另外保留。"])
    item.taken_from = None
    item.save()
    return _noted(item, verb="catalogue.item.keep", by=by, at=at)


def reasons_against_assigning(item: Item, *, by: Person, at: datetime) -> list[str]:
    """不能改负责单位和栏目的理由：neither is part of what was approved, so it needs no new version."""
    state = item.version.version_state
    reasons = [] if state in {VersionState.DRAFT, VersionState.IN_FORCE} else [f"这一版目录{state.label}，不再改动。"]
    if not parts.keeps(by, item.version.unit, at=at):
        reasons.append(f"由{item.version.unit.short_name}的政务公开专员指定。")
    return reasons


@transaction.atomic
def assign(item: Item, *, owner: Unit | None, column: Column | None, by: Person, at: datetime) -> Item:
    """指定负责更新的单位和通常的栏目。"""
    item = _locked(item)
    item.owner, item.column = owner, column
    refuse_if_any([*reasons_against_assigning(item, by=by, at=at), *_against_places(item)])
    item.save(update_fields=["owner", "column"])
    record(item.version.unit.organ.code, by=by, verb="catalogue.item.assign", of=item, at=at)
    return item


def inherited(above: Item, version: Version, *, own: Item | None = None) -> Item:
    """承接的事项：what the unit above says; a working day fewer, and whatever else is one's own, stays."""
    if own is None:
        values: dict[str, Any] = {"owner": None, "column": None, "not_involved": "", "since_on": None}
        subject = subject_of(above.levels, version.unit)
        return copy_of(above, version=version, taken_from=above, subject=subject, **values)
    stricter = min(own.within, above.within)
    for name in OFFICIAL:
        setattr(own, name, getattr(above, name))
    own.within, own.taken_from = stricter, above
    return own


def subject_of(levels: Sequence[str], unit: Unit) -> str:
    """公开主体：the unit itself; in the catalogue of an organ, what the villages alone publish is theirs.

    Law: 村民委员会组织法 第三十条.
    """
    return EVERY_VILLAGE if unit.is_organ and list(levels) == ["village"] else unit.name


def next_code(version: Version) -> str:
    """下一个自设事项的编号：never one that any version of the unit has used."""
    used = set(Item.rows.filter(version__unit=version.unit).values_list("code", flat=True))
    number = _FIRST_OWN
    while f"own-{number:03}" in used:
        number += 1
    return f"own-{number:03}"


def _reasons_against(item: Item) -> list[str]:
    reasons = [f"请填写{name}。" for name, text in _needed(item) if not text]
    if item.art not in ARTICLES:
        reasons.append("请选择法定分类。")
    if not item.not_involved:
        reasons += reasons_against_item(item)
    same = Item.rows.filter(version=item.version).exclude(pk=item.pk)
    if same.filter(first=item.first, second=item.second).exists():
        reasons.append(f"“{item.first}”下已经有“{item.second}”。")
    if same.filter(code=item.code).exists():
        reasons.append(f"编号 {item.code} 已经用过。")
    return [*reasons, *_against_places(item)]


def _needed(item: Item) -> list[tuple[str, str]]:
    return [("一级事项", item.first), ("二级事项", item.second), ("公开时限", item.limit), ("公开主体", item.subject)]


def _against_places(item: Item) -> list[str]:
    unit, reasons = item.version.unit, []
    if item.owner is not None and item.owner.organ_id != unit.organ_id:
        reasons.append(f"{item.owner.name}不属于{unit.organ.short_name}，不能负责它的事项。")
    if item.column is not None and (item.column.unit_id != unit.pk or item.column.closed_on is not None):
        reasons.append(f"栏目请在{unit.short_name}在用的栏目里选择。")
    return reasons


def _last(version: Version) -> int:
    return version.items.order_by("-position").values_list("position", flat=True).first() or 0


def _locked(item: Item) -> Item:
    version = locked(item.version)
    item = Item.rows.select_related("taken_from", "owner", "column").get(pk=item.pk)
    item.version = version
    return item


def _noted(item: Item, *, verb: str, by: Person, at: datetime) -> Item:
    sign(item.version, by=by)
    facts = {"code": item.code, "version": item.version.number}
    record(item.version.unit.organ.code, by=by, verb=verb, of=item, at=at, facts=facts)
    return item
