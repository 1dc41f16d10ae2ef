"""突发事件：its kind and level, whether it goes on, and by when what must be said of it. No database.

Law: 突发事件应对法 第二条、第三条（种类、级别）；政府信息公开条例 第六条（澄清）、第二十条第十二项；
国办发〔2016〕61号、80号（发布时限）.
Units: hours from the moment at which it became known; days of the crisis itself include its last day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from .clocks import Clock, clock
from .days import FIRST_DAY, chinese_day
from .reckoning import CHINA_TIME

STATEMENT, BRIEFING, OTHER = "public-concern-statement", "public-concern-briefing", "public-concern-other"


class CrisisKind(StrEnum):
    """突发事件的种类。Law: 突发事件应对法 第二条."""

    DISASTER = "disaster"
    ACCIDENT = "accident"
    HEALTH = "health"
    SECURITY = "security"

    @property
    def label(self) -> str:
        """中文名称。"""
        return KIND_LABELS[self]


KIND_LABELS: dict[CrisisKind, str] = {
    CrisisKind.DISASTER: "自然灾害",
    CrisisKind.ACCIDENT: "事故灾难",
    CrisisKind.HEALTH: "公共卫生事件",
    CrisisKind.SECURITY: "社会安全事件",
}


class CrisisLevel(StrEnum):
    """突发事件的级别；社会安全事件不分级，写“其他”。"""

    EXTREME = "extreme"
    MAJOR = "major"
    SERIOUS = "serious"
    GENERAL = "general"
    OTHER = "other"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LEVEL_LABELS[self]

    @property
    def is_major(self) -> bool:
        """是否按重大突发事件的时限发布。"""
        return self in {CrisisLevel.EXTREME, CrisisLevel.MAJOR}


LEVEL_LABELS: dict[CrisisLevel, str] = {
    CrisisLevel.EXTREME: "特别重大",
    CrisisLevel.MAJOR: "重大",
    CrisisLevel.SERIOUS: "较大",
    CrisisLevel.GENERAL: "一般",
    CrisisLevel.OTHER: "其他（不分级）",
}


class CrisisState(StrEnum):
    """专题的状态，from its days."""

    OPEN = "open"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """中文名称。"""
        return "正在应对" if self is CrisisState.OPEN else "已经结束"


class Section(StrEnum):
    """专题里的一节：what a text that is tied says to its readers."""

    STATEMENT = "statement"
    GUIDE = "guide"
    CORRECTION = "correction"

    @property
    def label(self) -> str:
        """中文名称。"""
        return SECTION_LABELS[self]


SECTION_LABELS: dict[Section, str] = {
    Section.STATEMENT: "权威发布",
    Section.GUIDE: "办事提示",
    Section.CORRECTION: "更正澄清",
}


def state_on(until_on: date | None, *, on: date) -> CrisisState:
    """当日的状态：it goes on through its last day."""
    return CrisisState.CLOSED if until_on is not None and until_on < on else CrisisState.OPEN


def state_of(body: Mapping[str, Any], *, on: date) -> CrisisState:
    """公开页的状态：of what was signed, on the day."""
    return state_on(date.fromisoformat(body["until_on"]) if body["until_on"] else None, on=on)


TOLD = {
    "title": "标题", "kind": "种类", "level": "级别", "place": "地点", "begun": "开始日期", "until": "最后一天",
    "lead": "牵头单位", "intro": "情况介绍", "measures": "采取的措施", "contact": "找谁",
}  # fmt: skip
"""公开页写明的，by what each is called."""


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """两版之间改了的，by name; nothing when they say the same."""
    return "、".join(label for name, label in TOLD.items() if before.get(name) != after.get(name))


@dataclass(frozen=True)
class CrisisFacts:
    """专题的要素，as they are typed."""

    title: str
    kind: CrisisKind
    level: CrisisLevel
    place: str
    begun_on: date
    noticed_at: datetime
    until_on: date | None = None
    intro: str = ""
    measures: str = ""
    contact: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was typed."""
        return (self.title, self.place, self.intro, self.measures, self.contact)

    @property
    def stored(self) -> dict[str, object]:
        """存下的样子，without stray white space."""
        told = {name: getattr(self, name) for name in CrisisFacts.__dataclass_fields__}
        plain = {name: each.strip() if isinstance(each, str) else each for name, each in told.items()}
        return plain | {"kind": self.kind.value, "level": self.level.value}

    @property
    def noticed_on(self) -> date:
        """得知的那一天。"""
        return (self.noticed_at.astimezone(CHINA_TIME) if self.noticed_at.tzinfo else self.noticed_at).date()

    def reasons(self, *, at: datetime, on: date) -> list[str]:
        """不能这样登记的理由。``on`` is the day of ``at`` here."""
        found = [] if self.title.strip() else ["请填写专题的标题。"]
        found += [] if self.place.strip() else ["请填写发生在哪里。"]
        if self.begun_on < FIRST_DAY:
            found.append(f"开始日期不能早于{chinese_day(FIRST_DAY)}，请核对。")
        elif self.noticed_on < self.begun_on - timedelta(days=1):
            found.append("得知的时间不能比开始日期早一天以上，请核对。")
        if self.noticed_on < FIRST_DAY:
            found.append(f"得知的时间不能早于{chinese_day(FIRST_DAY)}，请核对。")
        if self.begun_on > on:
            found.append("开始的日期还没有到，请核对。")
        if self.noticed_at > at:
            found.append("得知的时间还没有到，请核对。")
        if self.until_on is not None and self.until_on < self.begun_on:
            found.append("结束的日期早于开始的日期，请核对。")
        return found


