"""放假通知：the yearly notice of the State Council's General Office on days off and make-up working days.

Law: 全国年节及纪念日放假办法 fixes the feasts; which days are really off, and which weekends are worked in
exchange, is said each year by 国务院办公厅关于××××年部分节假日安排的通知.
Errors: an impossible notice raises ``RuleBroken`` with every fault at once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from .days import WEEKDAYS, chinese_day, weekday_name
from .rules import RuleBroken, refuse_if_any

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Source:
    """依据：the instrument a year's table rests on."""

    title: str
    number: str = ""

    def __str__(self) -> str:
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"


@dataclass(frozen=True, slots=True, order=True)
class NoticeDay:
    """放假或者调休上班的一天：``working`` is true for a weekend day that is worked."""

    day: date
    working: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """一年的放假安排：the whole table of one year, days in order; make one with ``notice_of`` or ``parse_notice``."""

    year: int
    sources: tuple[Source, ...]
    days: tuple[NoticeDay, ...]

    @property
    def days_off(self) -> tuple[date, ...]:
        """放假的日子。"""
        return tuple(entry.day for entry in self.days if not entry.working)

    @property
    def make_up_days(self) -> tuple[date, ...]:
        """调休上班的日子。"""
        return tuple(entry.day for entry in self.days if entry.working)


def usual_title(year: int) -> str:
    """通知标题：the title these notices bear every year."""
    return f"国务院办公厅关于{year}年部分节假日安排的通知"


def notice_of(year: int, days: Iterable[NoticeDay], *sources: Source) -> Notice:
    """放假安排：a checked notice from its days; without a source it gets the usual title.

    Errors: ``RuleBroken`` with all faults, each naming its day.
    """
    entries = tuple(sorted(days))
    refuse_if_any(reasons_against_notice(year, entries))
    return Notice(year, sources or (Source(usual_title(year)),), entries)


def reasons_against_notice(year: int, days: Iterable[NoticeDay]) -> tuple[str, ...]:
    """放假安排不成立的理由：days of other years, make-up days that are no weekend, a day named twice."""
    entries = sorted(days)
    reasons = []
    if not any(not entry.working for entry in entries):
        reasons.append(f"{year}年的放假安排里没有放假的日子，请补齐后再保存。")
    for entry in entries:
        if not date(year - 1, 12, 1) <= entry.day <= date(year + 1, 1, 31):
            reasons.append(f"{chinese_day(entry.day)}不在{year}年，也不与{year}年的元旦相连，请核对年份。")
        if entry.working and entry.day.weekday() < SATURDAY:
            reasons.append(f"{chinese_day(entry.day)}是{weekday_name(entry.day)}，调休上班日只能是星期六或者星期日。")
    for earlier, later in pairwise(entries):
        if earlier.day == later.day and earlier.working == later.working:
            reasons.append(f"{chinese_day(later.day)}写了两次，请删去一次。")
        elif earlier.day == later.day:
            reasons.append(f"{chinese_day(later.day)}既写了放假又写了上班，请只留一种。")
    return tuple(dict.fromkeys(reasons))


# The wording of these notices is the same year after year:
#   二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）上班。
_TITLE = re.compile(r"(\d{4})\s*年\s*部分节假日安排")
_NUMBER = re.compile(r"国办发明电\s*〔\d{4}〕\s*\d+\s*号")
_ITEM = re.compile(r"^\s*[一二三四五六七八九十]+、\s*(?P<name>[^:]{1,20}):(?P<body>.*)$")
_DAY = r"(?:(?P<{0}year>\d{{4}})年)?(?:(?P<{0}month>\d{{1,2}})月)?(?P<{0}day>\d{{1,2}})日(?:\((?P<{0}note>[^)]*)\))?"
_SPAN = re.compile(_DAY.format("") + "(?:至" + _DAY.format("to_") + ")?")
_TOTAL = re.compile(r"(?:共|放假|调休)(\d{1,2})天")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日])")
# 鼓励、倡导只是建议，不改变哪天放假。同一句里写了上班的不算，免得漏掉调休。
_ADVICE = re.compile(r"[^。;,:]*(?:鼓励|倡导|提倡|建议|引导)(?:(?!上班)[^。;])*(?=[。;]|$)")
_PLAIN = str.maketrans("（）：，；０１２３４５６７８９", "():,;0123456789")


