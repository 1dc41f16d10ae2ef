"""台账表格的查询：the rows of a ledger as cells of text, and what a difference is held against."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Prefetch, Subquery

from mingtang.evidence.models import Evidence, Note
from mingtang.evidence.queries.states import with_state
from mingtang.language.width import squeeze
from mingtang.law.commitments import CommitmentState, Rhythm
from mingtang.law.origins import Origin
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.sheets.layout import Mark
from mingtang.sheets.models import Sheet
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.models.commitments import CommitmentQuerySet
from mingtang.workplan.queries.posts import units_for_work

_FROM_TABLES = {Origin.ADDED.value, Origin.CARRIED_OVER.value}


def plan_name(plan: Plan) -> str:
    """台账的代号：as the marks of a table name it."""
    return f"{plan.unit.code}-{plan.year}"


def plan_at(code: str, year: int, *, viewer: Viewer, at: datetime) -> Plan | None:
    """The plan at an address, if the viewer sees it."""
    return Plan.seen_by(viewer, at=at).filter(unit__code=code, year=year).select_related("unit__organ").first()


def sheet_at(pk: int, *, viewer: Viewer, at: datetime) -> Sheet | None:
    """The table with this number, if it is the viewer's own."""
    return Sheet.seen_by(viewer, at=at).filter(pk=pk).select_related("plan__unit__organ", "made_by").first()


def open_sheet_of(plan: Plan, *, viewer: Viewer, at: datetime) -> Sheet | None:
    """The viewer's table of this plan that waits to be confirmed."""
    return Sheet.seen_by(viewer, at=at).filter(plan=plan).first()


def made_before(instant: datetime) -> Iterable[int]:
    """The tables that have waited since before an instant."""
    return list(Sheet.rows.filter(made_at__lt=instant).order_by("pk").values_list("pk", flat=True))


def sheet_by_pk(pk: int) -> Sheet | None:
    """A table as the due work names it."""
    return Sheet.rows.filter(pk=pk).select_related("plan__unit__organ").first()


def _told(found: CommitmentQuerySet, *, on: date) -> CommitmentQuerySet:
    newest = Evidence.rows.counted(on=on).filter(commitment=OuterRef("pk")).order_by("-on", "-id")
    return (
        with_state(found, on=on)
        .annotate(newest_title=Subquery(newest.values("title")[:1]))
        .select_related("plan__unit__organ", "section__chapter", "owner")
        .prefetch_related("co_owners")
        .order_by("position", "pk")
    )


def cells_of(row: Commitment) -> dict[str, str]:
    """一行：the text of every cell but the note, which is always empty, and the mark."""
    place = (row.section.chapter.heading, row.section.heading)
    dated = f"{row.last_accepted_on.isoformat()} {row.newest_title}" if row.last_accepted_on else ""
    return {
        "key": row.key,
        "place": " · ".join(part for part in place if part),
        "text": row.text,
        "kind": row.get_kind_display(),
        "owner": unit_word(row.owner),
        "co_owners": units_word(row.co_owners.all()),
        "rhythm": Rhythm(row.rhythm).label,
        "due": row.due_on.isoformat() if row.due_on else "",
        "state": CommitmentState(row.state).label if row.is_task else "",
        "evidence": dated,
        "own_rhythm": Rhythm(row.own_rhythm).label if row.own_rhythm else "",
        "own_due": row.own_due_on.isoformat() if row.own_due_on else "",
    }


def unit_word(unit: Unit | None) -> str:
    """A unit as the table writes it."""
    return unit.short_name if unit else ""


def units_word(units: Iterable[Unit]) -> str:
    """Several units as the table writes them, in the order of the tree."""
    return "、".join(unit.short_name for unit in sorted(units, key=lambda unit: (unit.position, unit.path)))


def table_rows(found: CommitmentQuerySet, *, at: datetime) -> list[dict[str, str]]:
    """导出的行：with the mark of each, in the order of the plan."""
    rows = _told(Commitment.rows.filter(pk__in=found.order_by().values("pk")), on=day_of(at))
    told = []
    for row in rows:
        cells = cells_of(row)
        told.append(cells | {"mark": str(Mark.of(plan_name(row.plan), cells, at=at))})
    return told


def units_of(plan: Plan, *, on: date) -> list[Unit]:
    """The units that may own or share a task."""
    return list(units_for_work(plan.unit, on=on))


@dataclass(frozen=True)
class Ledger:
    """台账的现状：what a table is held against, read at once."""

    plan: Plan
    rows: dict[str, Commitment]
    cells: dict[str, dict[str, str]]
    units: tuple[Unit, ...]
    added: dict[str, Commitment]
    """Tasks that may have come from a table, added or carried over, by their text."""
    texts: dict[str, str]
    """Text → number, of every standing task."""
    notes: dict[int, tuple[Note, ...]]


def ledger_of(plan: Plan, *, at: datetime) -> Ledger:
    """The whole ledger of a plan as it is now, withdrawn rows too."""
    found = _told(Commitment.rows.filter(plan=plan), on=day_of(at))
    rows = {row.key: row for row in found.prefetch_related(Prefetch("notes", Note.rows.order_by("pk")))}
    standing = [row for row in rows.values() if row.withdrawn_at is None]
    return Ledger(
        plan=plan,
        rows=rows,
        cells={key: cells_of(row) for key, row in rows.items()},
        units=tuple(units_of(plan, on=day_of(at))),
        added={squeeze(row.text): row for row in standing if row.section.chapter.origin in _FROM_TABLES},
        texts={squeeze(row.text): row.key for row in standing},
        notes={row.pk: tuple(row.notes.all()) for row in rows.values()},
    )
