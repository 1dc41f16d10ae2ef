"""环节设置的查询。"""

from collections.abc import Iterable
from datetime import datetime

from mingtang.law.editorial import Stage, parsed, usual_stages
from mingtang.organs.models import Unit
from mingtang.stages.models import StageRule


def rule_of(organ: Unit, kind: str) -> StageRule | None:
    """环节设置：the last one of the organ for the kind."""
    return StageRule.rows.filter(unit=organ, kind=kind).select_related("set_by").order_by("-pk").first()


def stages_at(organ: Unit, kind: str) -> tuple[Stage, ...]:
    """这个机关这一种的环节：as set last, or as usual."""
    rule = rule_of(organ, kind)
    return parsed(rule.stages) if rule else usual_stages(kind)


def rules_of(organs: Iterable[int]) -> dict[tuple[int, str], list[StageRule]]:
    """环节设置：all of these organs, by organ and kind, the newest first; one query."""
    found: dict[tuple[int, str], list[StageRule]] = {}
    for rule in StageRule.rows.filter(unit__in=set(organs)).select_related("set_by").order_by("-pk"):
        found.setdefault((rule.unit_id, rule.kind), []).append(rule)
    return found


def days_at(rules: Iterable[StageRule], *, at: datetime) -> dict[str, int]:
    """各环节的工作日，as they were set at the instant; what is on its way keeps them."""
    return next((rule.days for rule in rules if rule.set_at <= at), {})
