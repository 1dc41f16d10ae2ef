"""别的房间问的公开情形：what stands published at an address, the tasks of a plan, and the states the public sees."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef

from mingtang.audit.actions import reference
from mingtang.editorial.models import Document, Published
from mingtang.language.offices import said
from mingtang.progress.bodies import items
from mingtang.progress.publication import KIND
from mingtang.workplan.models import Commitment, Plan

SHOWN = 60


def published_plan(address: str) -> tuple[Published, Document, Plan] | None:
    """The first edition published at the address, its document and the plan."""
    first = (
        Published.public.filter(document__address=address, document__kind=KIND)
        .select_related("document__unit__organ")
        .defer("body")
        .order_by("number")
        .first()
    )
    if first is None:
        return None
    return first, first.document, Plan.rows.get(pk=int(first.document.subject.rpartition(":")[2]))


def commitments_of(subject: str) -> list[tuple[str, str]] | None:
    """The tasks of the plan with this reference; ``None`` for a record of another room."""
    room, _, number = subject.partition(":")
    if room != Plan._meta.label_lower:
        return None
    rows = Commitment.rows.filter(plan=int(number)).tasks().order_by("position")
    return [(reference(row), f"{row.key} {said(row.text)[:SHOWN]}") for row in rows]


def live_states(plans: Collection[Plan]) -> dict[int, dict[str, str]]:
    """Plan id → key → state of each task on the live pages of these plans; one query."""
    subjects = {reference(plan): plan.pk for plan in plans}
    newer = Published.public.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    live = Published.public.filter(document__kind=KIND, document__subject__in=subjects).filter(~Exists(newer))
    return {
        subjects[row.document.subject]: {told["key"]: told["state"] for told in items(row.content) if told["state"]}
        for row in live.select_related("document")
    }
