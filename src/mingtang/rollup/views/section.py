"""一项任务页面上的“下达”一节：where it comes from, what became of it beneath, and whether it may be handed down."""

from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from mingtang.delegation.actions.handing import reasons_against_giving
from mingtang.delegation.queries.hand_downs import taken_from
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.rollup.queries.levels import Level, roll_up
from mingtang.ui.charts import progress_line
from mingtang.workplan.models import Commitment

LEVELS = {1: "直接下达", 2: "再下达", 3: "三级下达"}


def of_section(row: Commitment, *, viewer: Person, at: datetime) -> dict[str, Any]:
    """What the section shows; always the same number of queries for a number of levels."""
    below = roll_up(row, on=day_of(at))
    return {
        "taken_from": taken_from(row),
        "below": below,
        "below_lines": [_line(level) for level in below.levels],
        "against_giving": reasons_against_giving(row, by=viewer, at=at),
    }


def _line(level: Level) -> SafeString:
    """One level as a drawn line, its title what there is to know."""
    states = level.states
    said = [f"{LEVELS.get(level.depth, '逐级下达')}：{level.total} 个单位接收，已完成 {states['done']} 个"]
    said += [f"{level.waiting} 个待接收"] if level.waiting else []
    said += [f"{level.returned} 个退回"] if level.returned else []
    order = (states["done"], states["in_progress"], states["stale"], states["not_started"])
    return progress_line(*order, title="，".join(said), name=f"below-{level.depth}")
