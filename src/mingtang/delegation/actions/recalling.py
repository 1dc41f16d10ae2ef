"""收回：what was taken over is asked for no more, on all the levels that it went down to."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import lock_heads, record
from mingtang.delegation import telling
from mingtang.delegation.actions.handing import against_ending, locked
from mingtang.delegation.actions.typed import unclassified
from mingtang.delegation.models import HandDown
from mingtang.law.delegation import HandDownState, reasons_against_moving
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.workplan.actions.listing import delist
from mingtang.workplan.models import Commitment


def reasons_against_recalling(row: HandDown, *, by: Person, at: datetime) -> list[str]:
    """不能收回的理由。"""
    return [*against_ending(row, by=by, at=at), *reasons_against_moving(row.stands, HandDownState.RECALLED)]


@unclassified
@transaction.atomic
def recall(row: HandDown, *, reason: str, by: Person, at: datetime) -> HandDown:
    """收回：it leaves the receiver's ledger, its evidence stays with it; so it does wherever it was handed on to.

    A task that the receiver had in its own plan stays there, with what was handed down from it.
    """
    row = locked(row.pk)
    reasons = reasons_against_recalling(row, by=by, at=at)
    refuse_if_any(reasons if reason.strip() else [*reasons, "请写明收回的理由，接收单位能看到。"])
    beneath = [locked(pk) for pk in beneath_of(row)]
    ended = [(row, reason.strip()), *((one, f"上级收回：{reason.strip()}") for one in beneath)]
    # 先按编号锁住各级列入的任务，再锁各机关的链。
    gone = [one.listed_id for one, _ in ended if one.listed_id and not one.is_linked]
    tasks = Commitment.rows.select_for_update(of=("self",), no_key=True).filter(pk__in=gone).order_by("pk")
    standing = {task.pk: task for task in tasks if task.withdrawn_at is None}
    lock_heads(*{unit.organ.code for one, _ in ended for unit in (one.giver, one.target)})
    for one, why in ended:
        _end(one, why, standing, by=by, at=at)
    return row


def beneath_of(row: HandDown) -> list[int]:
    """再下达的：what is open on all the levels beneath, unless the receiver's own plan has the task."""
    found: list[int] = []
    here = set() if row.is_linked or row.listed_id is None else {row.listed_id}
    while here:
        level = HandDown.rows.open().filter(commitment__in=here).exclude(pk__in=found).order_by("pk")
        told = list(level.values_list("pk", "listed", "is_linked"))
        found += [pk for pk, _, _ in told]
        here = {listed for _, listed, linked in told if listed and not linked}
    return found


def _end(row: HandDown, why: str, standing: dict[int, Commitment], *, by: Person, at: datetime) -> None:
    """Recalled where it had been taken over, withdrawn where it had not."""
    taken = row.stands is HandDownState.ACCEPTED
    row.state = (HandDownState.RECALLED if taken else HandDownState.WITHDRAWN).value
    row.ended_by, row.ended_at, row.reason = by, at, why
    row.save()
    if row.listed_id in standing and not row.is_linked:
        delist(standing[row.listed_id], by=by, at=at)
    record(row.giver.organ.code, by=by, verb=f"delegation.{'recall' if taken else 'withdraw'}", of=row, at=at)
    if taken:
        telling.recalled(row, by=by, at=at)
