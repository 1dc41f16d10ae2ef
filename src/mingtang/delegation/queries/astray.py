"""下达出的偏差：what became of a task at either end that its giver has to put right."""

from mingtang.delegation.models import HandDown
from mingtang.law.answering import looseness
from mingtang.law.delegation import HandDownState
from mingtang.workplan.models import Commitment


def is_gone(listed: Commitment | None) -> bool:
    """是否已移出：what was taken over stands in the receiver's ledger no more, or demands nothing any more."""
    return listed is not None and (listed.withdrawn_at is not None or not listed.is_task)


def astray(row: HandDown) -> str:
    """下达出了偏差：what its giver has to put right, in words; empty when all is well."""
    if row.ended_at is not None:
        return ""
    if is_gone(row.commitment):
        return "原任务已移出，请收回或者撤回"
    if row.stands is HandDownState.ACCEPTED and is_gone(row.listed):
        return "对方已移出台账，请收回或者另行下达"
    loose = looseness(row.commitment.term, row.term)
    return f"{loose}，请收回或者撤回以后再下达" if loose else ""
