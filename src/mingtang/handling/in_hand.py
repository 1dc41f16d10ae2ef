"""要办的申请：applications for disclosure that wait for the person, by their days."""

from datetime import datetime

from mingtang.handling.queries.waiting import waiting_for
from mingtang.inhand.ports import InHand
from mingtang.organs.models import Person


class Cases:
    """要办的申请（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each thing; always the same number of queries."""
        return [
            InHand(
                f"申请 {row.application.number}（{row.application.called}）{row.what}",
                row.due_on,
                row.words,
                row.tone,
                row.application.desk_address,
                row.step,
            )
            for row in waiting_for(person, at=at)
        ]
