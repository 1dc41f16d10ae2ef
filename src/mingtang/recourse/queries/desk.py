"""工作台上的复议诉讼：who may handle one, the list by days left, one by its number, and whom today asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q

from mingtang.applications.queries.handlers import sees_applicant
from mingtang.holidays.queries import calendar
from mingtang.law.proceedings import ProceedingState
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.recourse.models import Proceeding, ProceedingPaper, ProceedingQuerySet, ProceedingStep


@dataclass(frozen=True)
class Row:
    """一件：``left`` is working days until the day, negative past it; ``is_ours`` while the organ must act."""

    proceeding: Proceeding
    left: int | None
    is_late: bool
    is_ours: bool


def may_handle(person: Person, organ: Unit, *, at: datetime) -> bool:
    """能否承办：in the organ, on a post that is held that day."""
    return person.is_active and any(post.unit.organ_id == organ.organ_id for post in person.posts_on(day_of(at)))


def handlers_of(organ: Unit, *, on: date) -> list[Person]:
    """可以承办的人：those who hold a post in the organ, each once."""
    posts = Post.rows.on(on).filter(unit__organ=organ.organ, person__is_active=True)
    return list(dict.fromkeys(post.person for post in posts.select_related("person").order_by("person__name", "pk")))


def proceedings(viewer: Viewer, *, at: datetime, state: str = "open") -> ProceedingQuerySet:
    """复议诉讼：in sight, those with the fewest days left first."""
    found = Proceeding.seen_by(viewer, at=at).select_related("application__unit", "handler")
    if state == "open":
        found = found.open()
    elif state:
        found = found.filter(state=state)
    return found.order_by(F("due_on").asc(nulls_last=True), "served_on", "id")


def told(found: Sequence[Proceeding], *, on: date) -> list[Row]:
    """The rows of a page; one query for the calendar, however many there are."""
    table = calendar()
    rows = []
    for one in found:
        due, left = one.due_on, None
        if due is not None:
            left = table.working_days_between(on, due) if due >= on else -table.working_days_between(due, on)
        ours = one.is_open and one.stands is not ProceedingState.WAITING
        rows.append(Row(one, left, due is not None and due < on, ours))
    return rows


def proceeding(pk: int, viewer: Viewer, *, at: datetime) -> Proceeding | None:
    """One in sight."""
    found = Proceeding.seen_by(viewer, at=at).filter(pk=pk)
    return found.select_related("application__unit__organ", "handler", "redone").first()


def of_case(application_pk: int, viewer: Viewer, *, at: datetime) -> list[Proceeding]:
    """一件申请的复议诉讼，in the order in which they came."""
    found = Proceeding.seen_by(viewer, at=at).filter(application=application_pk)
    return list(found.select_related("application__unit", "handler"))


def log_of(proceeding: Proceeding) -> list[ProceedingStep]:
    """办理经过。"""
    return list(proceeding.log.select_related("by", "stands_for"))


def papers_of(proceeding: Proceeding) -> list[ProceedingPaper]:
    """材料。"""
    return list(proceeding.papers.select_related("attachment", "by"))


def sees_papers(viewer: Viewer, proceeding: Proceeding, *, at: datetime) -> bool:
    """能否看材料：whoever may know the applicant, and whoever handles the proceeding in the organ."""
    unit = proceeding.application.unit
    if sees_applicant(viewer, unit, at=at):
        return True
    if not isinstance(viewer, Person) or proceeding.handler_id is None:
        return False
    return proceeding.handler_id in viewer.hands and may_handle(viewer, unit, at=at)


def waiting_for(person: Person, *, at: datetime) -> list[Row]:
    """今日：of the clerk those of the organ, of a handler those in hand, while the organ must act or a day is past."""
    on = day_of(at)
    kind = PostKind.DISCLOSURE_CLERK.value
    kept = [post.unit_id for post in person.posts_on(on) if post.kind == kind and post.unit.is_organ]
    mine = Q(application__unit__in=kept) | Q(handler__in=person.hands)
    found = Proceeding.rows.open().filter(mine).select_related("application__unit", "handler")
    rows = told(list(found.order_by(F("due_on").asc(nulls_last=True), "id")), on=on)
    return [row for row in rows if row.is_ours or row.is_late or row.proceeding.accepted_on is None]
