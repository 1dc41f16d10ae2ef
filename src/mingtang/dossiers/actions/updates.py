"""进展的写入：write it, take one's own back while it is internal, correct what is public."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.dossiers.actions.dossiers import locked
from mingtang.dossiers.actions.typed import fit
from mingtang.dossiers.models import Dossier, Update
from mingtang.dossiers.parts import Part
from mingtang.dossiers.queries.public import is_public
from mingtang.dossiers.told import Entry
from mingtang.law.dossiers import DossierState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def reasons_against_reporting(dossier: Dossier, *, by: Person, at: datetime) -> list[str]:
    """不能写进展的理由：by whoever keeps it and the officers of its units, while it is under way."""
    state = dossier.dossier_state
    reasons = [] if state is DossierState.OPEN else [f"这项重点工作{state.label}，不再写进展。"]
    if not Part(by, dossier, at).reports:
        reasons.append("进展由更新人、牵头单位和参与单位的承办人，或者本机关政务公开专员填写。")
    return reasons


def reasons_against_entry(entry: Entry, dossier: Dossier, *, at: datetime) -> list[str]:
    """不能这样写的理由：asked before a file is stored and again when it is."""
    reasons = [] if entry.text.strip() else ["请写一两句进展。"]
    if entry.on > day_of(at):
        reasons.append("进展的日期还没有到，请核对。")
    if entry.on < dossier.since_on:
        reasons.append("进展的日期早于这项重点工作的开始日期，请核对。")
    if (entry.value is None) != (not entry.unit_of_value.strip()):
        reasons.append("数值和单位要一起填写，例如 3.4 公里；没有数据就都不填。")
    return reasons


@fit
@transaction.atomic
def write_update(dossier: Dossier, *, entry: Entry, by: Person, at: datetime) -> Update:
    """写进展：internal until it is proposed and another person confirms it."""
    dossier = locked(dossier)
    reasons = [*reasons_against_reporting(dossier, by=by, at=at), *reasons_against_entry(entry, dossier, at=at)]
    text = entry.text.strip()
    if Update.rows.standing().filter(dossier=dossier, on=entry.on, text=text).exists():
        reasons.append("同样的进展已经写过。")
    refuse_if_any(reasons)
    update = dossier.updates.create(
        on=entry.on,
        text=text,
        value=entry.value,
        unit_of_value=entry.unit_of_value.strip(),
        attachment=entry.attachment,
        written_by=by,
        written_for=by.stands_for,
        written_at=at,
    )
    _record(update, verb="dossiers.update.write", by=by, at=at)
    return update


def reasons_against_withdrawing(update: Update, *, is_public: bool, by: Person) -> list[str]:
    """不能撤回的理由：one's own, as long as the public does not have it."""
    reasons = [] if update.is_standing else ["这条进展已撤回或者更正。"]
    if is_public:
        reasons.append("这条进展已经公开，不能撤回，请用更正。")
    if update.written_by_id != by.pk:
        reasons.append("进展由填写人自己撤回。")
    return reasons


@transaction.atomic
def withdraw(update: Update, *, by: Person, at: datetime) -> Update:
    """撤回：it counts no more and goes nowhere; the row stays."""
    update = _locked(update)
    refuse_if_any(reasons_against_withdrawing(update, is_public=is_public(update), by=by))
    update.withdrawn_by, update.withdrawn_at = by, at
    update.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _record(update, verb="dossiers.update.withdraw", by=by, at=at)
    return update


def reasons_against_correcting(update: Update, *, is_public: bool, by: Person, at: datetime) -> list[str]:
    """不能更正的理由：what is public, by whoever keeps the key work."""
    reasons = [] if update.is_standing else ["这条进展已撤回或者更正。"]
    if not is_public:
        reasons.append("这条进展没有公开，不必更正，由填写人撤回就可以。")
    if not Part(by, update.dossier, at).keeps:
        reasons.append(f"更正由更新人{update.dossier.keeper.name}或者{update.dossier.unit.name}的政务公开专员办理。")
    return reasons


@fit
@transaction.atomic
def correct(update: Update, *, note: str, by: Person, at: datetime) -> Update:
    """更正：the next edition leaves it out and says publicly that it was corrected; editions before stay."""
    update = _locked(update)
    reasons = reasons_against_correcting(update, is_public=is_public(update), by=by, at=at)
    if not note.strip():
        reasons.append("请写明更正说明，公众会看到它。")
    refuse_if_any(reasons)
    update.corrected_by, update.corrected_at, update.correction = by, at, note.strip()
    update.save(update_fields=["corrected_by", "corrected_at", "correction"])
    _record(update, verb="dossiers.update.correct", by=by, at=at)
    return update


def _locked(update: Update) -> Update:
    """The progress as it is once its key work is locked."""
    dossier = locked(update.dossier)
    update = Update.rows.get(pk=update.pk)
    update.dossier = dossier
    return update


def _record(update: Update, *, verb: str, by: Person, at: datetime) -> None:
    record(update.dossier.unit.code, by=by, verb=verb, of=update, at=at)
