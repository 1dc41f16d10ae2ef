"""想要的信息：what a whole sentence of an application asks for, held against titles that are public already.

A sentence seldom stands in a title word for word. What every application says, whom it is sent to, and days say nothing
of the matter; of two titles that are as close, the one that names the same days comes first.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from mingtang.language.likeness import pairs
from mingtang.language.width import narrow

Row = TypeVar("Row")
ENOUGH = 0.5
"""From this share of what is asked for on, a title may be what is meant."""
_STOCK = re.compile(
    "(?:本人|我们|我|现在|现)?(?:想要|想看|想查|需要|希望|申请|请求|要求|要|请|麻烦|依法)?"
    "(?:贵单位|贵机关|贵镇|你们|镇政府|政府)?(?:政府信息)?(?:公开|提供|查询|查阅|获取|了解|看看|查看|知道|得到|发给|给我|给)"
    "|(?:本人|我们|我|现)(?:想要|想看|想查|需要|希望|要|想)|^(?:申请|请问|请)|谢谢"
)
_DAYS = re.compile(r"\d+(?:年度|年|月份|月|季度|日|号)?|[一二三四五六七八九十]+(?:季度|月份|月)")
_LINKS = re.compile("[的了和与及或在对向有关于以及等些份]")


def closest(
    text: str, rows: Iterable[Row], *, of: Callable[[Row], str], most: int, without: Sequence[str] = ()
) -> list[Row]:
    """最接近的：the rows whose titles have most of what is asked for, the closest first; of equals the earlier."""
    asked, days = _matter(text, without), _days(text)
    if not asked:
        return []
    scored = []
    for place, row in enumerate(rows):
        title = of(row)
        share = len(asked & pairs(_LINKS.sub("", narrow(title)))) / len(asked)
        if share >= ENOUGH:
            scored.append((-share, -len(days & _days(title)), place, row))
    return [row for _, _, _, row in sorted(scored, key=lambda one: one[:3])[:most]]


def _matter(text: str, without: Sequence[str]) -> frozenset[str]:
    """What it is about: without stock phrases, the names of who is asked, and days."""
    told = _STOCK.sub(" ", narrow(text))
    for name in sorted(without, key=len, reverse=True):
        told = told.replace(name, " ")
    return pairs(_LINKS.sub("", _DAYS.sub(" ", told)))


def _days(text: str) -> frozenset[str]:
    return frozenset(_DAYS.findall(narrow(text)))
