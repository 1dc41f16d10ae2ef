"""PDF 表格：ruled cells to a grid."""

import re
from collections.abc import Sequence
from itertools import pairwise

from mingtang.language.enumeration import read_mark
from mingtang.language.papers.blocks import Table, spread
from mingtang.language.papers.pdf_lines import Glyph, lines_of

Box = tuple[float, float, float, float]  # left, top, right, bottom
_NEAR = 3.0
_ENDS = "。！？；;.!?"


def grid_of(boxes: Sequence[Box], glyphs: Sequence[Glyph], where: str) -> Table:
    """成表：each ruled box is a cell; a box over several rows or columns is a merged one."""
    columns = _edges([box[0] for box in boxes])
    rows = _edges([box[1] for box in boxes])
    placed: list[list[tuple[int, tuple[str, str, int, int]]]] = [[] for _ in rows]
    for box in boxes:
        row, column = _index(rows, box[1]), _index(columns, box[0])
        wide = sum(1 for edge in columns if box[0] - _NEAR < edge < box[2] - _NEAR)
        high = sum(1 for edge in rows if box[1] - _NEAR < edge < box[3] - _NEAR)
        place = f"{where}第{row + 1}行第{column + 1}列"
        placed[row].append((column, (_cell_text(box, glyphs), place, wide, high)))
    return spread([[cell for _, cell in sorted(row, key=lambda item: item[0])] for row in placed], where)


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def _cell_text(box: Box, glyphs: Sequence[Glyph]) -> str:
    """Words in the box; a line that stops well before the edge was ended on purpose, a full one was wrapped."""
    left, top, right, bottom = box
    inside = [
        glyph
        for glyph in glyphs
        if left <= (glyph.left + glyph.right) / 2 <= right and top <= (glyph.top + glyph.bottom) / 2 <= bottom
    ]
    lines = lines_of(inside, 0, 0.0)
    if not lines:
        return ""
    wrapped_at = max(line.right - line.left for line in lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        wide = before.right - before.left
        fits_more = (right - left) - wide > 2.6 * before.size  # padding of the cell included
        ended = fits_more or wide < wrapped_at - 1.6 * before.size
        marked = read_mark(line.text)[0] is not None and before.text[-1:] in _ENDS
        text += ("\n" if ended or marked else "") + line.text
    return re.sub(r"[ \t]+", " ", text)
