"""门口的查询：how many came today, which comment a code belongs to, and what the public may count."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable
from datetime import date

from mingtang.comments.models import Comment, Knock
from mingtang.language.width import narrow
from mingtang.law.comments import Adoption, CommentState


def digest_of(number: str, code: str) -> str:
    """查询码的摘要：salted with the number."""
    return hashlib.sha256(f"{number}:{code}".encode()).hexdigest()


def comment_with(number: str, code: str) -> Comment | None:
    """The comment whose number and code these are, however they were typed."""
    number = "".join(filter(str.isdecimal, narrow(number)))[:8]
    code = "".join(filter(str.isalnum, narrow(code))).upper()
    comment = Comment.rows.select_related("unit").filter(number=number).first()
    if comment is None or not secrets.compare_digest(comment.code_digest, digest_of(number, code)):
        return None
    return comment


def from_address_today(who: str, *, on: date) -> int:
    """今天从一个地址收到几条。"""
    return Knock.rows.filter(on=on, who=who, kind=Knock.COMMENT).count()


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
