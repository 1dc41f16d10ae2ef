"""申请的统计：counts over cases from which nobody can be told, and which small numbers stay inside.

Law: 政府信息公开条例 第四十四条; 个人信息保护法 第六条（限于实现处理目的的最小范围）.
Nothing here holds a name: an applicant is a digest, and only whether two are the same is asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

FEW = 3
"""少于几人的不对外说：from so many different applicants on, a number tells nothing of any of them."""
BINS: tuple[tuple[int, int | None], ...] = ((0, 5), (6, 10), (11, 15), (16, 20), (21, 40), (41, None))
"""办理天数的分段。Units: working days, both ends count; ``None`` has no upper end."""


@dataclass(frozen=True, slots=True)
class Counted:
    """一件申请里要数的：codes and numbers only.

    Units: ``days`` working days from the day after receipt to the day of the reply, ``None`` while there is none;
    ``is_late`` is ``None`` where there is no due day, ``is_overdue`` is of a case that is still open; ``paid`` yuan.
    """

    topic: str
    outcome: str
    channel: str
    kind: str
    person: str = ""
    days: int | None = None
    is_late: bool | None = None
    is_overdue: bool = False
    paid: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Bin:
    """一段办理天数里的件数。"""

    label: str
    in_time: int
    late: int
    unknown: int

    @property
    def total(self) -> int:
        """这一段共几件。"""
        return self.in_time + self.late + self.unknown


@dataclass(frozen=True, slots=True)
class Cell:
    """两项交叉的一格：cases, and how many different applicants they are of."""

    cases: int = 0
    persons: int = 0


def tally(values: Iterable[str], order: Iterable[str]) -> dict[str, int]:
    """按类别数件数：every kind of the order, those without any too; an unknown one comes last and is not lost."""
    found = Counter(values)
    known = dict.fromkeys(order, 0)
    return {**known, **{value: found[value] for value in [*known, *sorted(set(found) - set(known))]}}


def quarters(days: Sequence[int]) -> tuple[float, float, float] | None:
    """办理天数的下四分位、中位、上四分位；``None`` where nothing was answered. Units: working days."""
    if not days:
        return None
    if len(days) == 1:
        return (float(days[0]),) * 3
    low, middle, high = quantiles(days, n=4, method="inclusive")
    return low, middle, high


def distribution(cases: Iterable[Counted]) -> tuple[Bin, ...]:
    """办理天数的分布：of those answered, in time and late."""
    answered = [case for case in cases if case.days is not None]
    return tuple(_bin(low, high, answered) for low, high in BINS)


def repeats(cases: Iterable[Counted]) -> tuple[int, int]:
    """又来申请：how many times one applicant came again on one topic, and in how many cases altogether.

    Not the 重复申请 of 政府信息公开条例 第三十六条第六项, which is a result and counted among the results.
    """
    found = Counter((case.person, case.topic) for case in cases if case.person and case.topic)
    again = [times for times in found.values() if times > 1]
    return len(again), sum(again)


def crossed(cases: Sequence[Counted]) -> dict[tuple[str, str], Cell]:
    """主题和申请人类别的交叉：every pair of those there are. Whoever was erased counts as one applicant."""
    topics, kinds = {case.topic for case in cases}, {case.kind for case in cases}
    number = Counter((case.topic, case.kind) for case in cases)
    people = Counter((topic, kind) for topic, kind, _ in {(case.topic, case.kind, case.person) for case in cases})
    return {(topic, kind): Cell(number[topic, kind], people[topic, kind]) for topic in topics for kind in kinds}


def hidden(cells: Mapping[tuple[str, str], Cell]) -> frozenset[tuple[str, str]]:
    """不对外说的格子：those of fewer than ``FEW`` people, and as many more as keep sums from telling them.

    In every row and column with a hidden cell there are at least two, where it has two at all.
    """
    found = {place for place, cell in cells.items() if 0 < cell.persons < FEW}
    while more := next((place for line in _lines(cells) if (place := _needed(line, found, cells))), None):
        found.add(more)
    return frozenset(found)


def _bin(low: int, high: int | None, answered: Iterable[Counted]) -> Bin:
    inside = [case for case in answered if low <= (case.days or 0) and (high is None or (case.days or 0) <= high)]
    late = Counter(case.is_late for case in inside)
    label = f"{low} 以上" if high is None else f"{low}—{high}"
    return Bin(label, late[False], late[True], late[None])


def _lines(cells: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    rows: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for place in sorted(cells):
        for side, name in enumerate(place):
            rows.setdefault((side, name), []).append(place)
    return [rows[key] for key in sorted(rows)]


def _needed(
    line: Sequence[tuple[str, str]], found: Iterable[tuple[str, str]], cells: Mapping[tuple[str, str], Cell]
) -> tuple[str, str] | None:
    """Which further cell of the line must be hidden: the smallest, where exactly one is."""
    told = set(found)
    shown = [place for place in line if place not in told]
    if len(line) - len(shown) != 1 or not shown:
        return None
    return min(shown, key=lambda place: (cells[place].cases == 0, cells[place].cases, place))
