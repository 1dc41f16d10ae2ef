"""会商的写入：call, enter a position, conclude, confirm or return, drop."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk, is_leader
from mingtang.audit.actions import record
from mingtang.conferring import telling
from mingtang.conferring.models import Conference, Participant, Position
from mingtang.conferring.queries.posts import posts_for
from mingtang.holidays.queries import calendar
from mingtang.law.conferring import (
    ConferenceState,
    Stance,
    reasons_against_calling,
    reasons_against_conclusion,
    reasons_against_moving,
    reasons_against_position,
)
from mingtang.law.foi import OPEN as CASE_OPEN
from mingtang.law.material import reasons_against_words
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.material.actions.typed import reasons_against_telling, refuse_marked
from mingtang.material.who import holds_office
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import day_of

ROOM = "conferring"


def reasons_against_conferring(
    organ: Unit, application: Application | None = None, *, by: Person, at: datetime
) -> list[str]:
    """不能发起会商的理由。"""
    reasons = []
    if not is_clerk(by, organ, at=at):
        reasons.append(f"会商由{organ.name}的政务公开专员发起。")
    if application is not None and application.stands not in CASE_OPEN:
        reasons.append(f"这件申请“{application.stands.label}”，不再为它会商。")
    return reasons


def call(
    organ: Unit,
    *,
    application: Application | None = None,
    title: str,
    question: str,
    posts: Sequence[Post],
    days: int,
    by: Person,
    at: datetime,
) -> Conference:
    """发起会商：the question, who takes part, and until when each unit writes its position."""
    refuse_marked([title, question], organ=organ.organ, of=application or organ, by=by, at=at, room=ROOM)
    return _call(organ, application, (title.strip(), question.strip()), posts, days, by=by, at=at)


@transaction.atomic
def _call(
    organ: Unit,
    application: Application | None,
    words: tuple[str, str],
    posts: Sequence[Post],
    days: int,
    *,
    by: Person,
    at: datetime,
) -> Conference:
    title, question = words
    reasons = reasons_against_conferring(organ, application, by=by, at=at)
    if application is not None and application.unit_id != organ.pk:
        reasons.append("会商的申请不是本机关的。")
    known = set(posts_for(organ, on=day_of(at)).values_list("pk", flat=True))
    if any(post.pk not in known for post in posts):
        reasons.append("参加会商的只能是本机关现在任岗的人，请重新选。")
    units = {post.unit_id: post.unit for post in posts if _has_a_say(post)}
    reasons += reasons_against_calling(title=title, question=question, units=len(units), days=days)
    refuse_if_any([*reasons, *reasons_against_telling(application, title, question)])
    conference = Conference.rows.create(
        unit=organ,
        application=application,
        title=title,
        question=question,
        positions_due_on=calendar().add_working_days(day_of(at), days).day,
        state=ConferenceState.CALLED.value,
        called_by=by,
        called_for=by.stands_for,
        called_at=at,
    )
    Participant.rows.bulk_create(Participant(conference=conference, post=post) for post in dict.fromkeys(posts))
    positions = [Position(conference=conference, unit=unit) for unit in units.values()]
    Position.rows.bulk_create(positions)
    _record(conference, "call", by=by, at=at, units=sorted(unit.code for unit in units.values()))
    telling.called(conference, positions, by=by, at=at)
    return conference


def _has_a_say(post: Post) -> bool:
    """An officer of an office, a district or a village; whoever sits on the organ itself has no unit to speak for."""
    return post.kind == PostKind.OFFICE_OFFICER.value and not post.unit.is_organ


def reasons_against_entering(position: Position, *, by: Person, at: datetime) -> list[str]:
    """不能写意见的理由：an officer of the unit, once, before the conclusion."""
    conference, reasons = position.conference, []
    if conference.stands is not ConferenceState.CALLED or conference.concluded_at is not None:
        reasons.append("会商已经写了结论，不再收意见。")
    if position.entered_at is not None:
        reasons.append(f"{position.unit.name}的意见已经写下，不能再改；有变化的，请告诉专员写进结论。")
    if not holds_office(by, position.unit, at=at):
        reasons.append(f"{position.unit.name}的意见由本单位的科室承办人写。")
    return reasons


def enter_position(position: Position, *, stance: Stance | None, reasons: str, by: Person, at: datetime) -> Position:
    """写意见：what the unit thinks, and why."""
    refuse_marked([reasons], organ=position.conference.unit.organ, of=position.conference, by=by, at=at, room=ROOM)
    return _enter(position, stance, reasons.strip(), by=by, at=at)


@transaction.atomic
def _enter(position: Position, stance: Stance | None, reasons: str, *, by: Person, at: datetime) -> Position:
    conference = _locked(position.conference)
    position = Position.rows.select_related("unit").get(pk=position.pk)
    position.conference = conference
    found = reasons_against_entering(position, by=by, at=at)
    refuse_if_any([*found, *reasons_against_position(stance, reasons)])
    position.stance, position.reasons = str(stance), reasons
    position.entered_by, position.entered_for, position.entered_at = by, by.stands_for, at
    position.save()
    _record(conference, "position", by=by, at=at, unit=position.unit.code, stance=position.stance)
    return position


def reasons_against_concluding(conference: Conference, *, by: Person, at: datetime) -> list[str]:
    """不能写结论的理由，what is typed aside."""
    reasons = list(reasons_against_moving(conference.stands, ConferenceState.CONCLUDED))
    if not is_clerk(by, conference.unit, at=at):
        reasons.append(f"结论由{conference.unit.name}的政务公开专员写。")
    return reasons


def conclude(conference: Conference, *, conclusion: str, held_on: date | None, by: Person, at: datetime) -> Conference:
    """写结论：by the clerk, when every unit has said what it thinks or its day is over."""
    refuse_marked([conclusion], organ=conference.unit.organ, of=conference, by=by, at=at, room=ROOM)
    return _conclude(conference, conclusion.strip(), held_on, by=by, at=at)


@transaction.atomic
def _conclude(conference: Conference, conclusion: str, held_on: date | None, *, by: Person, at: datetime) -> Conference:
    conference = _locked(conference)
    missing = [one.unit.short_name for one in conference.positions.select_related("unit") if one.entered_at is None]
    reasons = reasons_against_concluding(conference, by=by, at=at)
    reasons += reasons_against_conclusion(
        conclusion,
        held_on=held_on,
        called_on=day_of(conference.called_at),
        missing=missing,
        due_on=conference.positions_due_on,
        on=day_of(at),
    )
    refuse_if_any([*reasons, *reasons_against_telling(conference.application, conclusion)])
    conference.conclusion, conference.held_on, conference.returned = conclusion, held_on, ""
    conference.concluded_by, conference.concluded_for, conference.concluded_at = by, by.stands_for, at
    conference.state = ConferenceState.CONCLUDED.value
    conference.save()
    _record(conference, "conclude", by=by, at=at)
    telling.to_confirm(conference, by=by, at=at)
    return conference


def reasons_against_confirming(conference: Conference, *, by: Person, at: datetime) -> list[str]:
    """不能确认结论的理由：the leader, and not whoever wrote it."""
    reasons = list(reasons_against_moving(conference.stands, ConferenceState.CONFIRMED))
    if not is_leader(by, conference.unit, at=at):
        reasons.append(f"会商的结论由{conference.unit.name}的分管领导确认。")
    if conference.concluded_at is not None and conference.writers & by.hands:
        reasons.append("结论是您写的，请由另一个人确认。")
    return reasons


@transaction.atomic
def confirm(conference: Conference, *, by: Person, at: datetime) -> Conference:
    """确认结论：from now on it stays."""
    conference = _locked(conference)
    refuse_if_any(reasons_against_confirming(conference, by=by, at=at))
    conference.confirmed_by, conference.confirmed_for, conference.confirmed_at = by, by.stands_for, at
    conference.state = ConferenceState.CONFIRMED.value
    conference.save()
    _record(conference, "confirm", by=by, at=at)
    telling.decided(conference, by=by, at=at)
    return conference


def send_back(conference: Conference, *, reason: str, by: Person, at: datetime) -> Conference:
    """退回重写结论：with a reason."""
    refuse_marked([reason], organ=conference.unit.organ, of=conference, by=by, at=at, room=ROOM)
    return _send_back(conference, reason.strip(), by=by, at=at)


@transaction.atomic
def _send_back(conference: Conference, reason: str, *, by: Person, at: datetime) -> Conference:
    conference = _locked(conference)
    refuse_if_any([*reasons_against_confirming(conference, by=by, at=at), *reasons_against_words(退回的理由=reason)])
    conference.returned, conference.state = reason, ConferenceState.CALLED.value
    conference.save(update_fields=["returned", "state"])
    _record(conference, "return", by=by, at=at)
    telling.decided(conference, by=by, at=at)
    return conference


def reasons_against_dropping(conference: Conference, *, by: Person, at: datetime) -> list[str]:
    """不能撤销会商的理由。"""
    reasons = list(reasons_against_moving(conference.stands, ConferenceState.DROPPED))
    if not is_clerk(by, conference.unit, at=at):
        reasons.append(f"会商由{conference.unit.name}的政务公开专员撤销。")
    return reasons


@transaction.atomic
def drop(conference: Conference, *, by: Person, at: datetime) -> Conference:
    """撤销会商：what was said so far stays."""
    conference = _locked(conference)
    refuse_if_any(reasons_against_dropping(conference, by=by, at=at))
    conference.state = ConferenceState.DROPPED.value
    conference.save(update_fields=["state"])
    _record(conference, "drop", by=by, at=at)
    telling.dropped(conference, at=at)
    return conference


def _locked(conference: Conference) -> Conference:
    rows = Conference.rows.select_for_update(of=("self",), no_key=True)
    people = ("concluded_by", "concluded_for", "called_by")
    return rows.select_related("unit__organ", "application__particulars", *people).get(pk=conference.pk)


def _record(conference: Conference, verb: str, *, by: Person, at: datetime, **facts: object) -> None:
    record(conference.unit.organ.code, by=by, verb=f"conferring.{verb}", of=conference, at=at, facts=facts)
