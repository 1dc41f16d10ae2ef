"""目录的到期事项：a version that was approved for a later day begins on it; a missed day is caught up."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.adjustments.actions.versions import begin
from mingtang.catalogue.models import Version
from mingtang.law.catalogue import VersionState


class VersionsToBegin:
    """目录到日执行（端口 supervision.DueTask）。"""

    key = "catalogue.begin"
    name = "目录到日执行"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Approved versions whose day has come."""
        waiting = Version.rows.filter(state=VersionState.APPROVED.value, in_force_on__lte=on)
        return waiting.order_by("in_force_on", "pk").values_list("pk", flat=True)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Let one begin; one that has begun needs nothing."""
        done = begin(Version.rows.get(pk=row), at=at)
        return f"{done}开始执行。" if done else None
