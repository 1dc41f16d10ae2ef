"""公开页不再算数的内容：what the live pages still show although it was revoked, kept inside or withdrawn since."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from mingtang.audit.actions import reference
from mingtang.editorial.models import Published
from mingtang.evidence.models import Evidence, Note
from mingtang.evidence.queries.states import with_state
from mingtang.progress.bodies import no_longer_so
from mingtang.progress.publication import KIND
from mingtang.progress.queries.publication import shown_evidence, shown_note
from mingtang.workplan.models import Commitment, Plan


def outdated(plans: Iterable[Plan], *, on: date) -> dict[int, list[str]]:
    """By plan, the keys of what its live page shows and no longer holds; always the same number of queries."""
    subjects = {reference(plan): plan for plan in plans}
    newer = Published.public.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    live = Published.public.filter(document__kind=KIND, document__subject__in=subjects).filter(~Exists(newer))
    bodies = {subjects[row.document.subject].pk: row.content for row in live.select_related("document")}
    now = _as_it_stands([plan.pk for plan in subjects.values()], on=on)
    found = {pk: no_longer_so(body, now.get(pk, {})) for pk, body in bodies.items()}
    return {pk: keys for pk, keys in found.items() if keys}


def _as_it_stands(plans: list[int], *, on: date) -> dict[int, dict[str, dict[str, Any]]]:
    """By plan and key: the state of each standing commitment, and what of it two people let the public see."""
    told: dict[int, dict[str, Any]] = {}
    now: dict[int, dict[str, dict[str, Any]]] = {}
    for row in with_state(Commitment.rows.filter(plan__in=plans).of_the_text().standing(), on=on):
        item = {"state": row.state if row.is_task else None, "evidence": [], "notes": []}
        now.setdefault(row.plan_id, {})[row.key] = told[row.pk] = item
    tasks = Commitment.rows.filter(plan__in=plans).of_the_text().tasks()
    for piece in (
        Evidence.rows.confirmed().filter(commitment__in=tasks, on__lte=on).select_related("attachment", "commitment")
    ):
        told[piece.commitment_id]["evidence"].append(shown_evidence(piece, piece.commitment))
    standing = Commitment.rows.filter(plan__in=plans).of_the_text().standing()
    for note in Note.rows.confirmed().filter(commitment__in=standing):
        told[note.commitment_id]["notes"].append(shown_note(note))
    return now
