"""法定节假日：the seven feasts a year's notice must name, how many days are off at least, and what a new table changes.

Law: 全国年节及纪念日放假办法 第二条（2024年修订，2025年起多两天）.
Units: days.
"""

from dataclasses import dataclass
from datetime import date

from .notices import Notice, NoticeDay

TWO_MORE_FROM = 2025
FEASTS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
FIXED = {"元旦": (1, 1), "劳动节": (5, 1), "国庆节": (10, 1)}
# 农历和节气的节日没有固定的公历日期，按通知写的名称认；除夕属于春节。
MOVING = {"春节": ("春节", "除夕"), "清明节": ("清明",), "端午节": ("端午",), "中秋节": ("中秋",)}


@dataclass(frozen=True, slots=True)
class Difference:
    """新旧两份安排的差别：days only the new table names, and days only the table in force names."""

    added: tuple[NoticeDay, ...]
    removed: tuple[NoticeDay, ...]


def statutory_days(year: int) -> int:
    """法定放假天数：13 from 2025, 11 before. Law: 全国年节及纪念日放假办法 第二条."""
    return 13 if year >= TWO_MORE_FROM else 11


def feasts_missing(notice: Notice) -> tuple[str, ...]:
    """没有写到的法定节日：of the seven; those on a fixed day by that day, the others by their name.

    Law: 全国年节及纪念日放假办法 第二条.
    """
    off = set(notice.days_off)
    names = " ".join(entry.name for entry in notice.days if not entry.working)
    return tuple(
        feast
        for feast in FEASTS
        if (date(notice.year, *FIXED[feast]) not in off if feast in FIXED else not _is_named(feast, names))
    )


def gaps(notice: Notice) -> tuple[str, ...]:
    """放假安排不全的地方：full sentences; none where all seven feasts are there and enough days are off.

    Law: 全国年节及纪念日放假办法 第二条.
    """
    missing, least, count = feasts_missing(notice), statutory_days(notice.year), len(notice.days_off)
    sentences = []
    if missing:
        sentences.append(f"没有看到{'、'.join(missing)}放假；法定节日每年都放假，请核对是否漏贴。")
    if count < least:
        sentences.append(f"读出的放假日子一共 {count} 天，少于法定的 {least} 天，请核对是否漏贴。")
    return tuple(sentences)


def difference(old: Notice, new: Notice) -> Difference:
    """新旧安排的差别；节日叫什么不算差别。"""
    before, after = ({(entry.day, entry.working) for entry in notice.days} for notice in (old, new))
    return Difference(
        tuple(entry for entry in new.days if (entry.day, entry.working) not in before),
        tuple(entry for entry in old.days if (entry.day, entry.working) not in after),
    )


def _is_named(feast: str, names: str) -> bool:
    return any(word in names for word in MOVING[feast])
