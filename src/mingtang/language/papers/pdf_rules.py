"""PDF 表线：where the upright rules of a table end without a level one, as at the edge of a page that cuts a row."""

from collections.abc import Iterable, Mapping
from typing import Any

_NEAR = 3.0
_ENOUGH = 3


def open_ends(edges: Iterable[Mapping[str, Any]]) -> tuple[list[float], list[float]]:
    """表线断处：heights at which three or more upright rules begin, and at which they end, with no level rule there."""
    uprights: dict[int, list[tuple[float, float]]] = {}
    levels = []
    for edge in edges:
        if edge["orientation"] == "v":
            uprights.setdefault(round(edge["x0"] / _NEAR), []).append((edge["top"], edge["bottom"]))
        else:
            levels.append(float(edge["top"]))
    runs = [run for pieces in uprights.values() for run in _joined(sorted(pieces))]
    return _free([top for top, _ in runs], levels), _free([bottom for _, bottom in runs], levels)


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pieces of one upright rule that touch, as one."""
    runs = [pieces[0]]
    for top, bottom in pieces[1:]:
        if top - runs[-1][1] <= _NEAR:
            runs[-1] = (runs[-1][0], max(bottom, runs[-1][1]))
        else:
            runs.append((top, bottom))
    return runs


def _free(ends: list[float], levels: list[float]) -> list[float]:
    """Heights that enough ends share and no level rule is near."""
    found: list[float] = []
    group: list[float] = []
    for end in [*sorted(ends), float("inf")]:
        if group and end - group[0] > _NEAR:
            if len(group) >= _ENOUGH and all(abs(level - group[0]) > _NEAR for level in levels):
                found.append(sum(group) / len(group))
            group = []
        group.append(end)
    return found


def is_at(height: float, heights: Iterable[float]) -> bool:
    """在此高度：whether one of the heights is near."""
    return any(abs(height - other) <= _NEAR for other in heights)