@dataclass(frozen=True)
class Term:
    """发布时限：one clock, when it runs out, and when what it asks for was done."""

    clock: Clock
    due_at: datetime
    done_at: datetime | None

    @property
    def is_done(self) -> bool:
        """是否已经做了。"""
        return self.done_at is not None

    def is_late(self, *, at: datetime) -> bool:
        """是否超过，done or not."""
        return (self.done_at or at) > self.due_at

    def hours_left(self, *, at: datetime) -> int:
        """还剩几小时，rounded up; below nought by how many it is over."""
        seconds = int((self.due_at - at).total_seconds())
        return -(-seconds // 3600)

    def words(self, *, at: datetime) -> str:
        """说法：done in time or late, or the hours left."""
        if self.done_at is not None:
            return "已办，超过了时限" if self.is_late(at=at) else "已按时办"
        left = self.hours_left(at=at)
        return f"还剩 {left} 小时" if left > 0 else f"超过 {-left} 小时" if left < 0 else "刚到时限"


def clocks_of(level: CrisisLevel, *, on: date) -> tuple[Clock, ...]:
    """适用的时限：of a major event two, of any other one; none of a day that the table of working days has not."""
    if on < FIRST_DAY:
        return ()
    names = (STATEMENT, BRIEFING) if level.is_major else (OTHER,)
    return tuple(clock(name, on) for name in names)


def first_since(since: Mapping[int, datetime], told: Iterable[tuple[int, datetime]]) -> dict[int, datetime]:
    """第一次发布，of each event, at or after it became known."""
    moments: dict[int, list[datetime]] = {}
    for event, at in told:
        if at >= since[event]:
            moments.setdefault(event, []).append(at)
    return {event: min(found) for event, found in moments.items()}


def reasons_against_briefing(briefed_at: datetime, how: str, *, noticed_at: datetime, at: datetime) -> list[str]:
    """不能登记新闻发布的理由。Law: 国办发〔2016〕61号."""
    found = [] if how else ["请写明怎样发布的，例如发布会、通气会、书面发布。"]
    if not noticed_at <= briefed_at <= at:
        found.append("新闻发布的时间应在得知以后、现在以前，请核对。")
    return found


def reasons_against_correction(section: Section, *, has_target: bool, wrong: str, right: str) -> list[str]:
    """不能这样关联为更正的理由：it says which text it corrects, what was wrong and what is right.

    Law: 政府信息公开条例 第六条（发现虚假或者不完整信息的，发布准确的信息予以澄清）.
    """
    if section is not Section.CORRECTION:
        stray = has_target or wrong.strip() or right.strip()
        return ["只有更正澄清才写更正哪一件、原来怎样说、应当怎样说。"] if stray else []
    found = [] if has_target else ["请选择更正的是哪一件已公开的文件。"]
    if not wrong.strip() or not right.strip():
        found.append("更正要写明原来怎样说、应当怎样说。")
    elif wrong.strip() == right.strip():
        found.append("原来的说法和应当的说法一样，请核对。")
    return found


def reasons_against_untold(words: str, *, wrong: str, right: str) -> list[str]:
    """更正没有写明的理由：the text that is signed says itself what was wrong and what is right."""
    plain = "".join(words.split())
    missing = [text for text in (wrong, right) if "".join(text.split()) not in plain]
    told = "”“".join(missing)
    return [f"这是一份更正，正文里要照登记的写明原来怎样说、应当怎样说，还没有：“{told}”。"] if missing else []


def sections_of(tied: Sequence[tuple[Section, object]]) -> list[tuple[Section, list[object]]]:
    """分节，in the order of the page, without those that hold nothing."""
    found = [(section, [row for of, row in tied if of is section]) for section in Section]
    return [(section, rows) for section, rows in found if rows]
