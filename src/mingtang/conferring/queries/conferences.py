"""会商的查询：the list, one conference, those of a case, whom they wait for, and how many there were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from mingtang.applications.models import Application
from mingtang.conferring.models import Conference, ConferenceQuerySet, Participant, Position
from mingtang.law.conferring import LABELS, ConferenceState
from mingtang.law.units import PostKind
from mingtang.material.who import offices_held
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of

_NAMED = ("unit", "application", "called_by", "called_for", "concluded_by", "concluded_for")
_WHO = ("confirmed_by", "confirmed_for")


def conferences(viewer: Viewer, *, at: datetime, state: str = "") -> ConferenceQuerySet:
    """会商：in sight, the newest first, with how many units have a say and how many said it."""
    found = Conference.seen_by(viewer, at=at).select_related("unit", "application")
    if state == "open":
        found = found.open()
    elif state in LABELS:
        found = found.filter(state=state)
    said = Count("positions", filter=Q(positions__entered_at__isnull=False))
    return found.annotate(asked=Count("positions"), said=said).order_by("-called_at", "-id")


def conference(viewer: Viewer, pk: int, *, at: datetime) -> Conference | None:
    """One conference in sight."""
    found = Conference.seen_by(viewer, at=at).filter(pk=pk)
    return found.select_related("unit__organ", "application__unit", *_NAMED, *_WHO).first()


def positions_of(conference: Conference) -> list[Position]:
    """各单位的意见，in the order of the tree."""
    found = conference.positions.select_related("unit", "entered_by", "entered_for").order_by("unit__path")
    positions = list(found)
    for one in positions:
        one.conference = conference
    return positions


def participants_of(conference: Conference) -> list[Participant]:
    """参加的人，by post."""
    found = conference.participants.select_related("post__unit", "post__person")
    return list(found.order_by("post__unit__path", "pk"))


def of_case(application: Application, viewer: Viewer, *, at: datetime) -> ConferenceQuerySet:
    """一件申请的会商，in sight."""
    return conferences(viewer, at=at).filter(application=application)


@dataclass(frozen=True)
class Step:
    """等我办的一步：of which conference, and what is to be done."""

    conference: Conference
    step: str


def waiting_for(person: Person, *, at: datetime) -> list[Step]:
    """等我办的会商：a position to write, a conclusion to write, or one to confirm."""
    on = day_of(at)
    going = Conference.rows.open().select_related("unit").order_by("positions_due_on", "id")
    mine = Q(pk__in=[])
    for office in offices_held(person, at=at):
        mine |= Q(unit__path__startswith=office.path)
    empty = Position.rows.filter(mine, entered_at=None).values("conference")
    called = Q(state=ConferenceState.CALLED.value)
    steps = [Step(one, "写意见") for one in going.filter(called, pk__in=empty, concluded_at=None)]
    posts = [post for post in person.posts_on(on) if post.unit.is_organ]
    clerk = [post.unit_id for post in posts if post.kind == PostKind.DISCLOSURE_CLERK.value]
    waited = Position.rows.filter(entered_at=None).values("conference")
    ready = Q(positions_due_on__lt=on) | ~Q(pk__in=waited)
    steps += [Step(one, "写结论") for one in going.filter(called & ready, unit__in=clerk)]
    leader = [post.unit_id for post in posts if post.kind == PostKind.LEADER.value]
    concluded = going.filter(state=ConferenceState.CONCLUDED.value, unit__in=leader)
    steps += [Step(one, "确认结论") for one in concluded if not one.writers & person.hands]
    return steps


@dataclass(frozen=True)
class OfYear:
    """一年的会商：how many were called, and how many were concluded and confirmed (4.2d)."""

    year: int
    called: int
    confirmed: int


def of_year(organ: Unit, year: int) -> OfYear:
    """一个机关一年的会商，by the day on which they were called; those dropped are not counted."""
    found = Conference.rows.filter(unit=organ, called_at__year=year).exclude(state=ConferenceState.DROPPED.value)
    states: Sequence[str] = list(found.order_by().values_list("state", flat=True))
    return OfYear(year, len(states), sum(state == ConferenceState.CONFIRMED.value for state in states))
