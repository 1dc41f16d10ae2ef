"""环节设置的写入。"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.editorial import Stage, reasons_against_setting_stages, written
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.stages.models import StageRule


@transaction.atomic
def set_stages(
    organ: Unit, *, kind: str, stages: tuple[Stage, ...], days: dict[str, int], by: Person, at: datetime
) -> StageRule:
    """设置环节：which stages a kind passes at the organ, and their working days; what is on its way keeps its own."""
    found = reasons_against_setting(organ, by=by, at=at)
    refuse_if_any([*found, *reasons_against_setting_stages(kind, stages, days)])
    rule = StageRule.rows.create(unit=organ, kind=kind, stages=written(stages), days=days, set_by=by, set_at=at)
    record(organ.code, by=by, verb="stages.set", of=rule, at=at, facts={"kind": kind, "stages": rule.stages})
    return rule


def reasons_against_setting(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能设置环节的理由。"""
    if organ.is_organ and by.holds(PostKind.ADMINISTRATOR, at_unit=organ, on=day_of(at)):
        return []
    return [f"审签环节由{organ.name}的管理员设置。"]
