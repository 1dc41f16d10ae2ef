"""申请的答复期限（端口 reminders.DueItems）：of the room of applications, which stands beneath this one."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.applications.queries.queue import running
from mingtang.audit.actions import reference
from mingtang.organs.models import Unit
from mingtang.reminders.ports import DueItem


class OpenApplications:
    """在办的申请：the reply day of each; it is named by its number alone, for mail."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with any."""
        return running().order_by().values_list("unit", flat=True).distinct()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ whose clock runs; the handler is told, or the clerk where there is none yet."""
        for case in running().filter(unit=organ).select_related("unit", "handler").order_by("due_on", "pk"):
            title = f"依申请公开 {case.number} 的答复"
            yield DueItem(reference(case), title, case.due_on, case.desk_address, None, keeper=case.handler)
