"""工作台上的来办的事：the list by days left, one by its number, who knows the person, and whom today asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q

from mingtang.applications.queries.handlers import sees_applicant
from mingtang.holidays.queries import calendar
from mingtang.law.units import PostKind
from mingtang.matters.models import Matter, MatterQuerySet
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import Viewer, day_of


@dataclass(frozen=True)
class Row:
    """一件：``left`` is working days until the day, negative past it."""

    matter: Any
    left: int | None
    is_late: bool


def matters(model: type[Matter], viewer: Viewer, *, at: datetime, state: str = "open") -> MatterQuerySet:
    """Those in sight, the fewest days left first."""
    found = model.seen_by(viewer, at=at).select_related("unit", "handler")
    if state == "open":
        found = found.open()
    elif state:
        found = found.filter(state=state)
    return found.order_by(F("due_on").asc(nulls_last=True), "came_on", "id")


def told(found: Sequence[Matter], *, on: date) -> list[Row]:
    """The rows of a page; one query for the calendar, however many there are."""
    table = calendar()
    return [Row(one, _left(one.due_on, table, on=on), one.due_on is not None and one.due_on < on) for one in found]


def _left(due: date | None, table: Any, *, on: date) -> int | None:
    if due is None:
        return None
    return table.working_days_between(on, due) if due >= on else -table.working_days_between(due, on)


def matter(model: type[Matter], number: str, viewer: Viewer, *, at: datetime) -> Any:
    """One in sight, with what its page shows; ``None`` where there is none."""
    people = ("handler", "entered_by", "entered_for", "found_by", "found_for", "approved_by")
    found = model.seen_by(viewer, at=at).filter(number=number)
    return found.select_related("unit__organ", "writing", *people).first()


def knows(viewer: Viewer, matter: Matter, *, at: datetime) -> bool:
    """能否看到是谁、写了什么：whoever may know applicants, and whoever was named to handle this one."""
    if sees_applicant(viewer, matter.unit, at=at):
        return True
    if not isinstance(viewer, Person) or matter.handler_id is None or matter.handler_id not in viewer.hands:
        return False
    return may_handle(viewer, matter.unit, at=at)


def may_handle(person: Person, organ: Unit, *, at: datetime) -> bool:
    """能否承办：in the organ, on a post that is held that day."""
    return person.is_active and any(post.unit.organ_id == organ.organ_id for post in person.posts_on(day_of(at)))


def handlers_of(organ: Unit, *, on: date, outside: Unit | None = None) -> list[Person]:
    """可以承办的人：those who hold a post in the organ and none at ``outside`` or beneath it, each once."""
    posts = list(
        Post.rows.on(on).filter(unit__organ=organ.organ, person__is_active=True).select_related("person", "unit")
    )
    near = {post.person_id for post in posts if outside is not None and outside.contains(post.unit)}
    people = sorted((post.person for post in posts if post.person_id not in near), key=lambda one: (one.name, one.pk))
    return list(dict.fromkeys(people))


def waiting_for(model: type[Matter], person: Person, *, at: datetime, to_approve: str) -> list[Row]:
    """等这个人办的：of the clerk all but drafts, of a handler those in hand, of the leader the drafts."""
    on = day_of(at)
    posts = [post for post in person.posts_on(on) if post.unit.is_organ]
    kept = [post.unit_id for post in posts if post.kind == PostKind.DISCLOSURE_CLERK.value]
    led = [post.unit_id for post in posts if post.kind == PostKind.LEADER.value]
    drafted = Q(state=to_approve)
    mine = ~drafted & (Q(unit__in=kept) | Q(handler__in=person.hands))
    mine |= drafted & Q(unit__in=led) & ~Q(found_by__in=person.hands) & ~Q(found_for__in=person.hands)
    found = model.rows.open().filter(mine).select_related("unit").order_by(F("due_on").asc(nulls_last=True), "id")
    return told(list(found), on=on)


def open_ones(model: type[Matter]) -> list[int]:
    """Every open one, for the nightly comparison."""
    return list(model.rows.open().order_by("pk").values_list("pk", flat=True))


def past_keeping(model: type[Matter], *, on: date, days: int) -> list[int]:
    """过了保存期限、还没有抹去的。Units: civil days after the end."""
    found = model.rows.filter(ended_on__lt=on - timedelta(days=days), writing__erased_at=None)
    return list(found.order_by("pk").values_list("pk", flat=True))
