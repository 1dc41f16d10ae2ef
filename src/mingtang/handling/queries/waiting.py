"""等我办的申请：of the clerk what waits for a step, of the head of the disclosure office what waits for consent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Prefetch, Q

from mingtang.applications.clock import due_of
from mingtang.applications.models import Application, Event
from mingtang.applications.queries.queue import told
from mingtang.casework.models import ExtensionRequest
from mingtang.holidays.queries import calendar
from mingtang.law.foi import OPEN, ApplicationState, FoiAct
from mingtang.law.reply_timely import correction_notice_by
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from mingtang.law.workdays import Calendar
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

SOON = 5
"""Units: working days left, from which a case that is in hand is told every day."""
_S = ApplicationState
_OPEN = [each.value for each in OPEN]
_FIRST = (_S.UNCONFIRMED.value, _S.RECEIVED.value)


@dataclass(frozen=True)
class Waiting:
    """等着的一件：what waits, by when, how it presses, and the next step."""

    application: Application
    what: str
    due_on: date | None
    words: str
    tone: str
    step: str


def waiting_for(person: Person, *, at: datetime) -> list[Waiting]:
    """等我办的申请；always the same number of queries."""
    on = day_of(at)
    kept = _organs(person, {PostKind.DISCLOSURE_CLERK.value}, on=on)
    heads = _organs(person, set(settings.MINGTANG_EXTENSION_CONSENT), on=on)
    if not kept and not heads:
        return []
    table = calendar()
    found = [*_in_hand(kept, table, on=on), *_stopped(kept, table, on=on)] if kept else []
    return [*found, *(_consents(person, heads, on=on) if heads else [])]


def _organs(person: Person, kinds: set[str], *, on: date) -> list[int]:
    return [post.unit_id for post in person.posts_on(on) if post.kind in kinds and post.unit.is_organ]


def _in_hand(organs: list[int], table: Calendar, *, on: date) -> Iterator[Waiting]:
    """To confirm, to examine, to be taken over by somebody, and what falls due soon or has."""
    near = Q(state__in=(_S.HANDLING.value, _S.SIGNED.value), due_on__lte=on + timedelta(days=4 * SOON))
    nobodys = Q(state=_S.HANDLING.value) & (Q(handler=None) | Q(title=""))
    asked = Application.rows.filter(Q(state__in=_FIRST) | near | nobodys, unit__in=organs).select_related("unit")
    for row in told(list(asked.order_by(F("due_on").asc(nulls_first=True), "pk")), on=on):
        case = row.application
        if case.stands is _S.UNCONFIRMED:
            yield _to_confirm(case, table, on=on)
        elif case.stands is _S.RECEIVED:
            yield _to_examine(case, row.left, table, on=on)
        elif case.stands is _S.HANDLING and not (case.handler_id and case.title):
            yield Waiting(case, "还没有写事项、定承办人", case.due_on, *pressing(row.left), "去改派")
        elif row.left is not None and row.left <= SOON:
            yield Waiting(case, "还没有答复", case.due_on, *pressing(row.left), "去办理")


def _to_confirm(case: Application, table: Calendar, *, on: date) -> Waiting:
    """The applicant is to be reached on the day of arrival. Law: 国办公开办函〔2015〕207号."""
    days = table.working_days_between(case.arrived_on, on)
    words = f"到了 {days} 个工作日" if days else "今天到的"
    return Waiting(case, "还没有和申请人确认收到，当天就要联系", case.arrived_on, words, "bad", "去确认")


def _to_examine(case: Application, left: int | None, table: Calendar, *, on: date) -> Waiting:
    """What is unclear must be told within seven working days; once they are over, the day of the reply remains.

    Law: 政府信息公开条例 第三十条.
    """
    last = correction_notice_by(case.received_on, table) if case.received_on else None
    if last is None or last < on:
        return Waiting(case, "等审核", case.due_on, *pressing(left), "去审核")
    what = f"等审核，要补正的最迟{last.month}月{last.day}日告知"
    return Waiting(case, what, last, *pressing(table.working_days_between(on, last)), "去审核")


def pressing(left: int | None) -> tuple[str, str]:
    """期限还有几天：in words and a tone. Units: working days, negative past the day."""
    if left is None:
        return "期限没有起算", "warn"
    if left < 0:
        return f"答复期限过了 {-left} 个工作日", "bad"
    if left == 0:
        return "今天到期", "bad"
    return f"还有 {left} 个工作日", "warn" if left <= SOON else "going"


def _stopped(organs: list[int], table: Calendar, *, on: date) -> Iterator[Waiting]:
    """What was awaited and did not come by its last day: a correction, a payment, an opinion."""
    asked = Exists(Event.rows.filter(application=OuterRef("pk"), act=FoiAct.INQUIRE.value))
    paused = Application.rows.filter(Q(is_paused=True) | asked, unit__in=organs, state__in=_OPEN)
    events = Event.rows.select_related("service").order_by("id")
    for case in paused.select_related("unit", "came_from").prefetch_related(Prefetch("events", events)).order_by("pk"):
        try:
            reckoned = due_of(case, table, on=on)
        except RuleBroken:
            yield Waiting(case, "各环节的日期互相矛盾", None, "期限算不出来", "bad", "去看")
            continue
        if reckoned is None:
            continue
        for last, what in (
            (reckoned.correct_by, "补正"),
            (reckoned.pay_by, "缴费"),
            (reckoned.opinion_by, "提出意见"),
        ):
            if last is not None and last < on:
                passed = f"{what}的最后一天{last.month}月{last.day}日已经过了"
                yield Waiting(case, f"逾期没有{what}", last, passed, "bad", "去处理")


def _consents(person: Person, organs: list[int], *, on: date) -> Iterator[Waiting]:
    """Extensions that wait for this person's consent; never those they asked for."""
    hands = person.hands
    asked = ExtensionRequest.rows.filter(
        state=ExtensionRequest.ASKED, application__unit__in=organs, application__state=_S.HANDLING.value
    ).exclude(Q(asked_by__in=hands) | Q(asked_for__in=hands))
    requests = {each.application_id: each for each in asked.select_related("application__unit").order_by("pk")}
    for row in told([each.application for each in requests.values()], on=on):
        days = requests[row.application.pk].days
        what = f"请求延长 {days} 个工作日，等您同意"
        yield Waiting(row.application, what, row.application.due_on, *pressing(row.left), "去决定")
