"""环节设置的查询。"""

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
