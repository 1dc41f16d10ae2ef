"""门口的查询：how many came today on one thing, which comment a code belongs to, and what the public may count."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from mingtang.comments.models import Comment
from mingtang.law.comments import Adoption, CommentState
from mingtang.visits.codes import is_code, typed_number


def comment_with(number: str, code: str) -> Comment | None:
    """The comment whose number and code these are, however they were typed."""
    comment = Comment.rows.select_related("unit").filter(number=typed_number(number)).first()
    return comment if comment is not None and is_code(comment.number, code, comment.code_digest) else None


def on_target_today(subject: str, *, on: date) -> int:
    """今天对一件收到几条。"""
    return Comment.rows.filter(subject=subject, received_at__date=on).count()


def counted(subject: str) -> list[tuple[str, int]]:
    """已答复的条数：by outcome, of confirmed answers only; nothing else of a comment is ever public."""
    confirmed = Comment.rows.filter(subject=subject, state=CommentState.CONFIRMED.value)
    return _in_order(confirmed.order_by().values_list("adoption", flat=True))


def _in_order(found: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(found)
    return [(adoption.label, counts[adoption.value]) for adoption in Adoption if counts[adoption.value]]
