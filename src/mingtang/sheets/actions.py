"""台账表格的写入：keep what was read, read it back in one go, or drop it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.evidence.actions.evidence import write_note
from mingtang.language.secrecy import classification_marks
from mingtang.language.unseen import without_unseen
from mingtang.law.origins import Origin
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person
from mingtang.sheets.comparing import compare, term_of
from mingtang.sheets.difference import Addition, Change, Difference
from mingtang.sheets.layout import Mark
from mingtang.sheets.models import Sheet
from mingtang.sheets.queries import ledger_of, plan_name
from mingtang.sheets.reading import Read
from mingtang.workplan.actions.listing import list_commitment
from mingtang.workplan.actions.plans import assign, reasons_against_keeping_plan
from mingtang.workplan.actions.terms import set_term
from mingtang.workplan.models import Plan

CHANGED_SINCE = "台账在您核对以后又有变化，差别已经重新列出，请再核对一遍。"


def reasons_against_reading_back(plan: Plan, *, by: Person, at: datetime) -> list[str]:
    """不能读回的理由：the ledger is in the hands of the organ's 政务公开专员."""
    return reasons_against_keeping_plan(plan.unit, by=by, at=at)


def bears_marks(read: Read) -> bool:
    """密级标志：whether any cell bears one, taken for itself.

    Law: 保守国家秘密法 第三十一条.
    """
    texts = (text for line in read.lines for text in line["cells"].values() if "密" in text)
    return any(classification_marks(told) for text in texts for told in (text, without_unseen(text)))


@transaction.atomic
def note_classified(plan: Plan, *, by: Person, at: datetime) -> None:
    """记下拒收：that a table with a mark of secrecy was offered and refused; nothing of it is kept."""
    refuse_if_any(reasons_against_reading_back(plan, by=by, at=at))
    record(plan.unit.organ.code, by=by, verb="sheets.refuse_classified", of=plan, at=at)


@transaction.atomic
def take(plan: Plan, *, read: Read, name: str, origin: Origin = Origin.ADDED, by: Person, at: datetime) -> Sheet:
    """上传表格：keep what was read until it is confirmed; one's earlier table of the same ledger goes."""
    plan = _locked(plan)
    reasons = reasons_against_reading_back(plan, by=by, at=at)
    marks = [mark for line in read.lines if (mark := Mark.read(line["cells"].get("mark", "")))]
    if marks and all(mark.plan != plan_name(plan) for mark in marks):
        reasons.append(f"这张表不是从《{plan.title}》的台账导出的，请到它自己的台账里读回。")
    refuse_if_any(reasons)
    Sheet.rows.filter(plan=plan, made_by=by).delete()
    made = Sheet.rows.create(
        plan=plan,
        name=name[:200],
        sha256=read.sha256,
        columns=list(read.columns),
        lines=list(read.lines),
        remarks=list(read.remarks),
        origin=origin.value,
        made_by=by,
        made_at=at,
    )
    record(plan.unit.organ.code, by=by, verb="sheets.take", of=plan, at=at, facts={"sha256": read.sha256})
    return made


def difference_of(sheet: Sheet, *, by: Person, at: datetime) -> Difference:
    """差别：of the table and the ledger as it is now."""
    return compare(ledger_of(sheet.plan, at=at), sheet.columns, sheet.lines, by=by, at=at)


def reasons_against_confirming(sheet: Sheet, found: Difference, *, by: Person, at: datetime) -> list[str]:
    """不能确认读回的理由：nothing is read back while anything is wrong."""
    reasons = reasons_against_reading_back(sheet.plan, by=by, at=at)
    if found.mistakes:
        reasons.append(f"表里有 {len(found.by_row)} 行要先改正，全部改好以前一行也不读回。")
    elif found.is_empty:
        reasons.append("这张表与台账没有差别，不用读回。")
    return reasons


@transaction.atomic
def confirm(sheet: Sheet, *, shown: str, by: Person, at: datetime) -> Difference:
    """确认读回：everything that was shown, and nothing else, all at once; then the table goes."""
    plan = _locked(sheet.plan)
    standing = Sheet.rows.select_for_update(of=("self",), no_key=True).filter(pk=sheet.pk).first()
    if standing is None:
        raise RuleBroken("这张表已经读回或者放弃了，请到台账里查看。")
    sheet = standing
    sheet.plan = plan
    found = difference_of(sheet, by=by, at=at)
    refuse_if_any(reasons_against_confirming(sheet, found, by=by, at=at))
    refuse_if_any([] if found.shown == shown else [CHANGED_SINCE])
    for change in found.changes:
        _change(change, by=by, at=at)
    for added in found.additions:
        _add(plan, added, Origin(sheet.origin), by=by, at=at)
    facts = {
        "sha256": sheet.sha256,
        "changed": [change.commitment.key for change in found.changes],
        "added": len(found.additions),
    }
    sheet.delete()
    record(plan.unit.organ.code, by=by, verb="sheets.confirm", of=plan, at=at, facts=facts)
    return found


@transaction.atomic
def discard(sheet: Sheet, *, by: Person | str, at: datetime) -> None:
    """放弃读回：the ledger stays as it is, and nothing of the table is kept."""
    plan = _locked(sheet.plan)
    gone, _ = Sheet.rows.filter(pk=sheet.pk).delete()
    if gone:
        record(plan.unit.organ.code, by=by, verb="sheets.discard", of=plan, at=at)


def _change(change: Change, *, by: Person, at: datetime) -> None:
    row, values = change.commitment, change.values
    people: dict[str, Any] = {"by": by, "at": at}
    if {"owner", "co_owners"} & set(values):
        shared = values.get("co_owners", tuple(row.co_owners.all()))
        assign(row, owner=values.get("owner", row.owner), co_owners=shared, **people)
    if {"own_rhythm", "own_due"} & set(values):
        rhythm, due_on = term_of(row, values)
        set_term(row, rhythm=rhythm, due_on=due_on, **people)
    if "note" in values:
        write_note(row, text=values["note"], **people)


def _add(plan: Plan, added: Addition, origin: Origin, *, by: Person, at: datetime) -> None:
    told = {"text": added.text, "term": added.term, "owner": added.owner, "co_owners": added.co_owners}
    made = list_commitment(plan, origin=origin, **told, by=by, at=at)
    if added.note:
        write_note(made, text=added.note, by=by, at=at)


def _locked(plan: Plan) -> Plan:
    return Plan.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=plan.pk)
