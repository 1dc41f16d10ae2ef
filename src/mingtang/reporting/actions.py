"""季度报表的写入：make it, sign it, send it back, or take it back before anybody signed."""

import hashlib
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.audit.chain import canonical
from mingtang.files.marked import refuse_marked
from mingtang.holidays.queries import calendar
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks
from mingtang.language.unseen import without_unseen
from mingtang.law import reporting as law
from mingtang.law.reporting import Quarter, SnapshotState
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.names import signed
from mingtang.organs.sight import day_of
from mingtang.reporting.models import Snapshot
from mingtang.reporting.queries.begun import begun
from mingtang.reporting.queries.rows import content_of
from mingtang.reporting.queries.snapshots import plan_of_quarter

MOST_WORDS = 1000


def digest_of(content: str) -> str:
    """摘要：of the frozen text."""
    return hashlib.sha256(content.encode()).hexdigest()


def reasons_against_making(unit: Unit, quarter: Quarter, *, by: Person, at: datetime) -> list[str]:
    """不能编制的理由。"""
    reasons = []
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)):
        reasons.append(f"季度报表由{unit.name}的政务公开专员编制。")
    reasons += law.reasons_against_making(quarter, on=day_of(at), calendar=calendar())
    plan = plan_of_quarter(unit, quarter)
    if plan is None:
        reasons.append(f"还没有{quarter.year}年的台账，请先导入工作要点。")
    else:
        reasons += law.reasons_against_ledger(quarter, began_on=begun([plan])[plan.pk].on)
    if Snapshot.rows.waiting().filter(unit=unit, year=quarter.year, quarter=quarter.number).exists():
        reasons.append(f"{quarter.label}的报表已经有一版待签，请先撤回那一版，或者等签名。")
    return reasons


def make(unit: Unit, *, quarter: Quarter, explanation: str, by: Person, at: datetime) -> Snapshot:
    """编制：freeze the ledger's rows as of the quarter's end; the explanation is all that anybody writes."""
    _refuse_classified(unit, explanation, by=by, at=at)
    return _make(unit, quarter=quarter, explanation=explanation.strip(), by=by, at=at)


@transaction.atomic
def _make(unit: Unit, *, quarter: Quarter, explanation: str, by: Person, at: datetime) -> Snapshot:
    # 先锁机关：同一季度同时编制两次，后一次看到前一次的。
    unit = Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ").get(pk=unit.pk)
    reasons = reasons_against_making(unit, quarter, by=by, at=at)
    if len(explanation) > MOST_WORDS:
        reasons.append(f"说明写了 {len(explanation)} 个字，最多 {MOST_WORDS} 个。")
    refuse_if_any(reasons)
    plan = plan_of_quarter(unit, quarter)
    as_of = law.as_of(quarter, day_of(at))
    earlier = Snapshot.rows.filter(unit=unit, year=quarter.year, quarter=quarter.number)
    edition = earlier.count() + 1
    told = content_of(plan, quarter, as_of=as_of)
    maker = signed(by.name, by.stands_for and by.stands_for.name)
    content = canonical(told | {"explanation": explanation, "edition": edition, "made_by": maker})
    made = Snapshot.rows.create(
        unit=unit,
        year=quarter.year,
        quarter=quarter.number,
        edition=edition,
        as_of=as_of,
        content=content,
        digest=digest_of(content),
        made_by=by,
        made_for=by.stands_for,
        made_at=at,
    )
    _record(made, verb="reporting.make", by=by, at=at)
    return made


def _reasons_against_deciding(snapshot: Snapshot, then: SnapshotState, *, by: Person, at: datetime) -> list[str]:
    # 代岗的人签的，也算被代的人签的。
    signer = snapshot.made_by_id if snapshot.hands & by.hands else by.pk
    reasons = []
    if not snapshot.may_become(then):
        reasons.append(f"这张报表{snapshot.state.label}，不能再办。")
    if not by.holds(PostKind.LEADER, at_unit=snapshot.unit, on=day_of(at)):
        reasons.append(f"季度报表由{snapshot.unit.name}的分管领导签名或者退回。")
    return [*reasons, *law.reasons_against_signing(made_by=snapshot.made_by_id, signed_by=signer)]


