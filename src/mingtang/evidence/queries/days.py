"""佐证日子的查询：what the law looks at of evidence that counts, and the days of it."""

from collections.abc import Iterable
from datetime import date

from mingtang.evidence.models import Evidence
from mingtang.law import commitments
from mingtang.law.commitments import EvidenceFact, Period
from mingtang.workplan.models import Commitment, Plan


def facts_of(commitment: Commitment, evidence: Iterable[Evidence]) -> list[EvidenceFact]:
    """What the law looks at, of a commitment's evidence that counts."""
    return [
        EvidenceFact(on=row.on, completing=row.completes(commitment), photograph=row.is_photograph)
        for row in evidence
        if row.counts
    ]


def went_by(row: Commitment, evidence: Iterable[Evidence], *, on: date) -> tuple[int, tuple[Period, ...]]:
    """已到期几期、缺哪几期：how many periods went by, and those without accepted evidence, never made up for."""
    term, year, since = row.term, row.plan.year, row.owed_since
    days = [piece.on for piece in evidence if piece.counts]
    lacking = commitments.missed(term.rhythm, term.due, year, days, on, since=since)
    return len(commitments.passed(term.rhythm, term.due, year, on, since=since)), lacking


class EvidenceDays:
    """认定的日子（端口 workplan.AcceptedDays）：the days of the evidence that counts."""

    def by_commitment(self, plan: Plan, *, on: date) -> dict[int, list[date]]:
        """By commitment, in one query."""
        days: dict[int, list[date]] = {}
        counted = Evidence.rows.counted(on=on).filter(commitment__plan=plan)
        for commitment_id, day in counted.values_list("commitment_id", "on"):
            days.setdefault(commitment_id, []).append(day)
        return days


def accepted_days_of(row: Commitment, *, on: date) -> list[date]:
    """The days of the evidence that counts for one commitment."""
    return list(Evidence.rows.counted(on=on).filter(commitment=row).values_list("on", flat=True))
