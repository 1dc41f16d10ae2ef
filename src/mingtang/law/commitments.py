"""任务：what state a commitment of a work plan is in, and when its next result is due.

The state is computed from accepted evidence and days and is never typed by anybody. *Late* and *how long is
left* are questions asked of a day, not states. None of this is statute: it is how the platform reads 台账管理,
and the sentences below are the whole of that reading.
"""

import hashlib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import chinese_day, month_end
from .workdays import Calendar

STALE_AFTER_DAYS = 90
"""需更新的天数：civil days without accepted evidence after which news is asked for; the settings may say otherwise."""


class CommitmentState(StrEnum):
    """台账状态。"""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    STALE = "stale"
    DONE = "done"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen and in public."""
        return STATE_LABELS[self]


class Rhythm(StrEnum):
    """时间要求：how often a commitment asks for a result."""

    ONCE = "once"
    CONTINUOUS = "continuous"
    PERIODIC = "periodic"
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"

    @property
    def label(self) -> str:
        """中文名称：the word shown on screen."""
        return RHYTHM_LABELS[self]


STATE_LABELS: dict[CommitmentState, str] = {
    CommitmentState.NOT_STARTED: "未启动",
    CommitmentState.IN_PROGRESS: "推进中",
    CommitmentState.STALE: "需更新",
    CommitmentState.DONE: "已完成",
}

RHYTHM_LABELS: dict[Rhythm, str] = {
    Rhythm.ONCE: "一次性",
    Rhythm.CONTINUOUS: "持续推进",
    Rhythm.PERIODIC: "定期",
    Rhythm.YEARLY: "每年",
    Rhythm.QUARTERLY: "每季度",
    Rhythm.MONTHLY: "每月",
}

_MONTHS_PER_PERIOD: dict[Rhythm, int] = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
_COMPLETED_ONLY_AT_THE_END = frozenset({Rhythm.CONTINUOUS, Rhythm.PERIODIC, Rhythm.QUARTERLY, Rhythm.MONTHLY})
LEFT_OPEN = frozenset({Rhythm.ONCE, Rhythm.PERIODIC, Rhythm.CONTINUOUS})
"""要点没有写死的频次：the organ may say how often, never less often than the plan does."""


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """已认定的佐证：one piece of accepted evidence; ``on`` is the day of what it proves, not of its upload.

    ``completing``: another person accepted it as completing what the commitment demands *now*.
    """

    on: date
    completing: bool = False
    photograph: bool = False


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """剩余时间：working days to a due day, negative once it has passed, and the words for the screen."""

    working_days: int
    provisional: bool
    words: str


@dataclass(frozen=True, slots=True)
class Term:
    """时限：how often, and the last day that is named."""

    rhythm: Rhythm
    due: date | None


@dataclass(frozen=True, slots=True)
class Period:
    """周期：one month or quarter of the plan year, and the day in it by which a result is due."""

    first: date
    last: date
    due_on: date


def state_of(evidence: Iterable[EvidenceFact], *, on: date, stale_after: int = STALE_AFTER_DAYS) -> CommitmentState:
    """任务状态：the state on a day, from accepted evidence alone; evidence of later days is not yet known then.

    Photographs alone complete nothing, whatever was accepted when there was more.

    Units: ``stale_after`` is in civil days; evidence exactly that old is still fresh.
    """
    known = [fact for fact in evidence if fact.on <= on]
    if any(fact.completing for fact in known) and not all(fact.photograph for fact in known):
        return CommitmentState.DONE
    if not known:
        return CommitmentState.NOT_STARTED
    newest = max(fact.on for fact in known)
    return CommitmentState.STALE if (on - newest).days > stale_after else CommitmentState.IN_PROGRESS


def demand_of(text: str, term: Term) -> str:
    """任务要求的指纹：what a commitment demands, in 64 hexadecimal digits; blanks and punctuation make no difference.

    Evidence completes what was demanded when it was accepted. When the demand becomes another one, somebody has to
    say anew that the evidence completes it.
    """
    words = "".join(sign for sign in text if sign.isalnum())
    said = "\n".join((words, term.rhythm.value, term.due.isoformat() if term.due else ""))
    return hashlib.sha256(said.encode()).hexdigest()


def term_in_force(plan: Term, own: Term | None) -> Term:
    """时限：the plan's own, and where it is left open (``LEFT_OPEN``) the organ's, which is never laxer."""
    if own is None:
        return plan
    days = [day for day in (plan.due, own.due) if day is not None]
    tighter = plan.rhythm in LEFT_OPEN and own.rhythm is not Rhythm.ONCE
    return Term(own.rhythm if tighter else plan.rhythm, min(days) if days else None)


def reasons_against_own_term(plan: Term, own: Term, *, year: int) -> tuple[str, ...]:
    """不能这样自定时限的理由：an organ may be stricter than its plan, never laxer; all reasons at once."""
    reasons = []
    if plan.rhythm not in LEFT_OPEN:
        reasons.append(f"要点已写明“{plan.rhythm.label}”，不能另定频次和时限。")
    elif plan.rhythm is not Rhythm.ONCE and own.rhythm is Rhythm.ONCE:
        reasons.append(f"要点写的是“{plan.rhythm.label}”，不能改为一次性的任务。请选每月、每季度或者每年。")
    if own.due is not None and plan.due is not None and own.due > plan.due:
        reasons.append(f"要点写明的时限是{chinese_day(plan.due)}，自定的时限不能更晚。")
    if own.due is not None and own.due.year != year:
        reasons.append(f"时限须在要点的年度（{year}年）之内。")
    return tuple(reasons)


def periods(rhythm: Rhythm, due: date | None, year: int) -> tuple[Period, ...]:
    """周期：the months or quarters of the plan year in which a result is due; empty for other rhythms.

    ``due`` is the last day the plan names. Its place in the month (or quarter) is the place in every one: a
    monthly task due 12-05 is due on the 5th of each month, one due 10-31 at each month's end until October.
    """
    length = _MONTHS_PER_PERIOD.get(rhythm)
    if length is None:
        return ()
    found = []
    for month in range(1, 13, length):
        period = Period(date(year, month, 1), month_end(year, month + length - 1), _due_in(year, month, length, due))
        if due is None or period.due_on <= due:
            found.append(period)
    return tuple(found)


def owed(rhythm: Rhythm, due: date | None, year: int, since: date | None) -> tuple[Period, ...]:
    """应交的周期：those whose day had not passed when the plan was made (``since``): March owes no January."""
    return tuple(period for period in periods(rhythm, due, year) if since is None or period.due_on >= since)


def next_due(
    rhythm: Rhythm, due: date | None, year: int, accepted_on: Iterable[date], on: date, since: date | None = None
) -> date | None:
    """下一个到期日：the due day of the first period after the newest one with accepted evidence, or the plan's own day.

    What was handed in last says how things stand now, so a gap before it asks for nothing any more; ``missed``
    still tells of it. ``None`` means that nothing is due by a day: the plan names none, or the last period is
    covered.
    """
    if not periods(rhythm, due, year):
        return due
    every = owed(rhythm, due, year, since)
    newest = max((day for day in accepted_on if day <= on), default=date.min)
    return next((period.due_on for period in every if period.first > newest), None)


def passed(rhythm: Rhythm, due: date | None, year: int, on: date, since: date | None = None) -> tuple[Period, ...]:
    """已到期的周期：owed periods whose day has gone by; the due day itself is still in time."""
    return tuple(period for period in owed(rhythm, due, year, since) if period.due_on < on)


def missed(
    rhythm: Rhythm, due: date | None, year: int, accepted_on: Iterable[date], on: date, since: date | None = None
) -> tuple[Period, ...]:
    """缺的周期：owed periods whose day has passed and in which nothing was accepted; a question, not a state."""
    days = [day for day in accepted_on if day <= on]
    past = passed(rhythm, due, year, on, since)
    return tuple(period for period in past if not any(period.first <= day <= period.last for day in days))


def completion_opens(plan: Term, in_force: Term, year: int) -> date | None:
    """可认定完成的首日：the first day of the last period; ``None`` for a task that may be completed at any time.

    A task that goes on (持续推进) or that the organ repeats as it sees fit (定期) counts by months. A term of the
    organ's own never opens it earlier than the plan does.
    """
    days = [day for term in (plan, in_force) if (day := _last_period(term, year)) is not None]
    return max(days) if days else None


def _last_period(term: Term, year: int) -> date | None:
    if term.rhythm not in _COMPLETED_ONLY_AT_THE_END:
        return None
    every = periods(term.rhythm, term.due, year)
    if every:
        return every[-1].first
    last = term.due if term.due is not None and term.due.year == year else date(year, 12, 31)
    return last.replace(day=1)


def reasons_against_accepting(
    evidence: EvidenceFact, *, year: int, submitted_by: Hashable, accepted_by: Hashable, on: date
) -> tuple[str, ...]:
    """不能认定佐证的理由：empty when this person may accept the evidence today."""
    reasons = []
    if submitted_by == accepted_by:
        reasons.append("提交人不能认定自己的佐证，请由另一个人认定。")
    if evidence.on > on:
        reasons.append(f"佐证的日期是{chinese_day(evidence.on)}，还没有到，请核对日期。")
    if evidence.on.year < year:
        reasons.append(f"佐证的日期是{chinese_day(evidence.on)}，早于{year}年，不能证明{year}年的任务。")
    return tuple(reasons)


def reasons_against_completing(
    evidence: EvidenceFact,
    *,
    accepted_before: Sequence[EvidenceFact],
    plan: Term,
    in_force: Term,
    year: int,
    submitted_by: Hashable,
    accepted_by: Hashable,
    on: date,
) -> tuple[str, ...]:
    """不能认定完成的理由：empty when accepting this evidence may complete the commitment; all reasons at once."""
    people = {"submitted_by": submitted_by, "accepted_by": accepted_by}
    reasons = list(reasons_against_accepting(evidence, year=year, on=on, **people))
    if all(fact.photograph for fact in (evidence, *accepted_before)):
        reasons.append("只有照片不能证明完成，请再提交文件、链接、数据或者活动记录，先认定为进展。")
    opens = completion_opens(plan, in_force, year)
    if opens is not None and evidence.on < opens:
        label = (in_force if in_force.rhythm in _COMPLETED_ONLY_AT_THE_END else plan).rhythm.label
        reasons.append(f"这项任务是“{label}”的，{chinese_day(opens)}以后的佐证才能证明全年完成。")
    return tuple(reasons)


def is_late(due_on: date | None, state: CommitmentState, on: date) -> bool:
    """是否逾期：a question about a day; the due day itself is still in time. Never shown in public as it is."""
    return due_on is not None and on > due_on and state is not CommitmentState.DONE


def days_left(due_on: date, on: date, calendar: Calendar) -> DaysLeft:
    """还有几天：a question about a day, in words for the people inside.

    Units: working days, today not counted and the due day counted; 预计 while the notice of a year is not out.
    Errors: days outside the calendar raise ``RuleBroken``.
    """
    count = calendar.working_days_between(on, due_on)
    provisional = calendar.is_provisional(on, due_on)
    if due_on == on:
        return DaysLeft(0, provisional, "今天到期")
    number = f" {abs(count)} 个工作日" if count else f" {abs((due_on - on).days)} 天（都不是工作日）"
    if due_on < on:
        return DaysLeft(count, provisional, f"已超过{number}")
    return DaysLeft(count, provisional, f"{'预计' if provisional else ''}还有{number}")


def _due_in(year: int, month: int, length: int, due: date | None) -> date:
    """Day by which the period starting with ``month`` asks for its result, placed as ``due`` is placed in its own."""
    if due is None:
        return month_end(year, month + length - 1)
    target = month + (due.month - 1) % length
    end = month_end(year, target)
    if due == month_end(due.year, due.month):
        return end
    return end.replace(day=min(due.day, end.day))