def reasons_against_signing(snapshot: Snapshot, *, by: Person, at: datetime) -> list[str]:
    """不能签名的理由；a text that is not what its digest says is signed by nobody."""
    reasons = _reasons_against_deciding(snapshot, SnapshotState.SIGNED, by=by, at=at)
    if digest_of(snapshot.content) != snapshot.digest:
        reasons.append("报表的内容与编制时的摘要不符，请撤回重编，并告诉管理员。")
    return reasons


@transaction.atomic
def sign(snapshot: Snapshot, *, by: Person, at: datetime) -> Snapshot:
    """签名：from now on the organ sees it, and nobody changes it."""
    snapshot = _locked(snapshot)
    refuse_if_any(reasons_against_signing(snapshot, by=by, at=at))
    snapshot.signed_by, snapshot.signed_at = by, at
    snapshot.save(update_fields=["signed_by", "signed_at"])
    _record(snapshot, verb="reporting.sign", by=by, at=at)
    return snapshot


def reasons_against_sending_back(snapshot: Snapshot, *, by: Person, at: datetime) -> list[str]:
    """不能退回的理由。"""
    return _reasons_against_deciding(snapshot, SnapshotState.SENT_BACK, by=by, at=at)


def send_back(snapshot: Snapshot, *, reason: str, by: Person, at: datetime) -> Snapshot:
    """退回：with what has to be put right in the ledger; the next table is a new edition."""
    _refuse_classified(snapshot.unit, reason, by=by, at=at)
    return _send_back(snapshot, reason=reason.strip(), by=by, at=at)


@transaction.atomic
def _send_back(snapshot: Snapshot, *, reason: str, by: Person, at: datetime) -> Snapshot:
    snapshot = _locked(snapshot)
    reasons = reasons_against_sending_back(snapshot, by=by, at=at)
    refuse_if_any(reasons if reason else [*reasons, "请写明退回的理由，编制人据此订正台账。"])
    snapshot.sent_back_by, snapshot.sent_back_at, snapshot.reason = by, at, reason
    snapshot.save(update_fields=["sent_back_by", "sent_back_at", "reason"])
    _record(snapshot, verb="reporting.send_back", by=by, at=at)
    return snapshot


def reasons_against_dropping(snapshot: Snapshot, *, by: Person, at: datetime) -> list[str]:
    """不能撤回的理由。"""
    reasons = []
    if not snapshot.may_become(SnapshotState.DROPPED):
        reasons.append(f"这张报表{snapshot.state.label}，不能撤回。")
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=snapshot.unit, on=day_of(at)):
        reasons.append(f"季度报表由{snapshot.unit.name}的政务公开专员撤回。")
    return reasons


@transaction.atomic
def drop(snapshot: Snapshot, *, by: Person, at: datetime) -> Snapshot:
    """撤回：before anybody signed; its number is not given again."""
    snapshot = _locked(snapshot)
    refuse_if_any(reasons_against_dropping(snapshot, by=by, at=at))
    snapshot.dropped_at = at
    snapshot.save(update_fields=["dropped_at"])
    _record(snapshot, verb="reporting.drop", by=by, at=at)
    return snapshot


def _locked(snapshot: Snapshot) -> Snapshot:
    standing = Snapshot.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "made_by")
    return standing.get(pk=snapshot.pk)


def _refuse_classified(unit: Unit, text: str, *, by: Person, at: datetime) -> None:
    """拒收带密级标志或者个人信息的文字：outside a transaction of one's own, so that the trail keeps that there was one.

    Law: 保守国家秘密法 第三十一条；政府信息公开条例 第十五条.
    """
    if any(classification_marks(told) for told in (text, without_unseen(text))):
        refuse_marked(unit, verb="reporting.refuse_classified", by=by, at=at)
    refuse_if_any(reasons_against_personal_data(text))


def _record(snapshot: Snapshot, *, verb: str, by: Person, at: datetime) -> None:
    facts = {
        "year": snapshot.year,
        "quarter": snapshot.quarter,
        "edition": snapshot.edition,
        "digest": snapshot.digest,
    }
    record(snapshot.unit.organ.code, by=by, verb=verb, of=snapshot, at=at, facts=facts)
