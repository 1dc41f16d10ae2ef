"""今日的材料：what the office was asked, and what came back to the clerk."""

from datetime import datetime

from django.urls import reverse

from mingtang.inhand.ports import InHand
from mingtang.law.days import chinese_day
from mingtang.law.material import MaterialState
from mingtang.material.queries import requests
from mingtang.organs.models import Person

_STEPS = {MaterialState.ASKED: "去提供", MaterialState.ANSWERED: "去看", MaterialState.SENT_BACK: "去改请"}


class Material:
    """要办的材料（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each request that waits for the person; always the same number of queries."""
        return [_row(row) for row in requests.waiting_for(person, at=at)]


def _row(row: requests.Row) -> InHand:
    request = row.request
    said = f"申请 {request.application.number} 请{request.unit.short_name}提供材料：{request.stands.label}"
    words = f"{chinese_day(request.due_on)}到期"
    if row.left is not None:
        words = "已经超期" if row.is_late else f"还有 {row.left} 个工作日，{words}"
    url = reverse("material:request", args=[request.pk])
    return InHand(said, request.due_on, words, "bad" if row.is_late else "going", url, _STEPS[request.stands])
