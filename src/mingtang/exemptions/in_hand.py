"""今日的免予解读：what waits for a leader who did not ask for it."""

from datetime import datetime

from django.urls import reverse

from mingtang.exemptions.models import Exemption
from mingtang.exemptions.queries import to_decide
from mingtang.inhand.ports import InHand
from mingtang.organs.models import Person


class Exemptions:
    """等批准的免予解读（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each; always the same number of queries."""
        return [_row(one) for one in to_decide(person, at=at)]


def _row(one: Exemption) -> InHand:
    url = reverse("exemptions:exemption", args=[one.pk])
    return InHand(f"《{one.manuscript}》申请免予解读", None, "等您批准", "warn", url, "去批准")
