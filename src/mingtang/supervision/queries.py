"""督查的查阅：whether the due work is alive."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mingtang.supervision.actions import DUE, EVERY
from mingtang.supervision.models import Heartbeat, Lease, Outcome

STALLED_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Beat:
    """心跳：when the due work last came to an end, when it will next, and which rows it cannot get done."""

    last_at: datetime | None
    next_at: datetime | None
    under_way: bool
    stalled: bool
    failing: tuple[Outcome, ...]


def heartbeat(*, at: datetime) -> Beat:
    """The state of the due work at the instant. Stalled: no round has ended for ten minutes and none is under way."""
    last = Heartbeat.rows.filter(name=DUE).first()
    under_way = Lease.rows.filter(name=DUE, until_at__gt=at).exclude(holder="").exists()
    silent = last is None or at - last.beat_at > STALLED_AFTER
    failing = Outcome.rows.filter(run_id=last.run_id, done=False) if last and last.run_id else ()
    return Beat(
        last_at=last.beat_at if last else None,
        next_at=last.beat_at + EVERY if last else None,
        under_way=under_way,
        stalled=silent and not under_way,
        failing=tuple(failing),
    )
