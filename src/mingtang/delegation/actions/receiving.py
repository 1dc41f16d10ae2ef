"""下达的写入，接收单位一方：take over as a task of one's own, answer with a task one has, send back."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.delegation.actions.handing import locked
from mingtang.delegation.actions.typed import unclassified
from mingtang.delegation.models import HandDown, SendBack
from mingtang.delegation.parties import may_take, who_takes
from mingtang.delegation.queries.likely import against_linking, own_tasks
from mingtang.law.delegation import HandDownState, reasons_against_moving
from mingtang.law.origins import Origin
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.workplan.actions.listing import list_commitment, start_ledger
from mingtang.workplan.models import Commitment


def reasons_against_answering(row: HandDown, then: HandDownState, *, by: Person, at: datetime) -> list[str]:
    """不能接收、不能退回的理由。"""
    reasons = []
    if not may_take(by, row.target, on=day_of(at)):
        reasons.append(f"由{who_takes(row.target)}接收或者退回。")
    if then is HandDownState.ACCEPTED and (row.commitment.withdrawn_at is not None or not row.commitment.is_task):
        reasons.append(f"原任务已移出{row.giver.name}的台账，不能再接收；请退回，或者等它撤回。")
    reasons += reasons_against_moving(row.stands, then)
    return reasons


@transaction.atomic
def accept(row: HandDown, *, shown: str | None = None, by: Person, at: datetime) -> HandDown:
    """接收：it stands in the ledger of the receiver's organ from now on; where there is none yet, one begins.

    ``shown``: the digest of what was read; left out, of the row that was handed in.
    """
    row, read = locked(row.pk), row.digest if shown is None else shown
    reasons = reasons_against_answering(row, HandDownState.ACCEPTED, by=by, at=at)
    refuse_if_any([*reasons, *_against_unread(row, read)])
    organ = row.target.organ
    plan = start_ledger(unit=organ, year=row.year, by=by, at=at)
    listed = list_commitment(
        plan,
        origin=Origin.HANDED_DOWN,
        text=row.text,
        term=row.term,
        owner=None if row.target.is_organ else row.target,
        source=row.commitment,
        by=by,
        at=at,
    )
    return _taken(row, listed, linked=False, by=by, at=at)


def reasons_against_answering_with(row: HandDown, own: Commitment) -> list[str]:
    """不能用这项任务对应的理由：one's own, that stands, and that asks no less."""
    reasons = [] if own_tasks(row).filter(pk=own.pk).exists() else ["请从本单位自己的任务里选一项。"]
    return [*reasons, *against_linking(row, own)]


@transaction.atomic
def accept_with(row: HandDown, *, own: Commitment, shown: str | None = None, by: Person, at: datetime) -> HandDown:
    """对应已有任务：the receiver's plan has the task already; its state and evidence answer."""
    row, read = locked(row.pk), row.digest if shown is None else shown
    own = Commitment.rows.select_for_update(of=("self",), no_key=True).select_related("plan__unit").get(pk=own.pk)
    reasons = reasons_against_answering(row, HandDownState.ACCEPTED, by=by, at=at)
    refuse_if_any([*reasons, *_against_unread(row, read), *reasons_against_answering_with(row, own)])
    return _taken(row, own, linked=True, by=by, at=at)


def _against_unread(row: HandDown, read: str) -> list[str]:
    return [] if read == row.digest else ["下达的内容在您打开页面以后改过，请看过现在的内容再接收。"]


def _taken(row: HandDown, listed: Commitment, *, linked: bool, by: Person, at: datetime) -> HandDown:
    row.state, row.accepted_by, row.accepted_at = HandDownState.ACCEPTED.value, by, at
    row.listed, row.is_linked = listed, linked
    row.save()
    facts = {"key": listed.key, "linked": linked}
    record(row.target.organ.code, by=by, verb="delegation.accept", of=row, at=at, facts=facts)
    return row


@unclassified
@transaction.atomic
def send_back(row: HandDown, *, reason: str, by: Person, at: datetime) -> HandDown:
    """退回：with a reason by which the giver rewords it or takes it back."""
    row = locked(row.pk)
    reasons = reasons_against_answering(row, HandDownState.RETURNED, by=by, at=at)
    refuse_if_any(reasons if reason.strip() else [*reasons, "请写明退回的理由，下达机关据此修改。"])
    SendBack.rows.create(hand_down=row, reason=reason.strip(), text=row.text, by=by, at=at)
    row.state = HandDownState.RETURNED.value
    row.save()
    record(row.target.organ.code, by=by, verb="delegation.send_back", of=row, at=at)
    return row
