"""设立的写入：the units of an organ, all at once or none."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.units import UnitKind
from mingtang.organs.actions import create_unit
from mingtang.organs.models import Person, Unit
from mingtang.setup.lines import Line
from mingtang.workplan.actions.listing import start_ledger
from mingtang.workplan.actions.plans import reasons_against_keeping_plan
from mingtang.workplan.models import Plan

MOST_AT_ONCE = 300


def reasons_against_number(lines: Sequence[Line]) -> list[str]:
    """不能一次设立这么多的理由：said before any of them is looked at."""
    if len(lines) <= MOST_AT_ONCE:
        return []
    return [f"填了 {len(lines)} 个单位，一次最多设立 {MOST_AT_ONCE} 个，请分几次填写。"]


@transaction.atomic
def create_units(organ: Unit, *, lines: Sequence[Line], by: Person, at: datetime) -> list[Unit]:
    """设立一批单位：in the order given, districts before the villages that lie in them.

    Errors: ``RuleBroken`` with one reason or more for each unit that cannot be, by name; then none is made.
    """
    refuse_if_any(reasons_against_number(lines) if lines else ["请至少填写一个单位。"])
    last = Unit.rows.filter(parent=organ).count()
    made: list[Unit] = []
    reasons: list[str] = []
    for position, line in enumerate(lines, start=last):
        above = _above(organ, line)
        if above is None:
            reasons.append(f"{line.short_name}：没有名为“{line.above}”的管理区，请先把它填在管理区一栏。")
            continue
        try:
            with transaction.atomic():
                made.append(_create(line, above, position, by=by, at=at))
        except RuleBroken as broken:
            reasons += [f"{line.short_name}：{reason}" for reason in broken.reasons]
    refuse_if_any(reasons)
    return made


@transaction.atomic
def begin_ledger(organ: Unit, *, year: int, by: Person, at: datetime) -> Plan:
    """建立今年的台账：for what is entered before the plan itself is there. Errors: ``RuleBroken``."""
    refuse_if_any(reasons_against_keeping_plan(organ, by=by, at=at))
    return start_ledger(unit=organ, year=year, by=by, at=at)


def _create(line: Line, above: Unit, position: int, *, by: Person, at: datetime) -> Unit:
    told = {"code": line.code, "name": line.name, "short_name": line.short_name}
    return create_unit(**told, kind=line.kind, parent=above, position=position, by=by, at=at)


def _above(organ: Unit, line: Line) -> Unit | None:
    """The unit that a line stands under: the organ, or the district named before the colon."""
    if not line.above:
        return organ
    districts = Unit.rows.filter(organ=organ, kind=UnitKind.MANAGEMENT_DISTRICT.value, closed_on=None)
    return next((one for one in districts if line.above in {one.short_name, one.name}), None)
