"""工作要点的端口：what the plan has to ask of what is handed in, without knowing it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from mingtang import ports
from mingtang.workplan.models import Plan


class AcceptedDays(Protocol):
    """认定的日子：a room that knows on which days results of a commitment were accepted."""

    def by_commitment(self, plan: Plan, *, on: date) -> Mapping[int, Sequence[date]]:
        """Commitment id → the days of what counts as of ``on``; commitments without any may be left out."""
        ...


def accepted_days(plan: Plan, *, on: date) -> dict[int, list[date]]:
    """The days of what counts, by commitment, from every room that the settings name."""
    days: dict[int, list[date]] = {}
    for source in ports.answering("workplan.AcceptedDays"):
        for commitment_id, found in source.by_commitment(plan, on=on).items():
            days.setdefault(commitment_id, []).extend(found)
    return days
