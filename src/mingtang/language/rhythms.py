"""周期用语：how often something is to be done, and the words that say so with the days inside the period."""

import re
from dataclasses import dataclass
from enum import StrEnum

from mingtang.language.calendar_phrases import BEFORE, DAY_NUMBER, NUMBER
from mingtang.language.numerals import HAN, read_number


class Rhythm(StrEnum):
    """节奏：how often a commitment is to be carried out."""

    ONCE = "once"
    CONTINUOUS = "continuous"
    PERIODIC = "periodic"
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """重复：where it stands, its rhythm, how often a year (0 when the plan leaves it open), and what is uncertain."""

    begin: int
    end: int
    rhythm: Rhythm
    a_year: float
    doubt: str = ""


_DATE = rf"{DAY_NUMBER}[日号]"
_INNER = "|".join(
    (
        rf"{NUMBER}月份?(?:{_DATE}|底|末|[上中下]旬)?{BEFORE}?",
        rf"第?[一二三四1-4]季度(?:首月|末月|第[一二三1-3]个月)?(?:{_DATE}|底|末|初|内)?{BEFORE}?",
        rf"[上下]半年(?:底|末|内)?{BEFORE}?",
        rf"{_DATE}(?:[-至]{_DATE})?{BEFORE}?",
        rf"[年月季]?(?:底|末|初|[上中下]旬|首月|末月|首周|(?:最后|第)[一二三1-3]个?[月周])(?:{_DATE}|底|末|[上中下]旬)?{BEFORE}?",
        rf"结束后?的?(?:\d{{1,2}}|[{HAN}]{{1,3}})个?(?:工作日|日|天|周|月)(?:之内|以内|内)",
    )
)
_AND = r"(?:、|和|及|以及|,(?=\d))"
_TAIL = rf"(?:的?(?:{_INNER})(?:{_AND}(?:{_INNER}))*)?"
#: 一年两次: the number of times stands soon behind the period.
_TIMES = re.compile(r"[^，,。；;、]{0,8}?(?P<times>\d{1,2}|[二两三四五六七八九十])次")

#: Words of the period and how often they come round in a year; the first that fits where it stands counts.
_PERIODS = (
    (365, re.compile(r"每[日天]|逐日|按日|每个工作日")),
    (52, re.compile(r"每个?(?:周(?!边|期|年)|星期)|按周|逐周|一周一次")),
    (36, re.compile(r"每个?旬|逐旬")),
    (26, re.compile(r"每隔?[两二2]个?(?:周|星期)|每隔一?周|隔周")),
    (24, re.compile(r"每半个?月")),
    (12, re.compile(rf"(?:每个?月|按月|逐月|月月|一月一次)(?!底线){_TAIL}")),
    (6, re.compile(r"每[两二2]个?月|每双月|每隔一个?月|隔月")),
    (4, re.compile(r"每[三3]个月")),
    (4, re.compile(rf"(?:每个?季度?|按季度?|逐季度?|分季度|一季一次)(?!节){_TAIL}")),
    (3, re.compile(r"每[四4]个月")),
    (2, re.compile(r"每隔?半年|按半年|每[六6]个月|(?<![上下])半年(?=[^，,。；;]{0,6}一次)")),
    (0.5, re.compile(r"每隔?[两二2]年|每隔一年")),
    (0.3, re.compile(r"每[三四五3-5]年")),
    (
        1,
        re.compile(
            rf"(?:每个?年度?|按年度?|逐年|(?<![近第])一年(?!内)(?=[^，,。；;、]{{0,8}}?(?:\d|[{HAN}])次)){_TAIL}"
        ),
    ),
    (0, re.compile(r"不定期|(?<![法约规指固])定期(?!限|存|间)")),
)
_LABELS = {Rhythm.YEARLY: "每年", Rhythm.QUARTERLY: "每季度", Rhythm.MONTHLY: "每月"}


def find_rhythms(text: str) -> list[Recurrence]:
    """周期：every recurrence that narrow text names, in its order; ``a_year`` counts the days or times it lists."""
    found: list[Recurrence] = []
    taken = bytearray(len(text))
    for a_year, pattern in _PERIODS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = b"\1" * len(match[0])
            found.append(_recurrence(text, match, a_year))
    return sorted(found, key=lambda one: one.begin)


def _recurrence(text: str, match: re.Match[str], base: float) -> Recurrence:
    words = match[0]
    said = _TIMES.match(text, match.end(), min(len(text), match.end() + 12))
    times = (read_number(said["times"]) or 1) if said else len(re.findall(_AND, words)) + 1
    a_year = base * times
    rhythm, exact = _nearest(a_year, base)
    if rhythm is Rhythm.PERIODIC:
        told = "计划只写了“{}”，多久一次由单位自行确定" if base == 0 else "“{}”按定期任务登记"
        return Recurrence(match.start(), match.end(), rhythm, a_year, told.format(words) + "，请在台账里设好周期。")
    end = match.end()
    if said and words == "一年":
        end = said.end()
    doubt = ""
    if not exact:
        how = text[match.start() : said.end()] if said else words
        doubt = f"“{how}”没有正好对应的周期，已按“{_LABELS[rhythm]}”登记，请核对。"
    return Recurrence(match.start(), end, rhythm, a_year, doubt)


def _nearest(a_year: float, base: float) -> tuple[Rhythm, bool]:
    """The nearest rhythm that is not laxer; what comes round more often than monthly is left to the organ."""
    if a_year == 0 or base > 12:
        return Rhythm.PERIODIC, False
    if a_year <= 1:
        return Rhythm.YEARLY, a_year == 1
    if a_year <= 4:
        return Rhythm.QUARTERLY, a_year == 4
    return Rhythm.MONTHLY, a_year == 12
