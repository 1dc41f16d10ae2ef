"""节点的写入：add one, move its day with a reason, say that it is done and what shows it."""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.dossiers.actions.dossiers import locked
from mingtang.dossiers.actions.typed import fit
from mingtang.dossiers.models import Dossier, Milestone, Postponement
from mingtang.dossiers.parts import Part
from mingtang.files.models import Attachment
from mingtang.law.dossiers import DossierState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def reasons_against_keeping(dossier: Dossier, *, by: Person, at: datetime) -> list[str]:
    """不能更新节点的理由：by whoever keeps it, while it is under way."""
    state = dossier.dossier_state
    reasons = [] if state is DossierState.OPEN else [f"这项重点工作{state.label}，不再改动。"]
    if not Part(by, dossier, at).keeps:
        reasons.append(f"由更新人{dossier.keeper.name}或者{dossier.unit.name}的政务公开专员办理。")
    return reasons


@fit
@transaction.atomic
def add_milestone(dossier: Dossier, *, title: str, due_on: date, by: Person, at: datetime) -> Milestone:
    """增加节点。"""
    dossier = locked(dossier)
    title = " ".join(title.split())
    reasons = reasons_against_keeping(dossier, by=by, at=at)
    if not title:
        reasons.append("请填写节点名称。")
    if dossier.milestones.filter(title=title).exists():
        reasons.append("已经有同名的节点。")
    refuse_if_any([*reasons, *_against_day(dossier, due_on)])
    milestone = dossier.milestones.create(title=title, due_on=due_on, made_at=at)
    _record(milestone, verb="dossiers.milestone.add", by=by, at=at)
    return milestone


def reasons_against_touching(milestone: Milestone, *, by: Person, at: datetime) -> list[str]:
    """不能改期、不能登记完成的理由。"""
    reasons = reasons_against_keeping(milestone.dossier, by=by, at=at)
    return reasons if milestone.done_on is None else [*reasons, "这个节点已登记完成。"]


def reasons_against_done(*, done_on: date, note: str, at: datetime) -> list[str]:
    """不能这样登记的理由：asked before a file is stored and again when it is."""
    reasons = [] if done_on <= day_of(at) else ["完成日期还没有到，请核对。"]
    return reasons if note.strip() else [*reasons, "请写明凭什么认定完成，例如验收结论、文号。"]


@fit
@transaction.atomic
def mark_done(
    milestone: Milestone, *, done_on: date, note: str, attachment: Attachment | None = None, by: Person, at: datetime
) -> Milestone:
    """登记完成：on which day, and what shows it."""
    milestone = _locked(milestone)
    reasons = reasons_against_touching(milestone, by=by, at=at)
    refuse_if_any([*reasons, *reasons_against_done(done_on=done_on, note=note, at=at)])
    milestone.done_on, milestone.done_note, milestone.done_file = done_on, note.strip(), attachment
    milestone.done_by, milestone.done_at = by, at
    milestone.save(update_fields=["done_on", "done_note", "done_file", "done_by", "done_at"])
    _record(milestone, verb="dossiers.milestone.done", by=by, at=at)
    return milestone


@fit
@transaction.atomic
def move_due(milestone: Milestone, *, due_on: date, reason: str, by: Person, at: datetime) -> Milestone:
    """改期：the day before and the reason are kept."""
    milestone = _locked(milestone)
    reasons = reasons_against_touching(milestone, by=by, at=at)
    if due_on == milestone.due_on:
        reasons.append("日期没有变，不必改期。")
    if not reason.strip():
        reasons.append("请写明改期的理由。")
    refuse_if_any([*reasons, *_against_day(milestone.dossier, due_on)])
    told = {"from_on": milestone.due_on, "to_on": due_on, "reason": reason.strip()}
    Postponement.rows.create(milestone=milestone, by=by, at=at, **told)
    milestone.due_on = due_on
    milestone.save(update_fields=["due_on"])
    _record(milestone, verb="dossiers.milestone.move", by=by, at=at)
    return milestone


def _against_day(dossier: Dossier, due_on: date) -> list[str]:
    if due_on < dossier.since_on:
        return ["计划完成日期早于这项重点工作的开始日期，请核对。"]
    if dossier.until_on is not None and due_on > dossier.until_on:
        return ["计划完成日期晚于这项重点工作的截止日期，请核对，或者先请专员改截止日期。"]
    return []


def _locked(milestone: Milestone) -> Milestone:
    """The milestone as it is once its key work is locked."""
    dossier = locked(milestone.dossier)
    milestone = Milestone.rows.get(pk=milestone.pk)
    milestone.dossier = dossier
    return milestone


def _record(milestone: Milestone, *, verb: str, by: Person, at: datetime) -> None:
    record(milestone.dossier.unit.code, by=by, verb=verb, of=milestone, at=at)
