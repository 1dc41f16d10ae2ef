"""今日的复议诉讼：those that the organ must answer, or whose day is past, for the clerk and whoever handles them."""

from datetime import datetime

from django.urls import reverse

from mingtang.inhand.ports import InHand
from mingtang.law.proceedings import ProceedingState
from mingtang.organs.models import Person
from mingtang.recourse.queries import desk

_STEPS = {
    ProceedingState.RECEIVED: "去指定承办人",
    ProceedingState.ANSWERING: "去登记答辩",
    ProceedingState.WAITING: "去登记",
}


class Proceedings:
    """要办的复议诉讼（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each that waits for the person; always the same number of queries."""
        return [_row(row) for row in desk.waiting_for(person, at=at)]


def _row(row: desk.Row) -> InHand:
    one = row.proceeding
    said = f"申请 {one.application.number} 的{one.road.label}，{one.stands.label}"
    if one.due_on is None:
        words, tone = "没有登记受理、立案的日期，期限算不出来", "warn"
    else:
        what = "答辩" if row.is_ours else "审理"
        day = f"{one.due_on.month}月{one.due_on.day}日"
        words = f"{what}的期限{day}，已经过了" if row.is_late else f"{what}到{day}，还有 {row.left} 个工作日"
        tone = "bad" if row.is_late else "going"
    return InHand(said, one.due_on, words, tone, reverse("recourse:proceeding", args=[one.pk]), _STEPS[one.stands])
