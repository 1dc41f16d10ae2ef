"""佐证日子的查询：what the law looks at of evidence that counts, and the days of it."""

from collections.abc import Iterable
from datetime import date

from mingtang.contents.kinds import IMAGES
from mingtang.evidence.models import Evidence, EvidenceQuerySet
from mingtang.law import commitments
from mingtang.law.commitments import EvidenceFact, Period, Rhythm
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.ports import Proof

PHOTOGRAPHS = {kind.value for kind in IMAGES}


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
    days = [piece.period_day for piece in evidence if piece.counts]
    lacking = commitments.missed(term.rhythm, term.due, year, days, on, since=since)
    return len(commitments.passed(term.rhythm, term.due, year, on, since=since)), lacking


class EvidenceDays:
    """认定的日子（端口 workplan.AcceptedDays）：the days of the evidence that counts."""

    def by_commitment(self, plan: Plan, *, on: date) -> dict[int, list[date]]:
        """By commitment, in one query."""
        days: dict[int, list[date]] = {}
        counted = Evidence.rows.counted(on=on).filter(commitment__plan=plan)
        for piece in counted.only("commitment_id", "on", "for_period_on"):
            days.setdefault(piece.commitment_id, []).append(piece.period_day)
        return days

    def proofs(self, plan: Plan, *, on: date) -> dict[int, Proof]:
        """By commitment, in one query."""
        return _proofs(Evidence.rows.counted(on=on).filter(commitment__plan=plan))


def _proofs(counted: EvidenceQuerySet) -> dict[int, Proof]:
    """The newest day and the demands completed; photographs alone complete nothing, as the law says."""
    facts: dict[int, list[tuple[date, str, bool]]] = {}
    for pk, day, completing, demand, kind in counted.values_list(
        "commitment", "on", "completing", "demand", "attachment__kind"
    ):
        facts.setdefault(pk, []).append((day, demand if completing else "", kind in PHOTOGRAPHS))
    return {pk: _proof(told) for pk, told in facts.items()}


def _proof(facts: list[tuple[date, str, bool]]) -> Proof:
    pictured = all(photograph for _, _, photograph in facts)
    demands = frozenset() if pictured else frozenset(demand for _, demand, _ in facts if demand)
    return Proof(max(day for day, _, _ in facts), demands)


def proof_of(row: Commitment, *, on: date) -> Proof | None:
    """What was proved of one commitment."""
    return _proofs(Evidence.rows.counted(on=on).filter(commitment=row)).get(row.pk)


def accepted_days_of(row: Commitment, *, on: date) -> list[date]:
    """The days of the evidence that counts for one commitment."""
    return [piece.period_day for piece in Evidence.rows.counted(on=on).filter(commitment=row)]


def begun_periods(row: Commitment, *, on: date) -> tuple[Period, ...]:
    """可选的所属期：the months or quarters of the plan year that have begun; none for a task that does not recur."""
    term = row.term
    return tuple(period for period in commitments.periods(term.rhythm, term.due, row.plan.year) if period.first <= on)


def period_name(row: Commitment, last: date) -> str:
    """所属期的名称：第一季度, 3月."""
    quarterly = row.term.rhythm is Rhythm.QUARTERLY and last.month % 3 == 0
    return f"第{'一二三四'[last.month // 3 - 1]}季度" if quarterly else f"{last.month}月"
