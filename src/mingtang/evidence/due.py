"""佐证的到期事项：what the rules bring."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.evidence.actions.rules import look
from mingtang.evidence.queries.due import rules_in_force


class EvidenceByRule:
    """按规则带入佐证（端口 supervision.DueTask）。"""

    key = "evidence.by-rule"
    name = "按规则带入佐证"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The rules in force."""
        return rules_in_force(on=on, at=at)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Bring what the source has that matches the rule and is not there yet."""
        brought = look(row, at=at)
        return f"带入 {brought} 份佐证，待认定。" if brought else None
