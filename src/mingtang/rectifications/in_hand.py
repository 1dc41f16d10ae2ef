"""今日的更正要求：what waits for the clerk, for whoever checks, and for the leader."""

from datetime import datetime

from django.urls import reverse

from mingtang.inhand.ports import InHand
from mingtang.law.rectifications import RectificationState
from mingtang.matters.queries.desk import Row, waiting_for
from mingtang.matters.words import time_left
from mingtang.organs.models import Person
from mingtang.rectifications.models import Rectification

_STEPS = {
    RectificationState.RECEIVED: "去指定核实人",
    RectificationState.ASKED: "去登记证据",
    RectificationState.CHECKING: "去拟结论",
    RectificationState.DRAFTED: "去批准",
    RectificationState.DECIDED: "去告知",
}


class Rectifications:
    """要办的更正要求（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each that waits for the person; always the same number of queries."""
        found = waiting_for(Rectification, person, at=at, to_approve=RectificationState.DRAFTED.value)
        return [_row(row) for row in found]


def _row(row: Row) -> InHand:
    one = row.matter
    words, tone = time_left(row)
    url = reverse("rectifications:matter", args=[one.number])
    return InHand(f"更正要求 {one.number}，{one.stands.label}", one.due_on, words, tone, url, _STEPS[one.stands])
