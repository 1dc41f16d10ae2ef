"""要点落实情况：what of a plan goes public, as one immutable, dated record that a leader signs.

The record holds the plan's text, each commitment's state as of a day, and what two people let the public see.
It says nothing of *late*; a preamble and a statement bear no state.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mingtang.law.openness import Openness, reasons_against_publishing
from mingtang.organs.sight import day_of
from mingtang.progress.bodies import changed, items, taken_back
from mingtang.progress.queries.publication import build, hold_plan, plan_at
from mingtang.workplan.models import Commitment

KIND = "plan_progress"
SIGNED_WITHIN_DAYS = 30
"""送审以后多少天内签发：an older page would be signed as today's and show what was so a month ago."""


class PlanProgress:
    """要点落实情况公开页。"""

    key = KIND
    label = "工作要点落实情况"
    template = "progress/plan.html"
    elsewhere = "公开以后，佐证列在各条任务自己的页面上，另配查找和图表。"

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition: states first, then material."""
        if before is None:
            tasks = [told for told in items(after) if told["kind"] == Commitment.TASK]
            return [f"首次公开，共 {len(tasks)} 项任务。"]
        old = {told["key"]: told for told in items(before)}
        told_of = []
        for told in items(after):
            told_of += changed(old.pop(told["key"], None), told)
        told_of += [f"{key} 不再列入。" for key in old]
        return told_of or ["与已公开的一版相比，只有截至日期不同。"]

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the plan, before the editions as when it is handed in: its openness stays what it is."""
        hold_plan(body["organ"]["code"], body["year"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """What has come in the way since the page was handed in: openness, material taken back, age."""
        plan = plan_at(body["organ"]["code"], body["year"])
        as_of = date.fromisoformat(body["as_of_on"])
        reasons = list(reasons_against_publishing(Openness(plan.openness)))
        gone = taken_back(body, build(plan, on=as_of))
        if gone:
            reasons.append(
                f"送审以后，任务 {'、'.join(gone)} 有材料已改为内部、撤销认定或移出要点，请退回，由专员重新送审。"
            )
        if (day_of(at) - as_of).days > SIGNED_WITHIN_DAYS:
            reasons.append(f"这一稿截至 {as_of}，已超过 {SIGNED_WITHIN_DAYS} 天，请退回，由专员按今天的台账重新送审。")
        return reasons
