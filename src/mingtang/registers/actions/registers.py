"""清单的设立和变更：its facts, its columns, its rows one by one, and that something it tells has changed.

Law: 政府信息公开条例 第二十条、第二十六条.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.fields import Field, key_field, reasons_against_fields, reasons_against_row, renamed
from mingtang.law.registers import (
    MOST_ROWS,
    reasons_against_review_months,
    reasons_against_slug,
    register_kind,
    register_kinds,
)
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.registers.actions.typed import refuse_classified
from mingtang.registers.models import Register, RegisterRow
from mingtang.registers.queries.register import columns_to_choose, reasons_against_keeping
from mingtang.tables.cells import kept


@dataclass(frozen=True)
class Facts:
    """清单的要素。"""

    title: str
    basis: str = ""
    column: str = ""
    review_months: int = 12

    def reasons(self, unit: Unit) -> list[str]:
        """What is wrong with them."""
        found = [] if 2 <= len(self.title.strip()) <= 100 else ["名称在 2 至 100 个字之间。"]
        if len(self.basis) > 300:
            found.append("依据最多 300 个字。")
        if self.column and self.column not in dict(columns_to_choose(unit)):
            found.append("没有这个栏目，或者它已经关闭，请重新选。")
        return [*found, *reasons_against_review_months(self.review_months)]


def set_up(*, unit: Unit, slug: str, kind: str, facts: Facts, by: Person, at: datetime) -> Register:
    """设立清单：of a kind, at an address that stays; its columns may be changed afterwards."""
    refuse_classified(unit, (facts.title, facts.basis), by=by, at=at)
    with transaction.atomic():
        Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
        reasons = [*reasons_against_keeping(unit, by=by, at=at), *reasons_against_slug(slug), *facts.reasons(unit)]
        if kind not in {one.code for one in register_kinds()}:
            reasons.append("没有这种清单，请重新选。")
        if Register.rows.filter(unit=unit, slug=slug).exists():
            reasons.append(f"本机关已有地址名是“{slug}”的清单，请换一个。")
        refuse_if_any(reasons)
        heads = [field.told() for field in register_kind(kind).fields]
        made = Register.rows.create(
            unit=unit, slug=slug, kind=kind, fields=heads, made_by=by, made_at=at, **_values(facts)
        )
        put_down(made, verb="registers.set_up", by=by, at=at)
    return made


def change(register: Register, *, facts: Facts, by: Person, at: datetime) -> Register:
    """修改要素。"""
    refuse_classified(register.unit, (facts.title, facts.basis), by=by, at=at)
    with transaction.atomic():
        register = locked(register)
        refuse_if_any([*reasons_against_keeping(register.unit, by=by, at=at), *facts.reasons(register.unit)])
        for name, value in _values(facts).items():
            setattr(register, name, value)
        register.save(update_fields=list(_values(facts)))
        put_down(register, verb="registers.change", by=by, at=at)
    return register


def _values(facts: Facts) -> dict[str, object]:
    return {
        "title": facts.title.strip(),
        "basis": facts.basis.strip(),
        "column": facts.column,
        "review_months": facts.review_months,
    }


def set_fields(register: Register, *, fields: Sequence[Field], by: Person, at: datetime) -> Register:
    """改列：what names the rows stays as long as there are rows; every row must fit the new columns."""
    refuse_classified(register.unit, (f"{field.title}\n{field.basis}" for field in fields), by=by, at=at)
    with transaction.atomic():
        register = locked(register)
        fields = renamed(fields, register.heads)
        reasons = [*reasons_against_keeping(register.unit, by=by, at=at), *reasons_against_fields(fields)]
        refuse_if_any(reasons)
        rows = list(RegisterRow.rows.filter(register=register))
        if rows and key_field(fields).key != key_field(register.heads).key:
            raise RuleBroken("清单里已经有行，用来认行的列不能换；可以改它的列名。")
        for row in rows:
            told = reasons_against_row(fields, row.cells)
            refuse_if_any([f"“{row.key}”这一行不合新的列：{reason}" for reason in told])
        register.fields = [field.told() for field in fields]
        register.save(update_fields=["fields"])
        put_down(register, verb="registers.fields", by=by, at=at)
    return register


def put_row(
    register: Register, *, cells: Mapping[str, str], row: RegisterRow | None = None, by: Person, at: datetime
) -> RegisterRow:
    """录入或者修改一行；its key stays what it is once it was entered."""
    told = {field.key: kept(field, cells.get(field.key, ""), year=day_of(at).year) for field in register.heads}
    refuse_classified(register.unit, told.values(), by=by, at=at)
    with transaction.atomic():
        register = locked(register)
        reasons = [*reasons_against_keeping(register.unit, by=by, at=at), *reasons_against_row(register.heads, told)]
        key = RegisterRow.key_of(register, told)
        rows = RegisterRow.rows.filter(register=register)
        if row is not None and row.key != key:
            reasons.append(f"这一行认作“{row.key}”，不能改成别的；要换编号的，删去这一行另录一行。")
        if row is None and rows.filter(key=key).exists():
            reasons.append(f"清单里已经有“{key}”这一行。")
        if row is None and rows.count() >= MOST_ROWS:
            reasons.append(f"一份清单最多 {MOST_ROWS} 行，请分成几份清单。")
        refuse_if_any(reasons)
        position = row.position if row else (rows.order_by("-position").values_list("position", flat=True).first() or 0)
        made, _ = rows.update_or_create(
            register=register,
            key=key,
            defaults={"cells": told, "position": position if row else position + 1},
        )
        put_down(register, verb="registers.row", by=by, at=at, facts={"key": key})
    return made


@transaction.atomic
def drop_row(row: RegisterRow, *, by: Person, at: datetime) -> None:
    """删去一行，from the draft; versions that are public keep it."""
    register = locked(row.register)
    refuse_if_any(reasons_against_keeping(register.unit, by=by, at=at))
    gone, _ = RegisterRow.rows.filter(pk=row.pk).delete()
    refuse_if_any([] if gone else ["这一行已经删去了。"])
    put_down(register, verb="registers.row_drop", by=by, at=at, facts={"key": row.key})


def note_change(register: Register, *, on: date, what: str, by: Person, at: datetime) -> Register:
    """登记变动：from that day on the statute's twenty working days run until a version follows."""
    refuse_classified(register.unit, (what,), by=by, at=at)
    with transaction.atomic():
        register = locked(register)
        reasons = reasons_against_keeping(register.unit, by=by, at=at)
        if on > day_of(at):
            reasons.append("变动的日期不能在以后。")
        if not 2 <= len(what.strip()) <= 200:
            reasons.append("请用 2 至 200 个字写明变动了什么。")
        refuse_if_any(reasons)
        register.changed_on, register.changed_what = on, what.strip()
        register.save(update_fields=["changed_on", "changed_what"])
        put_down(register, verb="registers.changed", by=by, at=at, facts={"on": on.isoformat()})
    return register


def locked(register: Register) -> Register:
    """The register with its row locked, in the transaction of the caller."""
    rows = Register.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ").get(pk=register.pk)


def put_down(
    register: Register, *, verb: str, by: Person | str, at: datetime, facts: dict[str, object] | None = None
) -> None:
    """记入留痕。"""
    record(register.unit.organ.code, by=by, verb=verb, of=register, at=at, facts=facts)
