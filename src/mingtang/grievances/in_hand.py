"""今日的投诉：what waits for the clerk, for whoever looks into it, and for the leader."""

from datetime import datetime

from django.urls import reverse

from mingtang.grievances.models import Grievance
from mingtang.inhand.ports import InHand
from mingtang.law.grievances import GrievanceState
from mingtang.matters.queries.desk import Row, waiting_for
from mingtang.matters.words import time_left
from mingtang.organs.models import Person

_STEPS = {
    GrievanceState.RECEIVED: "去指定查证人",
    GrievanceState.CHECKING: "去拟结论",
    GrievanceState.DRAFTED: "去批准",
    GrievanceState.DECIDED: "去答复",
    GrievanceState.ANSWERED: "去办结",
}


class Grievances:
    """要办的投诉（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each that waits for the person; always the same number of queries."""
        found = waiting_for(Grievance, person, at=at, to_approve=GrievanceState.DRAFTED.value)
        return [_row(row) for row in found]


def _row(row: Row) -> InHand:
    one = row.matter
    words, tone = time_left(row)
    url = reverse("grievances:matter", args=[one.number])
    return InHand(f"投诉 {one.number}，{one.stands.label}", one.due_on, words, tone, url, _STEPS[one.stands])
