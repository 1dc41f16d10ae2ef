"""要办的意见：what the public said and who has the next step, by the day on which an answer was promised."""

from datetime import datetime

from django.urls import reverse

from mingtang.comments.queries import desk
from mingtang.inhand.ports import InHand
from mingtang.law.comments import CommentState
from mingtang.organs.models import Person

_STEPS = {CommentState.RECEIVED: "去分派", CommentState.ASSIGNED: "去答复", CommentState.ANSWERED: "去确认"}


class Comments:
    """要办的意见（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each comment that waits for the person; always the same number of queries."""
        return [_row(row) for row in desk.waiting_for(person, at=at)]


def _row(row: desk.Row) -> InHand:
    comment = row.comment
    step = "重新拟写" if comment.returned_reason else _STEPS[comment.stands]
    said = f"公众对《{comment.title}》提的意见 {comment.number} {comment.stands.label}"
    day = f"{row.promised_on.month}月{row.promised_on.day}日"
    words = f"过了承诺答复的{day}" if row.is_late else f"已经 {row.days} 天，承诺{day}以前答复"
    url = reverse("comments:comment", args=[comment.number])
    return InHand(said, row.promised_on, words, "bad" if row.is_late else "going", url, step)
