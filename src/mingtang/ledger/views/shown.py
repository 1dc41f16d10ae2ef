"""一项任务的页面内容：what stands on it, who may do what, and why not."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingtang.evidence import ports
from mingtang.evidence.actions import evidence as acts
from mingtang.evidence.actions import public as public_acts
from mingtang.evidence.actions.rules import reasons_against_ruling
from mingtang.evidence.actions.withdrawing import reasons_against_withdrawing
from mingtang.evidence.forms import ReasonForm
from mingtang.evidence.models import Evidence, Note
from mingtang.evidence.queries.days import period_name, went_by
from mingtang.evidence.queries.states import stale_after
from mingtang.holidays.queries import calendar
from mingtang.language.clauses import clause_name
from mingtang.law.commitments import Rhythm
from mingtang.law.days import chinese_day
from mingtang.ledger.queries.page import events_of
from mingtang.ledger.words import why_state
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.rollup.queries.originals import Original, originals
from mingtang.rollup.views.section import of_section
from mingtang.workplan.actions.plans import reasons_against_assigning
from mingtang.workplan.actions.terms import reasons_against_setting_term
from mingtang.workplan.models import Commitment
from mingtang.workplan.owners import suggested_units
from mingtang.workplan.queries.posts import units_for_work
from mingtang.workplan.words import left_of


@dataclass(frozen=True)
class Piece:
    """一份佐证和能对它做的事。"""

    row: Evidence
    kind: str
    number: str
    period: str
    original: Original | None
    """What it quotes, where it quotes something."""
    against_withdrawing: list[str]
    against_progress: list[str]
    against_completing: list[str]
    against_affirming: list[str]
    completes: bool
    against_revoking: list[str]
    against_public: list[str]
    against_internal: list[str]
    form: ReasonForm
    is_open: bool


@dataclass(frozen=True)
class Written:
    """一条进展记录和能对它做的事。"""

    row: Note
    against_public: list[str]
    against_internal: list[str]


def of_commitment(row: Commitment, *, viewer: Person, at: datetime, open_piece: Any = None) -> dict[str, Any]:
    """Everything that the page of a commitment shows but its forms."""
    on = day_of(at)
    units = list(units_for_work(row.plan.unit, on=on))
    pieces = list(row.evidence.all())
    quoted = originals(pieces)
    against_working = acts.reasons_against_working_on(row, by=viewer, at=at)
    return {
        "row": row,
        "plan": row.plan,
        "left": left_of(row, state=row.state, on=on, calendar=calendar()),
        "why": why_state(row, pieces, on=on, stale_after=stale_after()),
        "stale_after": stale_after(),
        "clauses": [clause_name(id_) for id_ in row.clauses],
        "facts": [*_facts(row), *_results(row, pieces, on=on)],
        "events": events_of(row, units),
        "pieces": [_piece(piece, quoted.get(piece.pk), viewer=viewer, at=at, opened=open_piece) for piece in pieces],
        "notes": [_note(note, viewer=viewer, at=at) for note in row.notes.all()],
        "rules": [(rule, _kind(rule.source)) for rule in row.evidence_rules.all()],
        "guesses": [] if row.owner_id else suggested_units(row.text, units),
        "against_working": against_working,
        "decide_tone": "main" if against_working else "plain",
        "against_assigning": reasons_against_assigning(row, by=viewer, at=at),
        "against_term": reasons_against_setting_term(row, by=viewer, at=at),
        "against_ruling": reasons_against_ruling(row, by=viewer, at=at),
        **of_section(row, viewer=viewer, at=at),
    }


def _facts(row: Commitment) -> list[tuple[str, str]]:
    rhythm, due = row.term.rhythm, row.named_due
    own = row.term != row.plan_term
    said = [rhythm.label] if rhythm is not Rhythm.ONCE or not due else []
    said += [f"{chinese_day(due)}前"] if due else []
    place = [row.section.chapter.heading, row.section.heading]
    return [
        ("出处", f"第 {row.key} 条，{' · '.join(part for part in place if part)}"),
        ("要点的说法", row.due_text or "没有写时限"),
        ("频次和时限", "，".join(said) + ("（本机关自定）" if own else "")),
        ("责任单位", row.owner.name if row.owner else "还没有明确"),
        ("配合单位", "、".join(unit.name for unit in row.co_owners.all()) or "没有"),
        ("引用文件", "；".join(_cite(cite) for cite in row.cites) or "没有"),
    ]


def _results(row: Commitment, pieces: list[Evidence], *, on: date) -> list[tuple[str, str]]:
    past, lacking = went_by(row, pieces, on=on)
    if not past or not row.is_task:
        return []
    days = "、".join(f"{period.due_on.month}月{period.due_on.day}日" for period in lacking)
    return [("各期成果", f"已到期 {past} 期，" + (f"缺 {len(lacking)} 期：{days}到期的" if days else "期期都有"))]


def _cite(cite: dict[str, str]) -> str:
    return f"《{cite['title']}》" + (f"（{cite['number']}）" if cite.get("number") else "")


def _piece(piece: Evidence, original: Original | None, *, viewer: Person, at: datetime, opened: Any) -> Piece:
    key, form = opened or (None, None)
    is_open = key == piece.pk
    return Piece(
        row=piece,
        kind=_kind(piece.kind),
        number=f"{piece.value.normalize():f} {piece.unit_of_value}" if piece.value is not None else "",
        period=period_name(piece.commitment, piece.for_period_on) if piece.for_period_on else "",
        original=original,
        against_withdrawing=reasons_against_withdrawing(piece, by=viewer),
        against_progress=acts.reasons_against_judging(piece, completing=False, by=viewer, at=at),
        against_completing=acts.reasons_against_judging(piece, completing=True, by=viewer, at=at),
        against_affirming=acts.reasons_against_affirming(piece, by=viewer, at=at)
        or list(original.reasons if original else ()),
        completes=piece.completes(piece.commitment),
        against_revoking=acts.reasons_against_revoking(piece, by=viewer, at=at),
        against_public=public_acts.reasons_against_confirming(piece, by=viewer, at=at),
        against_internal=public_acts.reasons_against_keeping_internal(piece, by=viewer, at=at),
        form=form if is_open else ReasonForm(prefix=f"reason-{piece.pk}"),
        is_open=is_open,
    )


def _kind(key: str) -> str:
    """What a kind or a source is called; a source that is no longer there keeps its key."""
    labels = dict(Evidence.KINDS) | {name: source.label for name, source in ports.sources().items()}
    return labels.get(key, key)


def _note(note: Note, *, viewer: Person, at: datetime) -> Written:
    return Written(
        note,
        public_acts.reasons_against_confirming(note, by=viewer, at=at),
        public_acts.reasons_against_keeping_internal(note, by=viewer, at=at),
    )
