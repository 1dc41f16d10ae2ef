"""在办的申请：their reply days, for those who are reminded."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.applications.models import Application
from mingtang.audit.actions import reference
from mingtang.organs.models import Unit
from mingtang.reminders.ports import DueItem


class OpenApplications:
    """在办的申请（端口 reminders.DueItems）：the reply day of each; it is named by its number alone, for mail."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with any."""
        open_ = Application.rows.open().exclude(due_on=None)
        return open_.order_by().values_list("unit", flat=True).distinct()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ whose clock runs; the clerk is told, and the handler where there is one."""
        found = Application.rows.open().filter(unit=organ).exclude(due_on=None).select_related("unit", "handler")
        for case in found.order_by("due_on", "pk"):
            title = f"依申请公开 {case.number} 的答复"
            yield DueItem(reference(case), title, case.due_on, case.desk_address, None, keeper=case.handler)
