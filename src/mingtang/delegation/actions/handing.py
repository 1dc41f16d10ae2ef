"""下达的写入，下达机关一方：hand down, reword, withdraw."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.delegation.actions.typed import unclassified
from mingtang.delegation.models import HandDown
from mingtang.delegation.queries.targets import targets as targets_of
from mingtang.law.commitments import Term
from mingtang.law.delegation import HandDownState, reasons_against_handing_term, reasons_against_moving
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.posts import Hand


def reasons_against_giving(commitment: Commitment, *, by: Person, at: datetime) -> list[str]:
    """不能下达的理由：a task that stands, by the 政务公开专员 of the organ whose plan it is in."""
    unit = commitment.plan.unit
    reasons = [] if Hand(by, unit, at).keeps else [f"任务由{unit.name}的政务公开专员下达。"]
    if not commitment.is_task:
        reasons.append("这一条是表述，不提出要求，不能下达。")
    if commitment.withdrawn_at is not None:
        reasons.append("这项任务已移出，不能再下达。")
    return reasons


@unclassified
@transaction.atomic
def hand_down(
    commitment: Commitment,
    *,
    targets: Sequence[Unit],
    text: str,
    term: Term,
    note: str = "",
    by: Person,
    at: datetime,
) -> list[HandDown]:
    """下达：to one unit or to many at once, each of which takes it over or sends it back by itself."""
    commitment = _locked_source(commitment.pk)
    reasons = reasons_against_giving(commitment, by=by, at=at)
    reasons += [] if targets else ["请选择下达给哪些单位。"]
    reasons += _against_targets(commitment, targets, at=at)
    refuse_if_any([*reasons, *_against_words(commitment, text, term, at=at)])
    made = [
        HandDown.rows.create(
            commitment=commitment,
            target=target,
            text=text.strip(),
            rhythm=term.rhythm.value,
            due_on=term.due,
            note=note.strip(),
            state=HandDownState.SENT.value,
            sent_by=by,
            sent_at=at,
        )
        for target in targets
    ]
    for one in made:
        _record(one, verb="delegation.send", by=by, at=at, facts={"target": one.target.code})
    return made


def _against_targets(commitment: Commitment, targets: Sequence[Unit], *, at: datetime) -> list[str]:
    able, unable = targets_of(commitment, on=day_of(at))
    reasons = [f"{unit.name}没有能接收任务的人，请先任命岗位。" for unit in targets if unit in unable]
    giver = commitment.plan.unit.name
    return reasons + [
        f"{unit.name}不能再接收这项任务：只下达给{giver}直接下级的机关和它自己的科室、管理区、村，在办的一个单位一次。"
        for unit in targets
        if unit not in able and unit not in unable
    ]


def _against_words(commitment: Commitment, text: str, term: Term, *, at: datetime) -> list[str]:
    reasons = [] if text.strip() else ["请写明任务内容。"]
    year = commitment.plan.year
    return [*reasons, *reasons_against_handing_term(commitment.term, term, year=year, on=day_of(at))]


def reasons_against_sending_again(row: HandDown, *, by: Person, at: datetime) -> list[str]:
    """不能重新下达的理由。"""
    return [
        *reasons_against_giving(row.commitment, by=by, at=at),
        *reasons_against_moving(row.stands, HandDownState.SENT),
    ]


@unclassified
@transaction.atomic
def send_again(row: HandDown, *, text: str, term: Term, note: str = "", by: Person, at: datetime) -> HandDown:
    """重新下达：what was sent back, reworded; why it was sent back stays with it."""
    row = locked(row.pk)
    reasons = reasons_against_sending_again(row, by=by, at=at)
    refuse_if_any([*reasons, *_against_words(row.commitment, text, term, at=at)])
    row.text, row.rhythm, row.due_on, row.note = text.strip(), term.rhythm.value, term.due, note.strip()
    row.state, row.sent_by, row.sent_at = HandDownState.SENT.value, by, at
    row.save()
    _record(row, verb="delegation.send_again", by=by, at=at)
    return row


def reasons_against_withdrawing(row: HandDown, *, by: Person, at: datetime) -> list[str]:
    """不能撤回下达的理由。"""
    return [*against_ending(row, by=by, at=at), *reasons_against_moving(row.stands, HandDownState.WITHDRAWN)]


@transaction.atomic
def withdraw(row: HandDown, *, by: Person, at: datetime) -> HandDown:
    """撤回：before it was taken over."""
    row = locked(row.pk)
    refuse_if_any(reasons_against_withdrawing(row, by=by, at=at))
    row.state, row.ended_by, row.ended_at = HandDownState.WITHDRAWN.value, by, at
    row.save()
    _record(row, verb="delegation.withdraw", by=by, at=at)
    return row


def locked(pk: int) -> HandDown:
    """The hand-down, locked, with what the rules ask about."""
    rows = HandDown.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("commitment__plan__unit__organ", "target__organ", "listed").get(pk=pk)


def _locked_source(pk: int) -> Commitment:
    rows = Commitment.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("plan__unit__organ").get(pk=pk)


def against_ending(row: HandDown, *, by: Person, at: datetime) -> list[str]:
    """不能由此人了结的理由。"""
    return [] if Hand(by, row.giver, at).keeps else [f"由{row.giver.name}的政务公开专员办理。"]


def _record(row: HandDown, *, verb: str, by: Person, at: datetime, facts: dict[str, object] | None = None) -> None:
    record(row.giver.organ.code, by=by, verb=verb, of=row, at=at, facts=facts)
