"""时间线的送审：hand the timeline as of now to the editorial room, for another person's confirmation."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record, reference
from mingtang.dossiers.actions.dossiers import locked
from mingtang.dossiers.models import Dossier, Update
from mingtang.dossiers.parts import Part
from mingtang.dossiers.queries.public import KIND, live_body, numbers_of
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.law.openness import Openness
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.timelines.bodies import differences
from mingtang.timelines.queries import build


def reasons_against_proposing(dossier: Dossier, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由：shown beside the button before it is pressed."""
    if not Part(by, dossier, at).keeps:
        return [f"送审由更新人{dossier.keeper.name}或者{dossier.unit.name}的政务公开专员办理。"]
    subject = {"kind": KIND, "unit": dossier.unit, "subject": reference(dossier)}
    return editorial.reasons_against_submitting(**subject, openness=Openness.PROACTIVE, by=by, at=at)


@transaction.atomic
def propose(dossier: Dossier, *, updates: Collection[int], by: Person, at: datetime) -> Revision:
    """送审公开：what is public already, and of the rest what is named; everything else stays internal."""
    dossier = locked(dossier)
    refuse_if_any(reasons_against_proposing(dossier, by=by, at=at))
    live = live_body(dossier)
    standing = Update.rows.standing().filter(dossier=dossier).order_by("pk")
    internal = [row for row in standing if row.pk not in numbers_of(live)]
    if not set(updates) <= {row.pk for row in internal}:
        refuse_if_any(["选中的进展里有已撤回或者不属于这项重点工作的，请重新选择。"])
    _mark([row for row in internal if row.pk in updates and row.proposed_at is None], by=by, at=at)
    _unmark([row for row in internal if row.pk not in updates and row.proposed_at is not None], by=by, at=at)
    body = build(dossier, on=day_of(at))
    if live is not None and not differences(live, body):
        refuse_if_any(["公开页已是最新，没有要送审的内容。"])
    return editorial.submit(
        kind=KIND,
        unit=dossier.unit,
        subject=reference(dossier),
        address=dossier.address,
        title=f"{dossier.title}进展",
        body=body,
        openness=Openness.PROACTIVE,
        by=by,
        at=at,
    )


def _mark(rows: Sequence[Update], *, by: Person, at: datetime) -> None:
    for row in rows:
        row.proposed_by, row.proposed_at = by, at
        row.save(update_fields=["proposed_by", "proposed_at"])
        record(row.dossier.unit.code, by=by, verb="timelines.propose", of=row, at=at)


def _unmark(rows: Sequence[Update], *, by: Person, at: datetime) -> None:
    for row in rows:
        row.proposed_by = row.proposed_at = None
        row.save(update_fields=["proposed_by", "proposed_at"])
        record(row.dossier.unit.code, by=by, verb="timelines.keep", of=row, at=at)
