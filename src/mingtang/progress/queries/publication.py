"""公开内容的查询：the body of a plan's public page, from confirmed material alone."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from mingtang.evidence.models import Evidence, EvidenceQuerySet, Note
from mingtang.evidence.queries.states import with_state
from mingtang.organs.sight import day_of
from mingtang.progress.bodies import counts, items
from mingtang.workplan.models import Commitment, Plan, Section


def plan_at(organ: str, year: int) -> Plan:
    """The plan that a published body is of."""
    return Plan.rows.select_related("unit__organ").get(unit__code=organ, year=year)


def hold_plan(organ: str, year: int) -> None:
    """Lock the plan that a published body is of, in the transaction of the caller."""
    Plan.rows.select_for_update(of=("self",), no_key=True).get(unit__code=organ, year=year)


def build(plan: Plan, *, on: date) -> dict[str, Any]:
    """The body of the public page as of a day, from confirmed material alone."""
    evidence = list(_confirmed_evidence(plan, on=on))
    files = {row.attachment.key: row.attachment for row in evidence if row.attachment}
    body = {
        "organ": {"code": plan.unit.code, "name": plan.unit.name},
        "year": plan.year,
        "title": plan.title,
        "address": plan.address,
        "as_of_on": on.isoformat(),
        "preamble": plan.preamble,
        "basis": plan.basis,
        "chapters": _chapters(plan, _items_by_section(plan, evidence, on=on)),
        "attachments": [
            {"key": str(file.key), "sha256": file.sha256, "name": file.name, "size": file.size}
            for file in files.values()
        ],
    }
    return body | {"counts": counts(items(body))}


def _confirmed_evidence(plan: Plan, *, on: date) -> EvidenceQuerySet:
    standing = Commitment.rows.filter(plan=plan).of_the_text().tasks()
    found = Evidence.rows.confirmed().filter(commitment__in=standing, on__lte=on)
    return found.select_related("attachment").order_by("on", "id")


def _items_by_section(plan: Plan, evidence: Iterable[Evidence], *, on: date) -> dict[int, list[dict[str, Any]]]:
    pieces = _by_commitment(evidence)
    notes = _by_commitment(Note.rows.confirmed().filter(commitment__plan=plan).order_by("written_at", "id"))
    rows = with_state(Commitment.rows.filter(plan=plan).of_the_text().standing(), on=on)
    told: dict[int, list[dict[str, Any]]] = {}
    for row in rows.select_related("owner").prefetch_related("co_owners").order_by("position"):
        told.setdefault(row.section_id, []).append(_item(row, pieces.get(row.pk, []), notes.get(row.pk, [])))
    return told


def _chapters(plan: Plan, told: dict[int, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The frame of the plan as it stands: what has items now, and headings that never had any."""
    chapters: dict[int, dict[str, Any]] = {}
    frame = Section.rows.filter(chapter__plan=plan).filter(Q(pk__in=told) | Q(commitments=None)).distinct()
    for part in frame.select_related("chapter").order_by("chapter__ordinal", "ordinal"):
        head = part.chapter
        chapter = chapters.setdefault(
            head.ordinal, {"ordinal": head.ordinal, "numbered": head.numbered, "heading": head.heading, "sections": []}
        )
        section = {"ordinal": part.ordinal, "heading": part.heading, "items": told.get(part.pk, [])}
        chapter["sections"].append(section)
    return list(chapters.values())


def _by_commitment(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.commitment_id, []).append(row)
    return found


def _item(row: Commitment, evidence: Sequence[Evidence], notes: Sequence[Note]) -> dict[str, Any]:
    task = row.is_task
    return {
        "key": row.key,
        "kind": row.kind,
        "text": row.text,
        "state": row.state if task else None,
        "owner": row.owner.name if task and row.owner else "",
        "co_owners": [unit.name for unit in row.co_owners.all()] if task else [],
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "due_text": row.due_text,
        "rhythm": row.rhythm,
        "evidence": [shown_evidence(piece, row) for piece in evidence],
        "notes": [shown_note(note) for note in notes],
    }


def shown_note(note: Note) -> dict[str, Any]:
    """A note as the public sees it: when and what, never who."""
    return {"on": day_of(note.written_at).isoformat(), "text": note.text}


def shown_evidence(piece: Evidence, row: Commitment) -> dict[str, Any]:
    """Evidence as the public sees it: what and when, never who."""
    return {
        "kind": piece.kind,
        "title": piece.title,
        "on": piece.on.isoformat(),
        "detail": piece.detail,
        "url": piece.url,
        "value": f"{piece.value.normalize():f}" if piece.value is not None else "",
        "unit_of_value": piece.unit_of_value,
        "file": str(piece.attachment.key) if piece.attachment else "",
        "file_name": piece.attachment.name if piece.attachment else "",
        "completing": piece.completes(row),
    }
