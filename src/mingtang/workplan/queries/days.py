"""时限的查询：the days that follow from the plan, the evidence and the calendar, and stored copies gone wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingtang.law import clocks, commitments, reckoning
from mingtang.law.commitments import EvidenceFact, Period
from mingtang.law.openness import Openness
from mingtang.law.reckoning import Due
from mingtang.law.workdays import Calendar
from mingtang.workplan.models import Commitment, Evidence, Plan

PUBLICATION_CLOCK = "proactive-publication"


def facts_of(evidence: Iterable[Evidence]) -> list[EvidenceFact]:
    """What the law looks at, of evidence that counts."""
    return [
        EvidenceFact(on=row.on, completing=row.completing, photograph=row.is_photograph)
        for row in evidence
        if row.counts
    ]


def next_due(row: Commitment, accepted_on: Iterable[date], *, on: date) -> date | None:
    """下一时限：the day by which the next result of a commitment is due, from its term and accepted evidence."""
    rhythm, due = row.term
    return commitments.next_due(rhythm, due, row.plan.year, accepted_on, on, since=row.plan.made_on)


def went_by(row: Commitment, evidence: Iterable[Evidence], *, on: date) -> tuple[int, tuple[Period, ...]]:
    """已到期几期、缺哪几期：how many periods went by, and those without accepted evidence, never made up for."""
    rhythm, due = row.term
    year, since = row.plan.year, row.plan.made_on
    days = [piece.on for piece in evidence if piece.counts]
    lacking = commitments.missed(rhythm, due, year, days, on, since=since)
    return len(commitments.passed(rhythm, due, year, on, since=since)), lacking


def accepted_days(plan: Plan, *, on: date) -> dict[int, list[date]]:
    """The days of the evidence that counts, by commitment, in one query."""
    days: dict[int, list[date]] = {}
    counted = Evidence.rows.counted(on=on).filter(commitment__plan=plan)
    for commitment_id, day in counted.values_list("commitment_id", "on"):
        days.setdefault(commitment_id, []).append(day)
    return days


def accepted_days_of(row: Commitment, *, on: date) -> list[date]:
    """The days of the evidence that counts for one commitment."""
    return list(Evidence.rows.counted(on=on).filter(commitment=row).values_list("on", flat=True))


def publication_clock(plan: Plan, calendar: Calendar) -> Due | None:
    """应公开日期，with its steps: 20 working days from the day the plan was made; ``None`` where no clock runs.

    Law: 政府信息公开条例 第二十六条.
    """
    if plan.openness != Openness.PROACTIVE.value or plan.made_on is None:
        return None
    return reckoning.due(clocks.clock(PUBLICATION_CLOCK, plan.made_on), plan.made_on, calendar)


def publication_due(plan: Plan, calendar: Calendar) -> tuple[date | None, bool]:
    """应公开日期 and whether it is provisional, as stored."""
    clock = publication_clock(plan, calendar)
    return (clock.due, clock.provisional) if clock else (None, False)


@dataclass(frozen=True)
class OutOfDate:
    """失准的时限：stored days that differ from the computed ones."""

    commitments: tuple[tuple[Commitment, date | None], ...]
    publication: bool

    def __len__(self) -> int:
        return len(self.commitments) + int(self.publication)


def out_of_date(plan: Plan, calendar: Calendar, *, on: date) -> OutOfDate:
    """Hold every stored day of a plan against the facts."""
    accepted = accepted_days(plan, on=on)
    wrong = []
    for row in Commitment.rows.filter(plan=plan).select_related("plan"):
        day = next_due(row, accepted.get(row.pk, ()), on=on)
        if day != row.next_due_on:
            wrong.append((row, day))
    stored = (plan.publish_by_on, plan.publish_by_provisional)
    return OutOfDate(tuple(wrong), stored != publication_due(plan, calendar))
