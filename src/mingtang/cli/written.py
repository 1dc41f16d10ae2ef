"""命令里写的日期和数：read for a command, so that a wrong one is answered with a Chinese sentence naming its option."""

import re
from datetime import date, datetime

from mingtang.law.reckoning import day_of
from mingtang.law.rules import RuleBroken

CHINESE_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def moment_of(option: str, text: str) -> date:
    """A day, or a moment where the text names a time."""
    chinese = CHINESE_DATE.fullmatch(text.strip())
    try:
        if chinese:
            return date(*map(int, chinese.groups()))
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text.strip())
        day_of(moment)  # a moment at the edge of the calendar may have no day here
        return moment
    except (ValueError, OverflowError):
        raise RuleBroken(f"{option} 后面的“{text}”不是日期，请写成 2026-01-30 这样。") from None


def day_written(option: str, text: str) -> date:
    """A day; of a moment, the day it falls on here."""
    return day_of(moment_of(option, text))


def optional_day(option: str, text: str | None) -> date | None:
    """A day, where one is written."""
    return None if text is None else day_written(option, text)


def number_of(option: str, text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise RuleBroken(f"{option} 后面的“{text}”不是整数，请写成 20 这样。") from None
