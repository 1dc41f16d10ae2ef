"""要点的查询：the ledger as items, and what importing a reading would do to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mingtang.language.offices import said
from mingtang.law import plan_items as editing
from mingtang.law.plan_difference import Difference, difference, lineage
from mingtang.law.plan_items import Item
from mingtang.organs.models import Unit
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.owners import named_units


def plan_of(unit: Unit, year: int) -> Plan | None:
    """The plan of an organ's year."""
    return Plan.rows.filter(unit=unit, year=year).select_related("unit__organ").first()


def ledger_items(plan: Plan) -> list[Item]:
    """The ledger's standing and withdrawn rows of the plan's text as items, in order, to hold a new reading against."""
    return as_items(Commitment.rows.filter(plan=plan).of_the_text().select_related("section__chapter"))


def as_items(rows: Iterable[Commitment]) -> list[Item]:
    """Commitments as items, in the order of their ledger."""
    return [
        Item(
            key=row.key,
            chapter=row.section.chapter.ordinal,
            section=row.section.ordinal,
            kind=row.kind,
            text=row.text,
            due_on=row.due_on,
            due_text=row.due_text,
            rhythm=row.rhythm,
            offices=tuple(row.offices),
            cites=tuple(row.cites),
            clauses=tuple(row.clauses),
        )
        for row in sorted(rows, key=lambda row: (row.position, row.pk))
    ]


def difference_of(plan: Plan | None, reading: Mapping[str, Any], edits: Sequence[Mapping[str, Any]]) -> Difference:
    """差异：what importing the reading, with the edits, would do to the ledger."""
    read = editing.items_of(reading)
    new = editing.apply(read, edits)
    if plan is None or plan.pk is None:
        return difference([], new, used=(), bare=said)
    gone = Commitment.rows.filter(plan=plan, withdrawn_at__isnull=False).of_the_text().values_list("key", flat=True)
    old = ledger_items(plan)
    since = lineage(read, plan.edits, edits)
    return difference(old, new, used=[item.key for item in old], gone=list(gone), bare=said, since=since)


def suggested_owner(item: Item, units: Sequence[Unit]) -> tuple[Unit | None, list[Unit]]:
    """The owner and the sharing units that the plan itself names; the first named answers for it."""
    named = named_units(item.offices, units)
    if not named:
        return None, []
    if item.offices[0].startswith("各"):
        return None, named
    return named[0], named[1:]
