"""报表的行：what the ledger says as of a day, task by task, in the six columns of the table."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Prefetch, Q
from django.utils import timezone

from mingtang.evidence.models import Evidence, Note
from mingtang.evidence.queries.states import with_state
from mingtang.law.commitments import CommitmentState, Rhythm, is_late
from mingtang.law.days import chinese_day
from mingtang.law.reporting import Quarter
from mingtang.reporting.queries.begun import begun
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.ports import accepted_days
from mingtang.workplan.queries.days import next_due


def content_of(plan: Plan, quarter: Quarter, *, as_of: date) -> dict[str, Any]:
    """The table's head, its rows and its counts; the same number of queries for any number of rows."""
    accepted = accepted_days(plan, on=as_of)
    tasks = _tasks(plan, quarter, as_of=as_of)
    rows = [_row(found, quarter, accepted.get(found.pk, ()), as_of=as_of) for found in tasks]
    states = [row["state"] for row in rows]
    return {
        "organ": plan.unit.short_name,
        "plan": plan.title,
        "quarter": quarter.label,
        "as_of": as_of.isoformat(),
        "rows": rows,
        "counts": {state.value: states.count(state.value) for state in CommitmentState}
        | {"total": len(rows), "late": sum(1 for row in rows if row["late"])},
    }


def _tasks(plan: Plan, quarter: Quarter, *, as_of: date) -> Sequence[Commitment]:
    """The tasks that stood in the ledger on the day: listed by then, and not withdrawn until after it."""
    zone = timezone.get_current_timezone()
    start = datetime.combine(quarter.first, time(), zone)
    end = datetime.combine(as_of + timedelta(days=1), time(), zone)
    notes = Note.rows.filter(written_at__gte=start, written_at__lt=end).order_by("written_at", "pk")
    evidence = Evidence.rows.counted(on=as_of).order_by("on", "pk")
    stood = Q(withdrawn_at=None) | Q(withdrawn_at__gte=end)
    # 要点原文的任务，自要点第一次导入起就在台账里；其余的有列入之日。
    listed = Q(listed_on__lte=as_of)
    if begun([plan])[plan.pk].text_on <= as_of:
        listed |= Q(listed_on=None)
    return list(
        with_state(Commitment.rows.filter(stood, listed, plan=plan, kind=Commitment.TASK), on=as_of)
        .select_related("plan", "section__chapter", "owner")
        .prefetch_related("co_owners", Prefetch("evidence", evidence), Prefetch("notes", notes))
        .order_by("position", "pk")
    )


def _row(row: Commitment, quarter: Quarter, accepted: Sequence[date], *, as_of: date) -> dict[str, Any]:
    state = CommitmentState(row.state)
    due_on = next_due(row, accepted, on=as_of)
    late = is_late(due_on, state, as_of)
    place = (row.section.chapter.heading, row.section.heading)
    return {
        "key": row.key,
        "task": " · ".join(part for part in place if part) or row.key,
        "text": row.text,
        "units": _units(row),
        "term": _term(row),
        "progress": _progress(row, state, due_on if late else None),
        "evidence": _evidence(list(row.evidence.all()), quarter),
        "state": state.value,
        "late": late,
    }


def _units(row: Commitment) -> str:
    shared = "、".join(unit.short_name for unit in sorted(row.co_owners.all(), key=lambda u: (u.position, u.path)))
    owner = row.owner.short_name if row.owner else "没有明确"
    return f"{owner}\n配合：{shared}" if shared else owner


def _term(row: Commitment) -> str:
    rhythm, due = row.term.rhythm, row.named_due
    said = [rhythm.label] if rhythm is not Rhythm.ONCE or not due else []
    return "，".join([*said, *([f"{chinese_day(due)}前"] if due else [])])


def _progress(row: Commitment, state: CommitmentState, late_since: date | None) -> str:
    lines = [state.label if late_since is None else f"{state.label}，逾期（{chinese_day(late_since)}到期）"]
    lines += [f"{_month_day(timezone.localtime(note.written_at).date())}：{note.text}" for note in row.notes.all()]
    return "\n".join(lines)


def _evidence(pieces: Sequence[Evidence], quarter: Quarter) -> str:
    fresh = [piece for piece in pieces if piece.on >= quarter.first]
    if fresh:
        return "\n".join(_piece(piece) for piece in fresh)
    return f"本季度没有新的佐证\n以前：{_piece(pieces[-1])}" if pieces else "没有佐证"


def _piece(piece: Evidence) -> str:
    return f"{_month_day(piece.on)} {piece.title}" + ("（证明完成）" if piece.completing else "")


def _month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"
