"""清理由谁办：the clerk keeps it, the drafting unit says what becomes of its own, a reviewer checks, a leader signs."""

from datetime import datetime

from mingtang.cleanups.models import Cleanup, CleanupEntry, CleanupSigning
from mingtang.cleanups.queries.standing import lacking, progress
from mingtang.law.cleanups import (
    STATE_LABELS,
    CleanupState,
    Fate,
    reasons_against_fate,
    reasons_against_handing_in,
    reasons_against_hands,
    reasons_against_lacking,
)
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def reasons_against_keeping(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能登记、送审清理的理由：in the hands of the organ's 政务公开专员."""
    reasons = [] if unit.is_organ else [f"{unit.name}不是行政机关，清理由它所属的机关登记。"]
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)):
        reasons.append(f"清理由{unit.name}的政务公开专员办理。")
    return reasons


def reasons_against_working(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    """台账不能改的理由。"""
    return reasons_against_keeping(cleanup.unit, by=by, at=at) + _unless(cleanup, CleanupState.OPEN)


def may_propose(entry: CleanupEntry, *, by: Person, at: datetime) -> bool:
    """能否对这一份提意见：the clerk for every one, an officer for those of the own unit."""
    on = day_of(at)
    unit = entry.cleanup.unit
    return by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=on) or by.holds(
        PostKind.OFFICE_OFFICER, at_unit=entry.owner, on=on
    )


def reasons_against_proposing(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    """不能提处理意见的理由，of the campaign as a whole."""
    on = day_of(at)
    kinds = (PostKind.DISCLOSURE_CLERK, PostKind.OFFICE_OFFICER)
    is_near = any(post.kind in kinds and post.unit.organ_id == cleanup.unit_id for post in by.posts_on(on))
    reasons = [] if is_near else [f"处理意见由{cleanup.unit.name}的政务公开专员和起草单位的承办人提出。"]
    return reasons + _unless(cleanup, CleanupState.OPEN)


def reasons_against_handing_over(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    """不能送审查的理由：what is undecided, first of all."""
    told = progress(cleanup)
    missing = len(lacking(cleanup, on=day_of(at)))
    counts = {"total": told.total, "undecided": told.undecided, "unsure": told.unsure, "lacking": missing}
    reasons = reasons_against_working(cleanup, by=by, at=at) + reasons_against_handing_in(**counts)
    return reasons + contradictions(cleanup, at=at)


def contradictions(cleanup: Cleanup, *, at: datetime) -> list[str]:
    """结论和今天的效力不符的：what is proposed or signed against what the library says of the same document today."""
    rows = CleanupEntry.rows.filter(cleanup=cleanup, document__life__isnull=False).standing().exclude(fate="")
    return [
        f"第 {row.ordinal} 号《{row.title}》{reason}"
        for row in rows.select_related("document__life")
        for reason in reasons_against_fate(row.document.life.facts, Fate(row.fate), today=day_of(at))
    ]


def untruths(cleanup: Cleanup, *, at: datetime) -> list[str]:
    """送审查以后不再对的：what contradicts the library today, and what the library has that the ledger lacks."""
    titles = [row.title for row in lacking(cleanup, on=day_of(at))]
    return contradictions(cleanup, at=at) + reasons_against_lacking(titles)


def reasons_against_checking(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    """不能做合法性审查的理由。"""
    return _reasons_against_passing(cleanup, _checks(cleanup, by=by, at=at), at=at)


def _reasons_against_passing(cleanup: Cleanup, reasons: list[str], *, at: datetime) -> list[str]:
    """Whoever may pass it sees what is no longer so; it can still be sent back."""
    if reasons or not (found := untruths(cleanup, at=at)):
        return reasons
    return [*found, "请退回，由专员补齐、改好再送。"]


def _checks(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    is_due = by.holds(PostKind.REVIEWER, at_unit=cleanup.legal, on=day_of(at))
    reasons = [] if is_due else [f"合法性审查由{cleanup.legal.name}的审核人办理。"]
    return reasons + _unless(cleanup, CleanupState.HANDED_IN) + _hands(cleanup, by)


def reasons_against_signing(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    """不能签批的理由。"""
    return _reasons_against_passing(cleanup, _signs(cleanup, by=by, at=at), at=at)


def _signs(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    is_due = by.holds(PostKind.LEADER, at_unit=cleanup.unit, on=day_of(at))
    reasons = [] if is_due else [f"清理的结论由{cleanup.unit.name}的分管领导签批。"]
    return reasons + _unless(cleanup, CleanupState.CHECKED) + _hands(cleanup, by)


def reasons_against_sending_back(cleanup: Cleanup, *, by: Person, at: datetime) -> list[str]:
    """不能退回的理由：whoever is to sign next may send it back."""
    if cleanup.stands is CleanupState.HANDED_IN:
        return _checks(cleanup, by=by, at=at)
    return _signs(cleanup, by=by, at=at)


def reasons_against_amended(entry: CleanupEntry, *, by: Person, at: datetime) -> list[str]:
    """不能登记修改完成的理由。"""
    reasons = [] if may_propose(entry, by=by, at=at) else [f"由{entry.owner.name}的承办人或者政务公开专员登记。"]
    reasons += _unless(entry.cleanup, CleanupState.SIGNED)
    reasons += [] if entry.fate == "amend" else ["这份文件不是要修改的。"]
    return [*reasons, *(["已经登记过修改完成。"] if hasattr(entry, "amended") else [])]


def signings(cleanup: Cleanup) -> list[CleanupSigning]:
    """签名，the first first."""
    return list(CleanupSigning.rows.filter(cleanup=cleanup).select_related("person", "stands_for"))


def _unless(cleanup: Cleanup, state: CleanupState) -> list[str]:
    if cleanup.stands is state:
        return []
    return [f"这次清理现在是“{cleanup.stands.label}”，要到“{STATE_LABELS[state]}”才能办这一步。"]


def _hands(cleanup: Cleanup, by: Person) -> list[str]:
    rows = CleanupSigning.rows.filter(cleanup=cleanup, round=cleanup.round)
    proposals = CleanupEntry.rows.filter(cleanup=cleanup, dropped_at=None).order_by()
    signed = {pk for pair in rows.values_list("person", "stands_for") for pk in pair if pk}
    proposed = {pk for pair in proposals.values_list("proposed_by", "proposed_for").distinct() for pk in pair if pk}
    return reasons_against_hands(by.hands, proposed=proposed, signed=signed)
