"""相近：how much two sentences have to do with each other, by the pairs of letters they share."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

Row = TypeVar("Row")
_KEPT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
# 处处都有的两个字，说明不了两句话是一回事。
_EVERYWHERE = frozenset(
    {
        "管理",
        "理区",
        "四个",
        "工作",
        "责任",
        "任单",
        "单位",
        "完成",
        "时限",
        "推进",
        "开展",
        "加强",
        "做好",
        "情况",
        "年度",
    }
)


ALIKE = 0.25
"""From this share of common pairs on, two texts may be about one thing."""


def pairs(text: str) -> frozenset[str]:
    """字对：the pairs of neighbouring letters of a text, without those that stand everywhere."""
    runs = _KEPT.findall(text)
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1)) - _EVERYWHERE


def likeness(one: str, other: str) -> float:
    """相近的程度：from 0 to 1, the share of the shorter text's pairs that the longer one has too."""
    first, second = pairs(one), pairs(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def most_alike(text: str, rows: Iterable[Row], *, of: Callable[[Row], str], most: int) -> list[Row]:
    """最相近的：the rows whose text is most like this one, the closest first; of equals the earlier."""
    scored = [(-likeness(of(row), text), place, row) for place, row in enumerate(rows)]
    return [row for score, _, row in sorted(scored, key=lambda one: one[:2])[:most] if -score >= ALIKE]
