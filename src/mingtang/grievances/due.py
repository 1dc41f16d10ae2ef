"""投诉的到期事项：days follow a changed holiday notice, stored copies are compared, words past their keeping go."""

from django.conf import settings

from mingtang.grievances.models import Grievance
from mingtang.matters.due import DayCheck, Days, Forgetting


class GrievanceDays(Days):
    """投诉的期限（端口 holidays.DueDayHolder）。"""

    model = Grievance


class GrievanceDayCheck(DayCheck):
    """期限核对（端口 supervision.DueTask）。"""

    key, name, model = "grievances.day-check", "核对投诉的期限", Grievance


class GrievancesPastKeeping(Forgetting):
    """抹去过了保存期限的（端口 supervision.DueTask）。"""

    key, name, model = "grievances.past-keeping", "抹去投诉里过了保存期限的个人信息", Grievance

    @property
    def days(self) -> int:
        """Units: civil days after the end."""
        return settings.MINGTANG_MATTER_KEPT_DAYS
