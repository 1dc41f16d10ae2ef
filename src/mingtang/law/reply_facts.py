"""办理经过：the facts of an application that move its reply clock.

Law: 政府信息公开条例 第三十条至第三十五条; 政府信息公开信息处理费管理办法.
Our reading: only a written question to a third party or to another organ is time that does not count; what one's own
offices, districts and villages are asked, and what is talked over in a conference, never is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .clocks import clock
from .days import chinese_day
from .foi_words import ACT_ARTICLES
from .reckoning import Pause
from .workdays import Calendar


class Asked(StrEnum):
    """征求谁的意见。"""

    THIRD_PARTY = "third_party"
    JOINT_MAKER = "joint_maker"
    OTHER_ORGAN = "other_organ"
    OWN_OFFICE = "own_office"
    DISTRICT = "district"
    VILLAGE = "village"
    CONFERENCE = "conference"

    @property
    def label(self) -> str:
        """中文名称。"""
        return ASKED_LABELS[self]

    @property
    def is_outside(self) -> bool:
        """是否第三方或者其他机关：only then does the time not count."""
        return self in _CLOCKS

    @property
    def clock(self) -> str:
        """答复意见的期限，在期限表里的短名；本机关内部的没有。"""
        return _CLOCKS.get(self, "")


ASKED_LABELS: dict[Asked, str] = {
    Asked.THIRD_PARTY: "征求第三方意见",
    Asked.JOINT_MAKER: "征求共同制作机关意见",
    Asked.OTHER_ORGAN: "征求其他机关意见",
    Asked.OWN_OFFICE: "请本机关科室提供材料",
    Asked.DISTRICT: "请管理区提供材料",
    Asked.VILLAGE: "请村提供材料",
    Asked.CONFERENCE: "会商",
}

_CLOCKS: dict[Asked, str] = {
    Asked.THIRD_PARTY: "third-party-opinion",
    Asked.JOINT_MAKER: "joint-maker-opinion",
    Asked.OTHER_ORGAN: "other-organ-opinion",
}


@dataclass(frozen=True, slots=True)
class Inquiry:
    """征求意见：whom one asked, when the letter went and came, when the answer arrived, or that none came in time.

    An answer that comes later than the last day ends the time on the last day; so does silence, once that day is over:
    nobody need say so. ``lapsed`` is told by a person who goes on without the answer. ``paper`` names the letter,
    ``person`` refers to who was asked; neither holds personal data.
    Units: ``term`` in working days, where the organ set its own for another organ; otherwise that of the clock.
    """

    asked: Asked
    sent: date
    received: date | None = None
    answered: date | None = None
    lapsed: bool = False
    written: bool = True
    term: int | None = None
    paper: str = ""
    person: str = ""

    @property
    def stops_the_clock(self) -> bool:
        """是否不计入答复期限。Law: 政府信息公开条例 第三十三条第三款."""
        return self.written and self.asked.is_outside

    def last_day(self, calendar: Calendar) -> date | None:
        """答复意见的最后一天：``None`` while the letter has not been received, and for one's own offices."""
        if self.received is None or not self.asked.is_outside:
            return None
        row = clock(self.asked.clock, self.received)
        if self.term is not None:
            row = row.with_length(self.term)
        return calendar.add_working_days(self.received, row.length or 0).day

    @property
    def is_unanswered(self) -> bool:
        """还没有下文：a question that stops the clock, neither answered nor told to have lapsed."""
        return self.stops_the_clock and not self.answered and not self.lapsed

    def ended(self, calendar: Calendar, *, on: date | None = None) -> date | None:
        """不计入的时间到哪一天为止：the answer, or the last day; ``None`` while it is awaited.

        ``on`` is today: the day after the last day the time runs on of its own accord. Without it, only what a person
        told is known. Law: 政府信息公开条例 第三十二条、第三十三条第三款.
        """
        last = self.last_day(calendar)
        if self.answered:
            return min(self.answered, last) if last else self.answered
        return last if last and (self.lapsed or (on is not None and on > last)) else None


@dataclass(frozen=True, slots=True)
class Correction:
    """补正：the one notice that says what is missing. Units: ``term`` in working days, as the notice sets it."""

    sent: date
    notified: date | None = None
    term: int | None = None
    lapsed: bool = False
    paper: str = ""

    def last_day(self, calendar: Calendar) -> date | None:
        """补正的最后一天：from the day after the notice was received; ``None`` while that day is not known."""
        if self.notified is None or self.term is None:
            return None
        return calendar.add_working_days(self.notified, self.term).day


@dataclass(frozen=True, slots=True)
class Delay:
    """延迟答复：told on a day, until a day that the organ sets; or ``ordered``, until the day that a decision to answer
    anew sets, from the day on which that came.

    Law: 政府信息公开条例 第三十五条; 行政复议法, 行政诉讼法（责令限期重新作出）.
    """

    told: date
    until: date
    paper: str = ""
    ordered: bool = False

    @property
    def citation(self) -> str:
        """依据。"""
        return ACT_ARTICLES["redo"] if self.ordered else clock("delayed-answer", self.told).citation

    @property
    def label(self) -> str:
        """期限台账里的名称。"""
        return "责令重新答复" if self.ordered else "延迟答复"

    @property
    def reason(self) -> str:
        """为什么不再另外延长、延迟。"""
        until = chinese_day(self.until)
        return f"责令重新答复的决定写明{until}以前答复" if self.ordered else f"已经告知申请人延迟到{until}答复"


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """办理经过：what has happened to an application so far.

    ``fee_sent`` is the day the fee notice was sent, ``fee_notified`` the day the applicant received it, ``fee_paid``
    the day the payment was complete. Where ``fee_sent`` is not told, the day of receipt stands for it.
    ``extended_on`` is the day the head consented; an extension granted before a correction or a payment started the
    clock anew does not count after it. Where the day is not told, the extension belongs to the period that is running.
    ``today`` is the day on which one asks: a question whose last day is over no longer stops the clock.
    Units: ``extended`` in working days, 0 when the period was not extended.
    """

    received: date
    corrected: date | None = None
    pauses: Sequence[Pause] = ()
    extended: int = 0
    fee_sent: date | None = None
    fee_notified: date | None = None
    fee_paid: date | None = None
    inquiries: Sequence[Inquiry] = ()
    correction: Correction | None = None
    extended_on: date | None = None
    delay: Delay | None = None
    fee_lapsed: bool = False
    fee_paper: str = ""
    extension_paper: str = ""
    today: date | None = None

    @property
    def started(self) -> date:
        """起算日：receipt of the application, or of the corrected one."""
        return self.corrected or self.received

    @property
    def frozen(self) -> date | None:
        """停止计算日：the day the fee notice was sent."""
        return self.fee_sent or self.fee_notified

    @property
    def awaits_correction(self) -> bool:
        """补正还没有收到。"""
        return self.correction is not None and self.corrected is None

    def stops(self, calendar: Calendar) -> tuple[Pause, ...]:
        """不计入期限的时间：what was told as such, and each question that stops the clock, up to where it ended."""
        asked = (each for each in self.inquiries if each.stops_the_clock)
        ends = ((each, each.ended(calendar, on=self.today)) for each in asked)
        return (*self.pauses, *(Pause(each.sent, ended, each.asked.label) for each, ended in ends))
