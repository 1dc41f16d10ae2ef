"""要更正的公开页：for the clerk, live pages that still show what no longer counts, until a new edition is public."""

from datetime import date

from mingtang.ledger.rows import Row, plan_url
from mingtang.progress.queries.outdated import outdated
from mingtang.workplan.models import Plan

NAMED = 5
"""How many tasks a sentence names one by one."""


def rows(kept: list[int], *, on: date) -> list[Row]:
    """One row for each live page of these organs; always the same number of queries."""
    plans = list(Plan.rows.filter(unit__in=kept).select_related("unit").order_by("-year", "unit__path"))
    found = outdated(plans, on=on)
    return [
        Row(_sentence(plan, found[plan.pk]), None, "待更正", "warn", plan_url(plan), "去送审")
        for plan in plans
        if plan.pk in found
    ]


def _sentence(plan: Plan, keys: list[str]) -> str:
    more = f"等 {len(keys)} 项" if len(keys) > NAMED else ""
    told = "、".join(keys[:NAMED])
    return f"《{plan.title}》公开页仍显示任务 {told}{more}不再算数的佐证、进展或者“已完成”，请送审更正"
