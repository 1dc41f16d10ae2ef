"""材料请求的查询：the list, one request, those of a case, and whom they wait for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, IntegerField, Q, Value, When

from mingtang.applications.models import Application
from mingtang.holidays.queries import calendar
from mingtang.law.foi import OPEN as CASE_OPEN
from mingtang.law.material import LABELS, OPEN, REMIND_BEFORE, MaterialState
from mingtang.law.units import PostKind
from mingtang.material.models import MaterialQuerySet, MaterialRequest
from mingtang.material.who import offices_held
from mingtang.organs.models import Person, Unit, UnitQuerySet
from mingtang.organs.sight import Viewer, day_of

_NAMED = ("application__unit", "unit", "asked_by", "asked_for", "answered_by", "answered_for", "settled_by")


@dataclass(frozen=True)
class Row:
    """请求一行：``left`` is working days until its day, negative past it; ``None`` when the office did its part."""

    request: MaterialRequest
    left: int | None

    @property
    def is_late(self) -> bool:
        """是否超期。"""
        return self.left is not None and self.left < 0


def requests(viewer: Viewer, *, at: datetime, state: str = "open") -> MaterialQuerySet:
    """材料请求：in sight, open ones first, by their days."""
    found = MaterialRequest.seen_by(viewer, at=at).select_related(*_NAMED)
    if state == "open":
        found = found.open()
    elif state in LABELS:
        found = found.filter(state=state)
    waiting = [one.value for one in OPEN]
    first = Case(When(state__in=waiting, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(first, "due_on", "id")


def told(found: Sequence[MaterialRequest], *, on: date) -> list[Row]:
    """The rows of a page; one query for the calendar, however many there are."""
    table, rows = calendar(), []
    for one in found:
        left = None
        if one.stands is MaterialState.ASKED and one.application.stands in CASE_OPEN:
            ahead = one.due_on >= on
            left = (
                table.working_days_between(on, one.due_on)
                if ahead
                else min(-table.working_days_between(one.due_on, on), -1)
            )
        rows.append(Row(one, left))
    return rows


def request(viewer: Viewer, pk: int, *, at: datetime) -> MaterialRequest | None:
    """One request in sight."""
    more = ("application__unit__organ", "unit__organ", "follows", "again", *_NAMED)
    return MaterialRequest.seen_by(viewer, at=at).filter(pk=pk).select_related(*more).first()


def of_case(application: Application, viewer: Viewer, *, at: datetime) -> MaterialQuerySet:
    """一件申请的材料请求，in sight, with their files."""
    found = MaterialRequest.seen_by(viewer, at=at).filter(application=application)
    return found.select_related(*_NAMED).prefetch_related("files__attachment").order_by("id")


def waiting_for(person: Person, *, at: datetime) -> list[Row]:
    """等我办的：of an officer what the office was asked, of the clerk what came back and what is late."""
    on = day_of(at)
    whose = Q(pk__in=[])
    for office in offices_held(person, at=at):
        whose |= Q(unit__path__startswith=office.path, state=MaterialState.ASKED.value)
    clerk = PostKind.DISCLOSURE_CLERK.value
    organs = [post.unit_id for post in person.posts_on(on) if post.kind == clerk and post.unit.is_organ]
    back = Q(state__in=[MaterialState.ANSWERED.value, MaterialState.SENT_BACK.value])
    late = Q(state=MaterialState.ASKED.value, due_on__lt=on)
    whose |= Q(application__unit__in=organs) & (back | late)
    found = MaterialRequest.rows.open().filter(whose).select_related(*_NAMED).order_by("due_on", "id")
    return told(list(found), on=on)


def to_remind(*, on: date) -> list[int]:
    """快到期和超期的：requests that still wait for their office."""
    soon = calendar().add_working_days(on, REMIND_BEFORE).day
    found = MaterialRequest.rows.open().filter(state=MaterialState.ASKED.value, due_on__lte=soon)
    return list(found.order_by("pk").values_list("pk", flat=True))


def units_for(organ: Unit, *, on: date) -> UnitQuerySet:
    """可以请的单位：offices, districts and villages of the organ, not the organ itself."""
    return Unit.rows.of_organ(organ).open(on=on).exclude(pk=organ.pk).order_by("position", "path")