def parse_notice(text: str, year: int | None = None) -> Notice:
    """读放假通知：a notice from the official text, as pasted from a government website.

    Weekdays in brackets and the number of days (共3天) are checked against the days themselves.
    Errors: ``RuleBroken`` naming each line that cannot be read or does not add up.
    """
    plain = text.translate(_PLAIN)
    titled = _TITLE.search(plain)
    of_year = year if year is not None else int(titled.group(1)) if titled else None
    if of_year is None:
        raise RuleBroken("看不出这是哪一年的放假通知，请连同标题一起粘贴，或者填写年份。")
    reasons = []
    if titled and int(titled.group(1)) != of_year:
        reasons.append(f"标题写的是{titled.group(1)}年，填写的是{of_year}年，请核对年份。")
    days: list[NoticeDay] = []
    for line in plain.splitlines():
        item = _ITEM.match(line)
        if item:
            found, faults = _read_item(of_year, item["name"].strip(), item["body"])
            days += found
            reasons += faults
    refuse_if_any([*reasons, *reasons_against_notice(of_year, days)])
    number = _NUMBER.search(plain)
    return notice_of(of_year, days, Source(usual_title(of_year), "".join(number[0].split()) if number else ""))


def without_advice(line: str) -> str:
    """去掉建议的话：a line without what is only encouraged (鼓励……除夕休息), which makes no day a day off.

    Law: 全国年节及纪念日放假办法; only the arrangement of the notice itself changes which days are worked.
    """
    return _ADVICE.sub("", line)


def _read_item(year: int, name: str, body: str) -> tuple[list[NoticeDay], list[str]]:
    """Read one numbered item: sentences that say 放假 or 上班, each with its days."""
    days: list[NoticeDay] = []
    reasons: list[str] = []
    for sentence in re.split(r"[。;]", without_advice(body)):
        working = "上班" in sentence
        if not working and "放假" not in sentence:
            continue
        spans, faults = _read_spans(year, sentence)
        reasons += [f"“{name}”一项：{fault}" for fault in faults]
        total = _TOTAL.search(sentence)
        if not spans and not faults:
            reasons.append(f"“{name}”一项：没有读出日期，请按“1月1日（周四）至3日（周六）放假，共3天”的写法填写。")
        elif total and not working and len(spans) != int(total[1]):
            reasons.append(f"“{name}”一项：写的是共{total[1]}天，起止日期之间是{len(spans)}天，请核对。")
        days += [NoticeDay(day, working, name) for day in spans]
    return days, reasons


def _read_spans(year: int, sentence: str) -> tuple[list[date], list[str]]:
    """Every day a sentence names, spans filled in; a month or year not written is the one written before."""
    days: list[date] = []
    reasons: list[str] = []
    near = date(year, 1, 1)
    for match in _SPAN.finditer(sentence):
        try:
            first = _day_of(match["year"], match["month"], match["day"], near)
            last = _day_of(match["to_year"], match["to_month"], match["to_day"], first) if match["to_day"] else first
        except ValueError:
            reasons.append(f"没有“{match[0]}”这一天，请核对。")
            continue
        near = last
        if last < first or (last - first).days > 31:
            reasons.append(f"“{match[0]}”的起止日期不对，请核对。")
            continue
        for day, note in ((first, match["note"]), (last, match["to_note"])):
            weekday = _WEEKDAY.search(note or "")
            if weekday and not weekday_name(day).endswith(weekday[1]):
                reasons.append(
                    f"{chinese_day(day)}是{weekday_name(day)}，不是{_full_weekday(weekday[1])}，请核对年份和日期。"
                )
        days += [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return days, reasons


def _day_of(year: str | None, month: str | None, day: str, near: date) -> date:
    return date(int(year) if year else near.year, int(month) if month else near.month, int(day))


def _full_weekday(numeral: str) -> str:
    return next(name for name in WEEKDAYS if name.endswith(numeral))
