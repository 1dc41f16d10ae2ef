"""更正的到期事项：days follow a changed holiday notice, stored copies are compared, words past their keeping go."""

from django.conf import settings

from mingtang.matters.due import DayCheck, Days, Forgetting
from mingtang.rectifications.models import Rectification


class RectificationDays(Days):
    """更正要求的期限（端口 holidays.DueDayHolder）。"""

    model = Rectification


class RectificationDayCheck(DayCheck):
    """期限核对（端口 supervision.DueTask）。"""

    key, name, model = "rectifications.day-check", "核对更正要求的期限", Rectification


class RectificationsPastKeeping(Forgetting):
    """抹去过了保存期限的（端口 supervision.DueTask）。"""

    key, name, model = "rectifications.past-keeping", "抹去更正要求里过了保存期限的个人信息", Rectification

    @property
    def days(self) -> int:
        """Units: civil days after the end."""
        return settings.MINGTANG_MATTER_KEPT_DAYS
