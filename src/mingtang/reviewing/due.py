"""审签的到期日：what the rooms that remind and that keep calendars ask about stages that somebody has to sign."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.editorial import ports, queries, reasons
from mingtang.editorial.models import Edition, Return, Revision
from mingtang.law.editorial import EditionState, Stage
from mingtang.organs.models import Person, Unit
from mingtang.outbox.ports import DueDay
from mingtang.outbox.queries.recipients import holders
from mingtang.reminders.ports import DueItem
from mingtang.reviewing.days import Deadlines, reached_at

_WAITS = {Stage.FIRST: "等着初审", Stage.REVIEW: "等着审核", Stage.LEADER: "等着签发"}


def _of_organ(organ: Unit) -> QuerySet[Revision]:
    """The newest revisions of the organ's open editions that nobody sent back."""
    newer = Revision.rows.filter(edition=OuterRef("edition"), number__gt=OuterRef("number"))
    back = Return.rows.filter(revision=OuterRef("pk"))
    rows = Revision.rows.filter(edition__state=EditionState.OPEN.value, edition__document__unit__organ=organ)
    return (
        rows.filter(~Exists(newer), ~Exists(back))
        .select_related("edition__document__unit", "returned", "emergency")
        .prefetch_related("approvals", Prefetch("edition__revisions", Revision.rows.defer("body")))
        .defer("body")
        .order_by("made_at", "pk")
    )


def _title(revision: Revision, stage: Stage) -> str:
    """It goes into mail and calendars outside: nothing of what nobody has reviewed yet."""
    document = revision.edition.document
    return f"{document.unit.short_name}的{ports.kinds()[document.kind].label}{_WAITS[stage]}"


def _path(revision: Revision) -> str:
    return reverse("reviewing:revision", args=[revision.pk])


class WaitingRevisions:
    """等着审签的稿件（端口 reminders.DueItems）：a notice came with it; told again a day before, and while late."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with open editions."""
        found = Edition.rows.filter(state=EditionState.OPEN.value).order_by("document__unit__organ")
        return found.values_list("document__unit__organ", flat=True).distinct()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those due by the next working day, with everybody who may sign them."""
        revisions = list(_of_organ(organ))
        deadlines = Deadlines.of(revisions)
        soon = deadlines.soon(on=on)
        for row in revisions:
            due = deadlines.due(row)
            if due is not None and due.due_on <= soon:
                people = tuple(_signers(row, due.stage, on=on))
                yield DueItem(reference(row), _title(row, due.stage), due.due_on, _path(row), owner=None, people=people)


def _signers(revision: Revision, stage: Stage, *, on: date) -> list[Person]:
    """Whoever holds the post and had no hand in it."""
    hands = frozenset[int]().union(
        *(row.hands for row in revision.edition.revisions.all()), *(row.hands for row in revision.approvals.all())
    )
    people = holders(revision.edition.document.unit, *reasons.posts_of(stage), on=on)
    return [person for person in people if person.pk not in hands]


class ReviewsOfPerson:
    """自己要审签的（端口 outbox.DueDays）。"""

    def of_person(self, person: Person, *, on: date, at: datetime) -> Iterable[DueDay]:
        """What waits for the person's signature; whatever moves it on is counted."""
        revisions = list(queries.awaiting(person, at=at))
        deadlines = Deadlines.of(revisions)
        for row in revisions:
            due = deadlines.due(row)
            if due is not None and reasons.waits_for(row, by=person, at=at):
                moved = row.number + len(row.approvals.all())
                yield DueDay(reference(row), _title(row, due.stage), due.due_on, _path(row), reached_at(row), moved)
