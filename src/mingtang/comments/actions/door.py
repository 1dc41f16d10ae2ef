"""收意见：the public door. Nothing of a comment that bears a mark of secrecy is stored, and no address ever is.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.comments.models import Comment, Sent
from mingtang.comments.ports import Target
from mingtang.comments.queries.door import comment_with, on_target_today
from mingtang.files.marked import refuse_if_marked
from mingtang.law.comments import (
    CommentState,
    reasons_against_receiving,
    reasons_against_volume,
)
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.visits import codes
from mingtang.visits.actions import came, opened_by_code
from mingtang.visits.queries import times_today

PUBLIC = "public"
COMMENT, LOOK = "comment", "look"
HONEYPOT = "“请留空”这一栏填了字，可能是自动程序提交的，没有收下。请把它清空以后再提交。"
AGAIN = "这份意见已经收到，不用再提交。没有记下查询码的，可以重新打开提意见的页面另提一条。"
MARKED = "您写的内容里有密级标志，没有收下，也没有保存。涉密、工作秘密的内容不要在网上写，请到有关单位当面反映。"
CLOSED = "现在不收对它的意见了。"


@dataclass(frozen=True)
class Typed:
    """填写的内容：as it came; ``form_key`` tells a form sent twice, ``trap`` is to be empty."""

    text: str
    name: str = ""
    contact: str = ""
    form_key: str = ""
    trap: str = ""


@dataclass(frozen=True)
class Receipt:
    """回执：the number, and the code that is shown once and kept only as a digest."""

    comment: Comment
    code: str


def receive(target: Target, *, typed: Typed, address: str, at: datetime) -> Receipt:
    """收下一条意见：or say why not; a comment that bears a mark leaves no more than that there was one."""
    # 换行只算一个字：a browser sends two characters for one.
    typed = replace(typed, text=typed.text.replace("\r\n", "\n").replace("\r", "\n").strip())
    texts = (typed.text, typed.name, typed.contact)
    refuse_if_marked(texts, unit=target.unit, verb="comments.refuse_classified", by=PUBLIC, at=at, said=MARKED)
    return _receive(target, typed=typed, address=address, at=at)


@transaction.atomic
def _receive(target: Target, *, typed: Typed, address: str, at: datetime) -> Receipt:
    # 数今天收了多少要数得准：the organ's row is locked, so that two at once cannot both be the last one.
    Unit.rows.select_for_update(no_key=True).get(pk=target.unit.pk)
    before = Comment.rows.filter(form_key=codes.kept(typed.form_key)).first()
    if before is not None and _is_same(before, target, typed):
        return Receipt(before, codes.code_of(before.number, typed.form_key))
    on = day_of(at)
    reasons = [] if target.is_open(on=on) else [CLOSED]
    reasons += reasons_against_receiving(text=typed.text, name=typed.name, contact=typed.contact)
    if typed.trap:
        reasons.append(HONEYPOT)
    if not typed.form_key or before is not None:
        reasons.append(AGAIN)
    found = times_today(address, kind=COMMENT, at=at)
    reasons += reasons_against_volume(from_address=found, on_target=on_target_today(target.subject, on=on))
    refuse_if_any(reasons)
    receipt = _stored(target, typed, at=at)
    came(address, kind=COMMENT, at=at)
    record(target.unit.organ.code, by=PUBLIC, verb="comments.receive", of=receipt.comment, at=at)
    return receipt


def _stored(target: Target, typed: Typed, *, at: datetime) -> Receipt:
    number = _fresh_number()
    code = codes.code_of(number, typed.form_key)
    comment = Comment.rows.create(
        number=number,
        code_digest=codes.digest_of(number, code),
        form_key=codes.kept(typed.form_key),
        unit=target.unit,
        subject=target.subject,
        title=target.title[:200],
        address=target.address,
        received_at=at,
        state=CommentState.RECEIVED.value,
    )
    Sent.rows.create(comment=comment, text=typed.text, name=typed.name.strip(), contact=typed.contact.strip())
    return Receipt(comment, code)


def _is_same(comment: Comment, target: Target, typed: Typed) -> bool:
    """The very form that was taken in, sent once more: whoever pressed twice gets the receipt, not a refusal."""
    return comment.subject == target.subject and not typed.trap and comment.sent.text == typed.text != ""


def _fresh_number() -> str:
    while True:
        number = codes.drawn_number()
        if not Comment.rows.filter(number=number).exists():
            return number


def look_up(*, number: str, code: str, address: str, at: datetime) -> Comment | None:
    """查询：the comment with this number and code, or ``None``; wrong tries from one address are counted."""
    return opened_by_code(lambda: comment_with(number, code), address=address, kind=LOOK, at=at)
