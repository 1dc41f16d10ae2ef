"""清理转载：after a safety withdrawal, every place that has a copy, until none has it any more."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.law.outlets import host_of
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.withdrawals import reasons, telling
from mingtang.withdrawals.actions.typed import refuse_classified
from mingtang.withdrawals.models import Clearance, Copy


def add_copy(clearance: Clearance, *, place: str, address: str = "", by: Person, at: datetime) -> Copy:
    """登记转载处；one that is found after the end opens the task again."""
    refuse_classified(clearance.withdrawal.document, place, address, by=by, at=at)
    return _add_copy(clearance, place=place.strip(), address=address.strip(), by=by, at=at)


@transaction.atomic
def _add_copy(clearance: Clearance, *, place: str, address: str, by: Person, at: datetime) -> Copy:
    clearance = _locked(clearance)
    found = reasons.against_clearing(clearance, by=by, at=at)
    if not place:
        found.append("请写明在哪里转载的。")
    if address and not host_of(address):
        found.append("转载的地址请写网页地址，以 https:// 或 http:// 开头；没有的可以不填。")
    refuse_if_any(found)
    if clearance.closed_at is not None:
        clearance.closed_by, clearance.closed_at, clearance.finding = None, None, ""
        clearance.save(update_fields=["closed_by", "closed_at", "finding"])
    copy = Copy.rows.create(clearance=clearance, place=place, address=address, added_by=by, added_at=at)
    _put_down(clearance, verb="withdrawals.copy.add", by=by, at=at)
    return copy


@transaction.atomic
def clear_copy(copy: Copy, *, by: Person, at: datetime) -> Copy:
    """已清理：somebody has seen that the place has it no more."""
    clearance = _locked(copy.clearance)
    copy = Copy.rows.get(pk=copy.pk)
    found = reasons.against_clearing(clearance, by=by, at=at)
    refuse_if_any([*found, *(["这一处已经清理过了。"] if copy.cleared_at is not None else ())])
    copy.cleared_by, copy.cleared_at = by, at
    copy.save(update_fields=["cleared_by", "cleared_at"])
    _put_down(clearance, verb="withdrawals.copy.clear", by=by, at=at)
    return copy


def close(clearance: Clearance, *, finding: str, by: Person, at: datetime) -> Clearance:
    """清理完毕：where it was looked for, and that no copy is left."""
    refuse_classified(clearance.withdrawal.document, finding, by=by, at=at)
    return _close(clearance, finding.strip(), by=by, at=at)


@transaction.atomic
def _close(clearance: Clearance, finding: str, *, by: Person, at: datetime) -> Clearance:
    clearance = _locked(clearance)
    found = reasons.against_closing(clearance, by=by, at=at)
    refuse_if_any([*found, *([] if finding else ["请写明在哪些地方查过。"])])
    clearance.closed_by, clearance.closed_at, clearance.finding = by, at, finding
    clearance.save(update_fields=["closed_by", "closed_at", "finding"])
    _put_down(clearance, verb="withdrawals.clearance.close", by=by, at=at)
    telling.cleared(clearance, at=at)
    return clearance


@transaction.atomic
def warn(pk: int, *, at: datetime) -> int:
    """提醒清理：whoever keeps it, once a day while it is open; how many were told."""
    clearance = Clearance.rows.select_related("withdrawal__document__unit__organ").get(pk=pk)
    return telling.to_clear(clearance, on=day_of(at), at=at) if clearance.closed_at is None else 0


def _locked(clearance: Clearance) -> Clearance:
    rows = Clearance.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("withdrawal__document__unit__organ").get(pk=clearance.pk)


def _put_down(clearance: Clearance, *, verb: str, by: Person, at: datetime) -> None:
    record(clearance.withdrawal.document.unit.organ.code, by=by, verb=verb, of=clearance, at=at)
