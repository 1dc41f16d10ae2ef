"""说法：one thing said in several ways, in papers and by those who look for them; and traditional characters."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

MOST_WAYS = 6
"""How many other ways of saying a word are looked for."""
FEWEST_WAYS, LONGEST_WAY, MOST_TOGETHER = 2, 20, 12
"""Of a group of ways: how many it has, how long one is, how many it may have."""
_DATA = files("mingtang.language") / "data"

Group = tuple[str, ...]


@cache
def groups() -> tuple[Group, ...]:
    """现成的说法，group by group; the first of each is the one that papers use."""
    return tuple(tuple(line.split()) for line in _lines("sayings.txt"))


@cache
def _simplified() -> dict[int, str]:
    told = "".join(_lines("traditional.txt"))
    return {ord(told[at]): told[at + 1] for at in range(0, len(told), 2)}


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def simplified(text: str) -> str:
    """繁体转简体：character for character; those that are not in the table stay."""
    return text.translate(_simplified())


def other_ways(word: str, known: Iterable[Group]) -> list[str]:
    """别的说法：of a word, or of the longest part of it that is known to be said in another way.

    What stands around the part stays: 低保标准 is 最低生活保障标准 as well.
    """
    fitting = [(way, group) for group in known for way in group if way in word and len(way) > 1]
    longest = max((len(way) for way, _ in fitting), default=0)
    found: dict[str, None] = {}
    for way, group in fitting:
        if len(way) == longest:
            # 本来就含着它的，不必再找一遍。
            others = (other for other in group if way not in other and other not in word)
            found.update(dict.fromkeys(word.replace(way, other) for other in others))
    return list(found)[:MOST_WAYS]


def reasons_against_group(ways: Sequence[str]) -> list[str]:
    """不能算一组说法的理由。"""
    found = []
    if len(ways) < FEWEST_WAYS:
        found.append("至少写两种说法，用空格隔开，例如“低保 最低生活保障”。")
    if len(ways) > MOST_TOGETHER:
        found.append(f"一组最多 {MOST_TOGETHER} 种说法，请分成几组。")
    if long := [way for way in ways if len(way) > LONGEST_WAY]:
        found.append(f"“{long[0]}”太长，一种说法最多 {LONGEST_WAY} 个字。")
    if short := [way for way in ways if len(way) < FEWEST_WAYS]:
        found.append(f"“{short[0]}”只有一个字，会找出许多不相干的，请写两个字以上。")
    return found
