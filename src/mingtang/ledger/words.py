"""用词：why a commitment is in its state and what to do next, as said to the people inside. No database."""

from collections.abc import Sequence
from datetime import date

from mingtang.evidence.models import Evidence
from mingtang.law.commitments import CommitmentState
from mingtang.law.days import chinese_day
from mingtang.workplan.models import Commitment


def why_state(row: Commitment, evidence: Sequence[Evidence], *, on: date, stale_after: int) -> str:
    """为什么是这个状态：a sentence or two on the evidence that counts; ``row`` bears its state."""
    counted = [piece for piece in evidence if piece.counts and piece.on <= on]
    waiting = sum(1 for piece in evidence if piece.is_waiting)
    more = f"另有 {waiting} 份等待认定，还不算数。" if waiting else ""
    if not counted:
        return f"还没有认定过的佐证。{more}"
    newest = max(piece.on for piece in counted)
    if row.state == CommitmentState.DONE:
        done = max((piece for piece in counted if piece.completes(row)), key=lambda piece: piece.on)
        return f"“{done.title}”（{chinese_day(done.on)}）经另一人认定为证明完成。{more}"
    if any(piece.completes(row) for piece in counted):
        more = f"只有照片不能证明完成，还要有认定过的文件、链接、数据或者活动记录。{more}"
    elif any(piece.completing for piece in counted):
        more = f"认定完成以后任务要求有改动，要由另一人重新认定。{more}"
    age = (on - newest).days
    limit = f"超过 {stale_after} 天" if age > stale_after else f"没有超过 {stale_after} 天"
    return f"有 {len(counted)} 份认定过的佐证，最近一份是{chinese_day(newest)}的，距今 {age} 天，{limit}。{more}"


def step_for(
    *, is_task: bool, state: str, waiting: int, has_owner: bool, works: bool, judges: bool, keeps: bool, late: bool
) -> str:
    """下一步：what the reader should do with a commitment next, in three or four words."""
    if not is_task:
        return "查看"
    if judges and waiting:
        return "认定佐证"
    if keeps and not has_owner and state != CommitmentState.DONE:
        return "明确责任单位"
    if works and state != CommitmentState.DONE:
        return "补佐证" if late or state != CommitmentState.IN_PROGRESS else "记进展"
    return "查看"
