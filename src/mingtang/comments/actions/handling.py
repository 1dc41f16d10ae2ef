"""办意见：assign it, answer it, let another person confirm the answer, or send it back to be written anew."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.comments.models import Comment
from mingtang.comments.ports import reasons_against_words
from mingtang.comments.queries.desk import holds_office, is_clerk, may_confirm
from mingtang.files.marked import refuse_if_marked
from mingtang.law.comments import MOVES, Adoption, CommentState, reasons_against_answer
from mingtang.law.moves import may_move
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit

Act = TypeVar("Act", bound=Callable[..., Any])


def unclassified(act: Act) -> Act:
    """先看密级标志：the act begins only when nothing that was typed for it bears a mark."""

    @wraps(act)
    def checked(comment: Comment, *, by: Person, at: datetime, **told: Any) -> Any:
        texts = [text for text in told.values() if isinstance(text, str)]
        refuse_if_marked(texts, unit=comment.unit, verb="comments.refuse_classified", of=comment, by=by, at=at)
        return act(comment, by=by, at=at, **told)

    return cast(Act, checked)


def reasons_against_assigning(comment: Comment, *, by: Person, at: datetime) -> list[str]:
    """不能分派的理由。"""
    reasons = []
    if comment.stands not in {CommentState.RECEIVED, CommentState.ASSIGNED}:
        reasons.append(f"这条意见{comment.stands.label}，不再分派。")
    if not is_clerk(by, comment.unit, at=at):
        reasons.append(f"意见由{comment.unit.name}的政务公开专员分派。")
    return reasons


@transaction.atomic
def assign(comment: Comment, *, office: Unit, by: Person, at: datetime) -> Comment:
    """分派：to an office, a district or a village of the organ."""
    comment = _locked(comment)
    reasons = reasons_against_assigning(comment, by=by, at=at)
    if office.organ_id != comment.unit.organ_id:
        reasons.append("只能分派给本机关的单位。")
    refuse_if_any(reasons)
    comment.office, comment.assigned_by, comment.assigned_at = office, by, at
    comment.state = CommentState.ASSIGNED.value
    comment.save(update_fields=["office", "assigned_by", "assigned_at", "state"])
    _record(comment, verb="comments.assign", by=by, at=at, facts={"office": office.code})
    return comment


def reasons_against_answering(comment: Comment, *, by: Person, at: datetime) -> list[str]:
    """不能拟答复的理由：the clerk, or an officer of the office that it was given to; a draft may be written anew."""
    reasons = []
    if comment.stands is not CommentState.ANSWERED and not may_move(MOVES, comment.stands, CommentState.ANSWERED):
        reasons.append("这条意见已经答复，答复不能再改。")
    if not is_clerk(by, comment.unit, at=at) and not holds_office(by, comment.office, at=at):
        reasons.append("答复由政务公开专员或者承办单位的承办人拟写。")
    return reasons


@unclassified
@transaction.atomic
def answer(
    comment: Comment,
    *,
    adoption: Adoption | None,
    reason: str,
    answer: str,
    passed_to: str = "",
    part: str = "",
    part_title: str = "",
    by: Person,
    at: datetime,
) -> Comment:
    """拟答复：an outcome with its reason, and words for the sender, which nobody sees until another confirms."""
    comment = _locked(comment)
    reasons = reasons_against_answering(comment, by=by, at=at)
    reasons += reasons_against_answer(adoption, reason=reason, answer=answer, passed_to=passed_to)
    reasons += reasons_against_words(comment.unit, f"{reason}\n{answer}", at=at)
    refuse_if_any(reasons)
    comment.adoption, comment.reason, comment.answer = str(adoption), reason.strip(), answer.strip()
    comment.passed_to, comment.part, comment.part_title = passed_to.strip(), part, part_title[:200]
    comment.answered_by, comment.answered_for = by, by.stands_for
    comment.answered_at, comment.returned_reason = at, ""
    comment.state = CommentState.ANSWERED.value
    comment.save()
    _record(comment, verb="comments.answer", by=by, at=at, facts={"adoption": comment.adoption})
    return comment


def reasons_against_confirming(comment: Comment, *, by: Person, at: datetime) -> list[str]:
    """不能确认的理由：a draft there is, and another person of the organ who judges."""
    reasons = []
    if not may_move(MOVES, comment.stands, CommentState.CONFIRMED):
        done = comment.stands is CommentState.CONFIRMED
        reasons.append("答复已经确认过。" if done else "还没有拟好的答复。")
    if comment.returned_reason:
        reasons.append("答复已退回重写，等重新拟好再确认。")
    if not may_confirm(by, comment.unit, at=at):
        reasons.append("答复由本机关的政务公开专员、审核人或者分管领导确认。")
    if comment.hands & by.hands:
        reasons.append("答复是您拟的，请由另一个人确认。")
    return reasons


@transaction.atomic
def confirm(comment: Comment, *, by: Person, at: datetime) -> Comment:
    """确认答复：from now on the sender can read it, and the outcome counts in public."""
    comment = _locked(comment)
    reasons = reasons_against_confirming(comment, by=by, at=at)
    # 退回也要过上面的理由；文字对不对，只在确认的时候问。
    reasons += reasons_against_words(comment.unit, f"{comment.reason}\n{comment.answer}", at=at)
    refuse_if_any(reasons)
    comment.confirmed_by, comment.confirmed_at = by, at
    comment.state = CommentState.CONFIRMED.value
    comment.save(update_fields=["confirmed_by", "confirmed_at", "state"])
    _record(comment, verb="comments.confirm", by=by, at=at, facts={"adoption": comment.adoption})
    return comment


@unclassified
@transaction.atomic
def send_back(comment: Comment, *, reason: str, by: Person, at: datetime) -> Comment:
    """退回重写：with a reason that whoever wrote it reads."""
    comment = _locked(comment)
    reasons = reasons_against_confirming(comment, by=by, at=at)
    if not reason.strip():
        reasons.append("请写明为什么退回，拟答复的人据此修改。")
    refuse_if_any(reasons)
    comment.returned_reason = reason.strip()
    comment.save(update_fields=["returned_reason"])
    _record(comment, verb="comments.send_back", by=by, at=at)
    return comment


def _locked(comment: Comment) -> Comment:
    rows = Comment.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "office").get(pk=comment.pk)


def _record(comment: Comment, *, verb: str, by: Person, at: datetime, facts: dict[str, object] | None = None) -> None:
    record(comment.unit.organ.code, by=by, verb=verb, of=comment, at=at, facts=facts)
