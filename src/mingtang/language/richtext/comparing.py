"""比对：characters, and rows of anything, brought into line. Work is counted beforehand and bounded."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TypeVar

from mingtang.language.richtext.model import Cell
from mingtang.language.richtext.tables import EMPTY

Thing = TypeVar("Thing", bound=Hashable)
Span = tuple[int, int]

_TOKEN = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*|.", re.DOTALL)
_AT_ONCE = 300_000
_PAIRED = 100_000
_AHEAD = 12
_GRID = 200_000
ALIKE = 0.35
_RELATED = 0.15


@dataclass
class Budget:
    """还可以比多少：pairs of equal things looked at; when it is spent, what differs is told as replaced."""

    left: int = 6_000_000

    def allows(self, work: int) -> bool:
        """Take the work off, if it may be done."""
        if work > min(self.left, _AT_ONCE):
            return False
        self.left -= work
        return True


def matches(before: Sequence[Hashable], after: Sequence[Hashable], budget: Budget) -> list[Span]:
    """相同的：pairs of places with equal things, in order; things that stand on each side once lead the way."""
    found: list[Span] = []
    waiting = [(0, len(before), 0, len(after))]
    while waiting:
        i1, i2, j1, j2 = waiting.pop()
        while i1 < i2 and j1 < j2 and before[i1] == after[j1]:
            found.append((i1, j1))
            i1, j1 = i1 + 1, j1 + 1
        while i1 < i2 and j1 < j2 and before[i2 - 1] == after[j2 - 1]:
            i2, j2 = i2 - 1, j2 - 1
            found.append((i2, j2))
        if i1 == i2 or j1 == j2:
            continue
        leading = [(i1 + i, j1 + j) for i, j in _unique(before[i1:i2], after[j1:j2])]
        if not leading:
            found += [(i1 + i, j1 + j) for i, j in _longest(before[i1:i2], after[j1:j2], budget)]
            continue
        found += leading
        starts = [(i1, j1), *((i + 1, j + 1) for i, j in leading)]
        ends = [*leading, (i2, j2)]
        waiting += [(i, k, j, m) for (i, j), (k, m) in zip(starts, ends, strict=True)]
    return sorted(found)


def _unique(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Span]:
    """Things that stand once on each side, as many as go in order."""
    once, other = Counter(before), Counter(after)
    place = {thing: j for j, thing in enumerate(after)}
    pairs = [(i, place[thing]) for i, thing in enumerate(before) if once[thing] == 1 and other.get(thing) == 1]
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        previous.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [at]
    found: list[Span] = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = previous[at]
    return found[::-1]


def _longest(before: Sequence[Hashable], after: Sequence[Hashable], budget: Budget) -> Iterator[Span]:
    many = Counter(after)
    if not budget.allows(sum(count * many[thing] for thing, count in Counter(before).items())):
        return
    for i, j, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        yield from ((i + step, j + step) for step in range(size))


def pairs(
    before: Sequence[Thing], after: Sequence[Thing], says: Callable[[Thing], str], budget: Budget
) -> Iterator[tuple[Thing | None, Thing | None]]:
    """成对：what stands on both sides, alike or only similar; the rest is gone or new."""
    i = j = 0
    numbers: dict[Thing, int] = {}
    known = [[numbers.setdefault(thing, len(numbers)) for thing in side] for side in (before, after)]
    for k, m in [*matches(known[0], known[1], budget), (len(before), len(after))]:
        yield from _similar(before[i:k], after[j:m], says)
        if k < len(before):
            yield before[k], after[m]
        i, j = k + 1, m + 1


def _similar(
    before: Sequence[Thing], after: Sequence[Thing], says: Callable[[Thing], str]
) -> Iterator[tuple[Thing | None, Thing | None]]:
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    i = j = 0
    grams = [[_grams(says(one)) for one in side] for side in (before, after)]
    found = _best if len(before) * len(after) <= _PAIRED else _near
    for k, m in [*found(grams[0], grams[1]), (None, None)]:
        yield from ((one, None) for one in before[i:k])
        yield from ((None, one) for one in after[j:m])
        if k is not None and m is not None:
            yield before[k], after[m]
            i, j = k + 1, m + 1


def _best(before: list[frozenset[str]], after: list[frozenset[str]]) -> list[Span]:
    """The pairs that are most alike in all, in order."""
    rows, columns = len(before), len(after)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    worth: dict[Span, float] = {}
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            alike = _alike(before[i], after[j])
            worth[i, j] = alike + best[i + 1][j + 1] if alike >= ALIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], worth[i, j])
    found, i, j = [], 0, 0
    while i < rows and j < columns:
        if worth[i, j] >= 0 and worth[i, j] >= best[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _near(before: list[frozenset[str]], after: list[frozenset[str]]) -> list[Span]:
    """The pairs that are alike and stand near: for texts too long to hold everything against everything."""
    found, j = [], 0
    for i, one in enumerate(before):
        ahead = range(j, min(j + _AHEAD, len(after)))
        k = next((k for k in ahead if _alike(one, after[k]) >= ALIKE), None)
        if k is not None:
            found.append((i, k))
            j = k + 1
    return found


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(max(len(text) - 1, 1)))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def changes(before: str, after: str, budget: Budget) -> Iterator[tuple[bool, Span, Span]]:
    """字的差别：(same, from–to before, from–to after); numbers and Latin words are taken whole."""
    if len(before) > 12 and len(after) > 12 and _alike(_grams(before), _grams(after)) < _RELATED:
        yield False, (0, len(before)), (0, len(after))
        return
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    found = _by_sentences(old, new, budget) if len(old) + len(new) > 2_000 else matches(old, new, budget)
    i = j = 0
    for same, (k, m), (p, q) in _readable(_runs(found, len(old), len(new))):
        wide, other = sum(map(len, old[k:m])), sum(map(len, new[p:q]))
        yield same, (i, i + wide), (j, j + other)
        i, j = i + wide, j + other


def _by_sentences(old: list[str], new: list[str], budget: Budget) -> list[Span]:
    """Sentences first, then the characters between those that are the same."""
    sides = [_sentences(side) for side in (old, new)]
    found: list[Span] = []
    i = j = 0
    equal = matches([text for text, _, _ in sides[0]], [text for text, _, _ in sides[1]], budget)
    ends = [(sides[0][k][1], sides[0][k][2], sides[1][m][1]) for k, m in equal]
    for start, end, other in [*ends, (len(old), len(old), len(new))]:
        found += [(i + a, j + b) for a, b in matches(old[i:start], new[j:other], budget)]
        found += [(start + step, other + step) for step in range(end - start)]
        i, j = end, other + end - start
    return found


def _sentences(said: list[str]) -> list[tuple[str, int, int]]:
    found, start = [], 0
    for at, word in enumerate(said):
        if word in "。；！？\n" or at + 1 == len(said):
            found.append(("".join(said[start : at + 1]), start, at + 1))
            start = at + 1
    return found


def _runs(found: list[Span], old: int, new: int) -> Iterator[tuple[bool, Span, Span]]:
    i = j = 0
    start = (0, 0)
    for k, m in [*found, (old, new)]:
        if (k, m) != (i, j):
            if (i, j) != start:
                yield True, (start[0], i), (start[1], j)
            yield False, (i, k), (j, m)
            start = (k, m)
        i, j = k + 1, m + 1
    if start[0] < old and start[1] < new:
        yield True, (start[0], old), (start[1], new)


def _readable(found: Iterator[tuple[bool, Span, Span]]) -> list[tuple[bool, Span, Span]]:
    """A single character that happens to be the same between two changes belongs to the change."""
    told: list[tuple[bool, Span, Span]] = []
    for same, old, new in found:
        if not same and len(told) > 1 and told[-1][0] and told[-1][1][1] - told[-1][1][0] == 1:
            told.pop()
            _, before, after = told.pop()
            told.append((False, (before[0], old[1]), (after[0], new[1])))
        else:
            told.append((same, old, new))
    return told


def spread(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """摊开的表格：merged cells taken apart, so that rows can be brought into line one by one."""
    if sum(cell.wide * cell.high for row in rows for cell in row) > _GRID:
        return list(rows)
    taken: dict[Span, Cell] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            for down in range(cell.high):
                for right in range(cell.wide):
                    first = not down and not right
                    taken[at + down, column + right] = replace(cell, wide=1, high=1) if first else EMPTY
    widest = max((column for _, column in taken), default=-1) + 1
    return [tuple(taken.get((at, column), EMPTY) for column in range(widest)) for at in range(len(rows))]
