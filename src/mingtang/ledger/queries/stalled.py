"""停滞的查询：what of a plan does not move, and why, by office."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q

from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import CommitmentState
from mingtang.law.days import chinese_day
from mingtang.ledger.queries.ledger import NO_OFFICE_LABEL, Row, due_condition, for_rows, rows_of
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Commitment, Plan

WAITS_LONG = timedelta(days=5)


@dataclass(frozen=True)
class Stalled:
    """停滞的一项：the row and every reason why it counts as stalled."""

    row: Row
    reasons: tuple[str, ...]


def stalled(plan: Plan, *, viewer: Person, at: datetime) -> dict[str, list[Stalled]]:
    """停滞的任务：stale, overdue, without an owner, or with evidence that waits too long, by owner."""
    on = day_of(at)
    seen = for_rows(with_state(Commitment.seen_by(viewer, at=at).filter(plan=plan).tasks(), on=on))
    stuck = Q(state=CommitmentState.STALE.value) | due_condition("late", on=on) | Q(owner=None, is_done=False)
    found = seen.filter(stuck | Q(waiting_since__lte=at - WAITS_LONG)).order_by(
        F("owner__position").asc(nulls_first=True),
        F("owner__path").asc(nulls_first=True),
        F("next_due_on").asc(nulls_last=True),
        "position",
    )
    by_office: dict[str, list[Stalled]] = {}
    for row in rows_of(list(found), viewer=viewer, at=at):
        owner = row.commitment.owner
        label = owner.short_name if owner else NO_OFFICE_LABEL
        by_office.setdefault(label, []).append(Stalled(row, tuple(_reasons(row, at=at))))
    return by_office


def _reasons(row: Row, *, at: datetime) -> list[str]:
    found = row.commitment
    reasons = [row.left.words] if row.late else []
    if found.state == CommitmentState.STALE:
        reasons.append(f"最近一份认定的佐证是{chinese_day(found.last_accepted_on)}的")
    if found.owner_id is None and found.state != CommitmentState.DONE:
        reasons.append("还没有责任单位")
    if found.waiting_since is not None and found.waiting_since <= at - WAITS_LONG:
        reasons.append(f"佐证等认定已 {(day_of(at) - day_of(found.waiting_since)).days} 天")
    return reasons
