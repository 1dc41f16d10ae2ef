"""撤回的理由：why a document may not be taken back by this person in this way."""

from datetime import datetime

from mingtang.editorial.models import Document
from mingtang.law.editorial import EditionState, WithdrawalKind
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def against_withdrawing(
    document: Document, kind: WithdrawalKind, *, asked_by: Person, by: Person, at: datetime
) -> list[str]:
    """不能撤下的理由：of what stands; one asks and another decides, but for safety, which cannot wait."""
    unit, on = document.unit, day_of(at)
    found = []
    if not any(edition.state == EditionState.LIVE.value for edition in document.editions.all()):
        found.append("这一件现在没有公开，不必撤下。")
    if kind is WithdrawalKind.SAFETY:
        posts = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER, PostKind.ADMINISTRATOR)
        who = "政务公开专员、审核人、分管领导或者管理员"
    else:
        posts, who = (PostKind.REVIEWER, PostKind.LEADER), "审核人或者分管领导"
        if asked_by.hands & by.hands:
            found.append("撤回由一个人提出，另一个人决定。")
        if not any(post.unit.organ_id == unit.organ_id for post in asked_by.posts_on(on)):
            found.append(f"撤回由{unit.name}的人提出。")
    if not any(by.holds(post, at_unit=unit, on=on) for post in posts):
        found.append(f"“{kind.label}”由{unit.name}的{who}决定。")
    return found
