"""通知与邮件：what people are told, the states of a mail, when it may be sent, and when it is given up.

None of this is statute: it is how the platform keeps 通知 from being lost and from coming at night.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from .moves import Moves
from .workdays import Calendar

GIVE_UP_AFTER = timedelta(days=5)
LONGEST_WAIT = timedelta(hours=4)
CODE_LASTS = timedelta(minutes=30)
CODE_TRIES = 5
CODES_A_DAY = 5
CODE_WAIT = timedelta(minutes=1)
HOURS = range(24)


class NoticeKind(StrEnum):
    """通知的种类。"""

    DUE = "due"
    JUDGE = "judge"
    RESULT = "result"
    REVIEW = "review"
    RETURNED = "returned"
    ASSIGNED = "assigned"

    @property
    def label(self) -> str:
        """中文名称。"""
        return KIND_LABELS[self]


KIND_LABELS: dict[NoticeKind, str] = {
    NoticeKind.DUE: "到期提醒",
    NoticeKind.JUDGE: "等您认定的佐证",
    NoticeKind.RESULT: "您交的佐证和稿件的结果",
    NoticeKind.REVIEW: "等您审签的稿件",
    NoticeKind.RETURNED: "退回给您的",
    NoticeKind.ASSIGNED: "交给您科室的任务",
}
# 别人正等着的，马上寄；其余的放进摘要。
AT_ONCE = (NoticeKind.REVIEW, NoticeKind.RETURNED)


class MailState(StrEnum):
    """邮件的状态。"""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[MailState, str] = {
    MailState.QUEUED: "待寄",
    MailState.SENT: "已寄出",
    MailState.FAILED: "没有寄成",
    MailState.DROPPED: "不再寄",
}

MOVES: Moves[MailState] = {
    MailState.QUEUED: frozenset({MailState.SENT, MailState.FAILED, MailState.DROPPED}),
    MailState.SENT: frozenset(),
    MailState.FAILED: frozenset({MailState.QUEUED}),
    MailState.DROPPED: frozenset(),
}


class Answer(StrEnum):
    """邮件服务器的答复：``NONE`` while an attempt has no end, for it was interrupted or is still under way."""

    NONE = ""
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNANSWERED = "unanswered"

    @property
    def label(self) -> str:
        """中文名称。"""
        return ANSWER_LABELS[self]


ANSWER_LABELS: dict[Answer, str] = {
    Answer.NONE: "没有记下结果，可能已寄到",
    Answer.ACCEPTED: "服务器已收下",
    Answer.DEFERRED: "服务器请稍后再寄",
    Answer.REFUSED: "服务器拒收",
    Answer.UNREACHABLE: "连不上服务器",
    Answer.UNANSWERED: "交出后没有等到答复，可能已寄到",
}
# 这样结束的，服务器可能已经收下：再寄一次，就可能重复一封。
MAY_HAVE_ARRIVED = frozenset({Answer.NONE, Answer.UNANSWERED})


def state_after(answer: Answer, *, queued_at: datetime, at: datetime) -> MailState:
    """寄过一次以后的状态：accepted is sent, refused for good has failed, all else is tried again for five days."""
    if answer is Answer.ACCEPTED:
        return MailState.SENT
    too_late = at - queued_at >= GIVE_UP_AFTER
    return MailState.FAILED if answer is Answer.REFUSED or too_late else MailState.QUEUED


def wait_after(tries: int) -> timedelta:
    """再寄之前等多久：one minute, two, four and so on, never longer than four hours.

    Units: ``tries`` counts the attempts so far, from 1.
    """
    return min(timedelta(minutes=2 ** min(max(tries, 1) - 1, 10)), LONGEST_WAIT)


@dataclass(frozen=True, slots=True)
class Quiet:
    """免打扰：hours of the day, from the first until the second, over midnight where that is later; and days off.

    Two equal hours leave no hour quiet.
    """

    since: int = 19
    until: int = 8
    days_off: bool = True

    def covers(self, hour: int) -> bool:
        """Whether the hour of the day is quiet."""
        if self.since <= self.until:
            return self.since <= hour < self.until
        return hour >= self.since or hour < self.until


def held_until(at: datetime, quiet: Quiet, calendar: Calendar) -> datetime:
    """可以寄的时刻：the instant itself, or the first full hour after it that is not quiet.

    Units: ``at`` is local time; working days are the calendar's, provisional ones too.
    """
    moment = at
    while _is_quiet(moment, quiet, calendar):
        following = moment.hour + 1
        day = moment.date() + timedelta(days=following // 24)
        moment = datetime.combine(day, time(following % 24), at.tzinfo)
    return moment


def _is_quiet(moment: datetime, quiet: Quiet, calendar: Calendar) -> bool:
    return quiet.covers(moment.hour) or (quiet.days_off and not calendar.is_working_day(moment.date()))


def digest_is_due(at: datetime, hour: int, calendar: Calendar) -> bool:
    """摘要是否该寄了：from the chosen hour on, on working days; ``at`` is local time."""
    return at.hour >= hour and calendar.is_working_day(at.date())
