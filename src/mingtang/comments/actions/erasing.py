"""抹去来件：by two people, or of the contact alone by the rule of days. The record of what became of it stays.

Law: 个人信息保护法 第四十七条（处理目的已实现或者保存期限已届满的，主动删除）.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.comments.actions.handling import unclassified
from mingtang.comments.models import Comment, Erasure, Sent
from mingtang.comments.queries.desk import is_clerk, may_confirm
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person

BY_RULE = "已答复，过了保存期限。"


def reasons_against_asking(comment: Comment, *, by: Person, at: datetime) -> list[str]:
    """不能提出抹去的理由。"""
    reasons = [] if is_clerk(by, comment.unit, at=at) else ["抹去来件由本机关的政务公开专员提出。"]
    if comment.erasures.filter(done_at=None).exists():
        reasons.append("已经提出过，等另一个人办理。")
    return reasons


@unclassified
@transaction.atomic
def ask_erasure(comment: Comment, *, scope: str, reason: str, by: Person, at: datetime) -> Erasure:
    """提出抹去：nothing goes until another person does it."""
    comment = Comment.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=comment.pk)
    reasons = reasons_against_asking(comment, by=by, at=at)
    if not reason.strip():
        reasons.append("请写明为什么抹去。")
    if scope not in {Erasure.CONTACT, Erasure.EVERYTHING}:
        reasons.append("请选择抹去的范围。")
    refuse_if_any(reasons)
    asked = {"asked_by": by, "asked_for": by.stands_for, "asked_at": at}
    erasure = Erasure.rows.create(comment=comment, scope=scope, reason=reason.strip(), **asked)
    record(comment.unit.organ.code, by=by, verb="comments.erase.ask", of=erasure, at=at, facts={"scope": scope})
    return erasure


def reasons_against_erasing(erasure: Erasure, *, by: Person, at: datetime) -> list[str]:
    """不能抹去的理由：another person than the one who asked, and only once."""
    reasons = ["已经抹去。"] if erasure.done_at is not None else []
    if not may_confirm(by, erasure.comment.unit, at=at):
        reasons.append("抹去由本机关的政务公开专员、审核人或者分管领导办理。")
    if erasure.hands & by.hands:
        reasons.append("抹去是您提出的，请由另一个人办理。")
    return reasons


@transaction.atomic
def erase(erasure: Erasure, *, by: Person, at: datetime) -> Erasure:
    """抹去：what was typed is gone; that it was, by whom and why, stays."""
    Comment.rows.select_for_update(of=("self",), no_key=True).get(pk=erasure.comment_id)
    erasure = Erasure.rows.select_related("comment__unit__organ").get(pk=erasure.pk)
    refuse_if_any(reasons_against_erasing(erasure, by=by, at=at))
    _wipe(erasure.comment, everything=erasure.scope == Erasure.EVERYTHING)
    erasure.done_by, erasure.done_at = by, at
    erasure.save(update_fields=["done_by", "done_at"])
    chain = erasure.comment.unit.organ.code
    record(chain, by=by, verb="comments.erase.do", of=erasure, at=at, facts={"scope": erasure.scope})
    return erasure


@transaction.atomic
def erase_by_rule(pk: int, *, at: datetime) -> bool:
    """按期限抹去称呼和联系方式；whether there was anything left to erase."""
    comment = Comment.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=pk)
    if not Sent.rows.filter(comment=comment).exclude(name="", contact="").exists():
        return False
    _wipe(comment, everything=False)
    erasure = Erasure.rows.create(comment=comment, scope=Erasure.CONTACT, reason=BY_RULE, asked_at=at, done_at=at)
    record(comment.unit.organ.code, by="due", verb="comments.erase.rule", of=erasure, at=at)
    return True


def _wipe(comment: Comment, *, everything: bool) -> None:
    gone = {"name": "", "contact": ""} | ({"text": ""} if everything else {})
    Sent.rows.filter(comment=comment).update(**gone)
