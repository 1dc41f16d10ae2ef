"""申请的列表：the queue by days left, what a row says, and one case by its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Q, Value, When

from mingtang.applications.models import Application, ApplicationQuerySet
from mingtang.holidays.queries import calendar
from mingtang.law.foi import OPEN, ApplicationState
from mingtang.organs.sight import Viewer


@dataclass(frozen=True)
class Row:
    """申请一行：``left`` is working days until the due day, negative past it; ``None`` while the clock stands still."""

    application: Application
    left: int | None
    is_late: bool

    @property
    def days_over(self) -> int:
        """过了几个工作日。"""
        return -(self.left or 0)


def queue(viewer: Viewer, *, at: datetime, state: str = "open") -> ApplicationQuerySet:
    """申请：in sight, those to be confirmed first, then those with the fewest days left; what waits for others last.

    Law: 政府信息公开条例 第三十一条; 国办公开办函〔2015〕207号（当日与申请人确认）.
    """
    found = Application.seen_by(viewer, at=at).select_related("unit", "handler")
    if state == "open":
        found = found.open()
    elif state:
        found = found.filter(state=state)
    unconfirmed = Q(state=ApplicationState.UNCONFIRMED.value)
    first = Case(When(unconfirmed, then=Value(0)), default=Value(1))
    return found.order_by(first, F("due_on").asc(nulls_last=True), "submitted_at", "id")


def running() -> ApplicationQuerySet:
    """期限在走的：open, with a day by which to reply."""
    return Application.rows.open().exclude(due_on=None)


def told(found: Sequence[Application], *, on: date) -> list[Row]:
    """The rows of a page; one query for the calendar, however many there are."""
    table = calendar()
    rows = []
    for application in found:
        due = application.due_on if application.stands in OPEN else None
        left = None
        if due is not None:
            left = table.working_days_between(on, due) if due >= on else -table.working_days_between(due, on)
        rows.append(Row(application, left, due is not None and due < on))
    return rows


def case(viewer: Viewer, *, organ: str, year: int, serial: int, at: datetime) -> Application | None:
    """One case in sight."""
    found = Application.seen_by(viewer, at=at).filter(unit__code=organ, year=year, serial=serial)
    people = ("handler", "entered_by", "entered_for", "came_from__unit", "joined_to__unit")
    return found.select_related("unit__organ", "particulars", *people).first()


def counts(viewer: Viewer, *, at: datetime) -> dict[str, int]:
    """各状态几件，of those in sight."""
    states = Application.seen_by(viewer, at=at).order_by().values_list("state", flat=True)
    found = {state.value: 0 for state in ApplicationState}
    for state in states:
        found[state] += 1
    return found
