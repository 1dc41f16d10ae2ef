"""待导入要点的写入：keep what was read, tidy it, import or drop it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.intake.models import Draft
from mingtang.intake.queries import open_draft_of
from mingtang.intake.rereading import reader_of
from mingtang.law import plan_items as editing
from mingtang.law.days import chinese_day
from mingtang.law.drafts import MOVES, DraftState
from mingtang.law.moves import may_move
from mingtang.law.openness import Openness
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.workplan.actions.plans import Imported, import_plan, reasons_against_keeping_plan, reasons_against_reading
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.plans import plan_of


@transaction.atomic
def draft(
    *, unit: Unit, reading: Mapping[str, Any], source_name: str, source_sha256: str, by: Person, at: datetime
) -> Draft:
    """上传要点：keep what was read, with the edits that the ledger of that year already carries.

    The same file again leads to the draft of it that is still open.
    """
    refuse_if_any([*reasons_against_keeping_plan(unit, by=by, at=at), *reasons_against_reading(reading)])
    # 同一份文件同时上传两次：先锁机关，后一次看到前一次的草稿。
    Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
    open_ = open_draft_of(unit, source_sha256, reading["year"])
    if open_ is not None:
        return open_
    standing = plan_of(unit, reading["year"])
    made = Draft.rows.create(
        unit=unit,
        source_name=source_name[:200],
        source_sha256=source_sha256,
        reading=dict(reading),
        edits=standing.edits if standing else [],
        made_by=by,
        made_at=at,
    )
    record(unit.organ.code, by=by, verb="intake.draft", of=made, at=at, facts={"sha256": source_sha256})
    return made


@transaction.atomic
def note_classified(unit: Unit, *, by: Person, at: datetime) -> None:
    """记下拒收：that a file with a mark of secrecy was offered and refused; nothing of the file is kept.

    Law: 保守国家秘密法 第三十一条.
    """
    refuse_if_any(reasons_against_keeping_plan(unit, by=by, at=at))
    record(unit.organ.code, by=by, verb="intake.draft.refuse_classified", of=unit, at=at)


def reasons_against_editing(made: Draft, *, by: Person, at: datetime) -> list[str]:
    """不能整理的理由：it is imported or dropped already, or in other hands."""
    return [*reasons_closed(made), *reasons_against_keeping_plan(made.unit, by=by, at=at)]


@transaction.atomic
def edit_draft(made: Draft, *, op: str, key: str, by: Person, at: datetime, words: str = "", kind: str = "") -> Draft:
    """整理：merge with the next, split after some words, or say what is a task; the ids of the others stay."""
    made = _locked(made)
    refuse_if_any(reasons_against_editing(made, by=by, at=at))
    standing, read = editing.apply(editing.items_of(made.reading), made.edits), reader_of(made.reading)
    match op:
        case editing.MERGE:
            edit = editing.merge(standing, key, read)
        case editing.SPLIT:
            edit = editing.split(standing, key, words, read)
        case editing.KIND if kind in {Commitment.TASK, Commitment.STATEMENT}:
            edit = editing.mark(standing, key, kind)
        case _:
            raise RuleBroken("没有这种整理方式，请刷新页面再试。")
    made.edits = [*made.edits, edit]
    made.save(update_fields=["edits"])
    return made


@transaction.atomic
def undo_edit(made: Draft, *, by: Person, at: datetime) -> Draft:
    """撤销上一步整理。"""
    made = _locked(made)
    reasons = reasons_against_editing(made, by=by, at=at)
    if not made.edits:
        reasons.append("没有可以撤销的整理。")
    refuse_if_any(reasons)
    made.edits = made.edits[:-1]
    made.save(update_fields=["edits"])
    return made


@transaction.atomic
def drop_draft(made: Draft, *, by: Person, at: datetime) -> Draft:
    """放弃导入：the ledger stays as it is."""
    made = _locked(made)
    refuse_if_any(reasons_against_editing(made, by=by, at=at))
    made.dropped_at = at
    made.save(update_fields=["dropped_at"])
    record(made.unit.organ.code, by=by, verb="intake.draft.drop", of=made, at=at)
    return made


@transaction.atomic
def import_draft(
    made: Draft, *, openness: Openness, openness_reason: str, made_on: date | None, by: Person, at: datetime
) -> Imported:
    """确认导入：the draft as edited becomes the ledger of its year; the clerk decides its openness with it."""
    made = _locked(made)
    refuse_if_any(reasons_closed(made))
    done = import_plan(
        unit=made.unit,
        reading=made.reading,
        edits=made.edits,
        source_name=made.source_name,
        source_sha256=made.source_sha256,
        openness=openness,
        openness_reason=openness_reason,
        made_on=made_on,
        by=by,
        at=at,
    )
    made.imported_at, made.imported_by = at, by
    made.save(update_fields=["imported_at", "imported_by"])
    return done


def _locked(made: Draft) -> Draft:
    standing = Draft.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "imported_by")
    return standing.get(pk=made.pk)


def reasons_closed(made: Draft) -> list[str]:
    """不能再动的理由：it was imported, and by whom, or dropped."""
    if may_move(MOVES, made.state, DraftState.IMPORTED):
        return []
    if made.state is DraftState.DROPPED:
        return ["这份要点已放弃导入，请重新上传。"]
    by = f"由{made.imported_by.name}" if made.imported_by else ""
    return [f"这份要点已{by}于{chinese_day(day_of(made.imported_at))}导入，请到台账里查看。"]
