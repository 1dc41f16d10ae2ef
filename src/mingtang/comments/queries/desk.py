"""工作台上的意见：who may do what, the list, one comment, and by when it was promised an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import F, Q

from mingtang.comments.models import Comment, CommentQuerySet, Erasure
from mingtang.holidays.queries import calendar
from mingtang.law.comments import ANSWER_WITHIN_WORKING_DAYS, CONTACT_KEPT_DAYS, CommentState
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit, UnitQuerySet
from mingtang.organs.sight import Viewer, day_of

CONFIRMERS = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)


def is_clerk(person: Person, organ: Unit, *, at: datetime) -> bool:
    """是否本机关的政务公开专员。"""
    return person.holds(PostKind.DISCLOSURE_CLERK, at_unit=organ, on=day_of(at))


def may_confirm(person: Person, organ: Unit, *, at: datetime) -> bool:
    """能否确认答复。"""
    return any(person.holds(kind, at_unit=organ, on=day_of(at)) for kind in CONFIRMERS)


def holds_office(person: Person, office: Unit | None, *, at: datetime) -> bool:
    """是否承办单位的承办人；a post on the organ itself does not make every office's work theirs."""
    if office is None:
        return False
    held = [post.unit for post in person.posts_on(day_of(at)) if post.kind == PostKind.OFFICE_OFFICER.value]
    return any(unit == office or (unit.contains(office) and not unit.is_organ) for unit in held)


def sees_contact(person: Person, comment: Comment, *, at: datetime) -> bool:
    """能否看到称呼和联系方式：whoever handles the comment, and nobody else."""
    return is_clerk(person, comment.unit, at=at) or holds_office(person, comment.office, at=at)


def promised_on(comment: Comment) -> date:
    """承诺在哪天以前答复。"""
    days = getattr(settings, "MINGTANG_COMMENT_ANSWER_DAYS", ANSWER_WITHIN_WORKING_DAYS)
    return calendar().add_working_days(day_of(comment.received_at), days).day


@dataclass(frozen=True)
class Row:
    """意见一行。"""

    comment: Comment
    days: int
    promised_on: date
    is_late: bool


def comments(viewer: Viewer, *, at: datetime, state: str = "") -> CommentQuerySet:
    """意见：in sight, those open first, the oldest of them first."""
    found = Comment.seen_by(viewer, at=at).select_related("unit", "office")
    if state == "open":
        found = found.open()
    elif state:
        found = found.filter(state=state)
    return found.order_by(F("confirmed_at").asc(nulls_first=True), "received_at", "id")


def told(found: Sequence[Comment], *, on: date) -> list[Row]:
    """The rows of a page; one query for the calendar, however many there are."""
    days = getattr(settings, "MINGTANG_COMMENT_ANSWER_DAYS", ANSWER_WITHIN_WORKING_DAYS)
    table = calendar()
    rows = []
    for comment in found:
        promised = table.add_working_days(day_of(comment.received_at), days).day
        open_ = comment.stands is not CommentState.CONFIRMED
        until = on if open_ else day_of(comment.confirmed_at or comment.received_at)
        rows.append(Row(comment, (until - day_of(comment.received_at)).days, promised, open_ and on > promised))
    return rows


def comment(number: str, viewer: Viewer, *, at: datetime) -> Comment | None:
    """One comment in sight, with what its page shows."""
    found = Comment.seen_by(viewer, at=at).filter(number=number)
    people = ("assigned_by", "answered_by", "answered_for", "confirmed_by")
    return found.select_related("unit__organ", "office", "sent", *people).first()


def erasures_of(comment: Comment) -> list[Erasure]:
    """抹去的经过。"""
    return list(comment.erasures.select_related("asked_by", "asked_for", "done_by", "comment__unit"))


def offices_for(comment: Comment, *, on: date) -> UnitQuerySet:
    """Units of the organ that a comment may be given to."""
    return Unit.rows.of_organ(comment.unit).open(on=on).order_by("position", "path")


def past_keeping(*, on: date) -> list[int]:
    """过了保存期限、还留着称呼或者联系方式的。"""
    days = getattr(settings, "MINGTANG_COMMENT_CONTACT_DAYS", CONTACT_KEPT_DAYS)
    confirmed = Comment.rows.filter(confirmed_at__date__lt=on - timedelta(days=days))
    return list(confirmed.exclude(sent__name="", sent__contact="").order_by("pk").values_list("pk", flat=True))


def waiting_for(person: Person, *, at: datetime) -> list[Row]:
    """等我办的意见：of the clerk all open ones, of an officer those of the office, of who confirms those answered."""
    on = day_of(at)
    whose = Q(pk__in=[])
    drafted = Q(answered_by__in=person.hands) | Q(answered_for__in=person.hands)
    for post in person.posts_on(on):
        if post.kind == PostKind.DISCLOSURE_CLERK.value and post.unit.is_organ:
            whose |= Q(unit=post.unit) & ~(Q(state=CommentState.ANSWERED.value, returned_reason="") & drafted)
        elif post.kind in {PostKind.REVIEWER.value, PostKind.LEADER.value} and post.unit.is_organ:
            whose |= Q(unit=post.unit, state=CommentState.ANSWERED.value, returned_reason="") & ~drafted
        elif post.kind == PostKind.OFFICE_OFFICER.value:
            mine = Q(office=post.unit) if post.unit.is_organ else Q(office__path__startswith=post.unit.path)
            back = drafted & Q(state=CommentState.ANSWERED.value) & ~Q(returned_reason="")
            whose |= mine & (Q(state=CommentState.ASSIGNED.value) | back)
    found = Comment.rows.open().filter(whose).select_related("unit", "office").order_by("received_at", "pk")
    return [row for row in told(list(found), on=on) if _is_next(row, person, at=at)]


def _is_next(row: Row, person: Person, *, at: datetime) -> bool:
    """What an office has in hand waits for the office; for the clerk only when the promise is broken."""
    in_hand = row.comment.stands is CommentState.ASSIGNED
    return not in_hand or row.is_late or holds_office(person, row.comment.office, at=at)
