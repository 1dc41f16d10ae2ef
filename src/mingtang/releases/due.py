"""发布的到期事项：what is planned goes out in its minute; what is not signed a working day before is said."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.holidays.queries import calendar
from mingtang.law.releases import ReleaseState
from mingtang.releases.actions import release_due, warn_of_unsigned
from mingtang.releases.models import Release
from mingtang.releases.queries import unsigned


class ScheduledReleases:
    """定时发布（端口 supervision.DueTask）：each release whose moment has come, once; all its members or none.

    Killed before the commit, nothing has happened and the next round finds it again; killed after it, it is done.
    """

    key = "releases.scheduled"
    name = "定时发布"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Planned for a moment that has come, the earliest first."""
        return list(Release.rows.come(at=at).order_by("planned_at", "pk").values_list("pk", flat=True))

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Release it, or write down why not."""
        release = release_due(row, at=at)
        if release is None:
            return None
        done = release.stands is ReleaseState.DONE
        return f"发布了 {release.members.count()} 件。" if done else "没有发布成，原因写在这次发布里。"


class UnsignedReleases:
    """快到时间还没有签完的（端口 supervision.DueTask）：the clerk is told, a working day before."""

    key = "releases.unsigned"
    name = "定时发布还没有签完"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Planned for not later than the next working day."""
        until = calendar().add_working_days(on, 1).day
        return [release.pk for release in unsigned(on=until, at=at)]

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Tell the clerk where signatures are missing."""
        return "已提醒专员。" if warn_of_unsigned(row, at=at) else None
