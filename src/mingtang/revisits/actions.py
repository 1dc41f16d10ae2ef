"""复查的写入：the day comes with an edition and goes with it; somebody looks, and says when to look again."""

from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.editorial.models import Document, Published
from mingtang.law.revisits import reasons_against_next
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import settle
from mingtang.revisits.models import Revisit


@transaction.atomic
def follow(published: Published, *, at: datetime) -> None:
    """跟着新的一版：the day that its body names takes the place of the one before."""
    let_go(published.document, at=at)
    day = published.content.get("review_on")
    if day:
        Revisit.rows.create(document=published.document, published=published, due_on=date.fromisoformat(day))


@transaction.atomic
def let_go(document: Document, *, at: datetime) -> None:
    """不必再复查：what it was about is no longer what stands."""
    for revisit in Revisit.rows.open().filter(document=document):
        revisit.ended_at = at
        revisit.save(update_fields=["ended_at"])
        settle(revisit, at=at)


def reasons_against_checking(revisit: Revisit, *, by: Person, at: datetime) -> list[str]:
    """不能记复查的理由：the clerk, or whoever drafted what is public."""
    found = [] if revisit.is_open else ["这次复查已经了结。"]
    unit = revisit.document.unit
    is_clerk = by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))
    if not is_clerk and not by.hands & revisit.published.revision.hands:
        found.append(f"复查由{unit.name}的政务公开专员或者拟稿人办理。")
    return found


@transaction.atomic
def look_over(revisit: Revisit, *, next_on: date, by: Person, at: datetime) -> Revisit:
    """复查过了，没有变化：and when to look again. What has changed is published as a new edition instead."""
    rows = Revisit.rows.select_for_update(of=("self",), no_key=True)
    revisit = rows.select_related("document__unit__organ", "published__revision").get(pk=revisit.pk)
    refuse_if_any([*reasons_against_checking(revisit, by=by, at=at), *reasons_against_next(next_on, on=day_of(at))])
    revisit.done_by, revisit.done_for, revisit.done_at = by, by.stands_for, at
    revisit.save(update_fields=["done_by", "done_for", "done_at"])
    settle(revisit, at=at)
    following = Revisit.rows.create(document=revisit.document, published=revisit.published, due_on=next_on)
    organ = revisit.document.unit.organ.code
    record(organ, by=by, verb="revisits.done", of=revisit, at=at, facts={"next_on": next_on.isoformat()})
    return following
