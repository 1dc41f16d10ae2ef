"""重点工作时间线：what of a key work goes public, confirmed by one other person who makes the secrecy review."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mingtang.dossiers.queries.public import KIND, live_body, numbers_of
from mingtang.law.days import chinese_day
from mingtang.law.editorial import CONFIRMED
from mingtang.organs.models import Person
from mingtang.timelines.bodies import differences
from mingtang.timelines.queries import dossier_at, hold_dossier, no_longer_standing, wrote_what_is_new


class KeyWorkTimeline:
    """重点工作时间线（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "重点工作进展"
    template = "timelines/timeline.html"
    stages = CONFIRMED
    officers_hand_in = True

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition."""
        if before is None:
            return [f"首次公开，{len(after['milestones'])} 个节点，{len(after['updates'])} 条进展。"]
        return differences(before, after) or ["与已公开的一版相比，只有截至日期不同。"]

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the key work, before the editions as when it is handed in: nobody takes an entry back meanwhile."""
        hold_dossier(body["organ"]["code"], body["slug"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """Entries that were taken back or corrected after the timeline was handed in."""
        gone = no_longer_standing(numbers_of(body))
        if not gone:
            return []
        days = "、".join(dict.fromkeys(chinese_day(row.on) for row in gone))
        return [f"送审以后，{days}的进展已撤回、更正或者改为不公开，请退回，由送审人重新送审。"]

    def reasons_against_reviewer(self, body: Mapping[str, Any], *, by: Person) -> list[str]:
        """Whoever wrote, set, moved, finished or corrected what is new in it does not confirm it."""
        dossier = dossier_at(body["organ"]["code"], body["slug"])
        own = wrote_what_is_new(by, dossier, body, live_body(dossier))
        return [f"这一稿里有您写的{'、'.join(own)}，请由另一个人确认。"] if own else []
