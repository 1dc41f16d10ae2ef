"""文字的差别：block by block, then within a block character by character; tables by rows and cells.

Every comparison is bounded: texts made to be slow are told as replaced, and the count is right all the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mingtang.language.richtext import comparing
from mingtang.language.richtext.cleaning import blocks_of
from mingtang.language.richtext.model import (
    Block,
    Blocks,
    Cell,
    Figure,
    Items,
    Quote,
    Run,
    Runs,
    Table,
    Text,
    words,
)
from mingtang.language.richtext.places import text_of_blocks
from mingtang.language.richtext.writing import html_of

NEW, GONE = "ins", "del"


@dataclass(frozen=True, slots=True)
class Difference:
    """差别：the text of both with ``<ins>`` and ``<del>``, and how many places are new, gone, changed."""

    html: str
    added: int
    removed: int
    changed: int

    @property
    def count(self) -> int:
        """一共几处。"""
        return self.added + self.removed + self.changed


def difference(before: str, after: str) -> Difference:
    """两稿的差别。"""
    found = _Comparison()
    merged = found.blocks(blocks_of(before), blocks_of(after))
    return Difference(html_of(merged), found.added, found.removed, found.changed)


class _Comparison:
    """Counts as it goes."""

    def __init__(self) -> None:
        self.added = self.removed = self.changed = 0
        self.budget = comparing.Budget()

    def blocks(self, before: Blocks, after: Blocks) -> Blocks:
        merged: list[Block] = []
        for old, new in comparing.pairs(before, after, _block_text, self.budget):
            if old is None and new is not None:
                self.added += 1
                merged.append(_whole(new, NEW))
            elif new is None and old is not None:
                self.removed += 1
                merged.append(_whole(old, GONE))
            elif old is not None and new is not None:
                merged += self._both(old, new)
        return tuple(merged)

    def _both(self, old: Block, new: Block) -> list[Block]:
        if old == new:
            return [new]
        match old, new:
            case Text(), Text():
                self.changed += 1
                if old.runs == new.runs:
                    return [_whole(new, NEW)]
                return [replace(new, runs=merged_runs(old.runs, new.runs, self.budget))]
            case Items(), Items():
                return [replace(new, items=tuple(self._items(old, new)))]
            case Quote(inner), Quote(other):
                return [Quote(self.blocks(inner, other))]
            case Table(), Table():
                return [self._table(old, new)]
            case Figure(src, alt), Figure(other, said) if src == other:
                self.changed += 1
                caption = merged_runs(old.caption, new.caption, self.budget)
                told = () if alt == said else (Text(merged_runs((Run(alt),), (Run(said),), self.budget)),)
                return [replace(new, caption=caption), *told]
        self.changed += 1
        return [_whole(old, GONE), _whole(new, NEW)]

    def _items(self, old: Items, new: Items) -> Iterator[Blocks]:
        if (old.kind, old.start) != (new.kind, new.start):
            self.changed += 1
        for one, other in comparing.pairs(old.items, new.items, text_of_blocks, self.budget):
            if one is not None and other is not None:
                yield self.blocks(one, other)
            elif other is not None:
                self.added += 1
                yield _all(other, NEW)
            elif one is not None:
                self.removed += 1
                yield _all(one, GONE)

    def _table(self, old: Table, new: Table) -> Table:
        caption = merged_runs(old.caption, new.caption, self.budget)
        self.changed += old.caption != new.caption
        same_grid = [_shape(row) for row in old.rows] == [_shape(row) for row in new.rows]
        if same_grid:
            rows = [self._row(one, other) for one, other in zip(old.rows, new.rows, strict=True)]
            return Table(tuple(rows), caption)
        rows = []
        spread = comparing.spread(old.rows), comparing.spread(new.rows)
        for one, other in comparing.pairs(spread[0], spread[1], _row_text, self.budget):
            if one is not None and other is not None:
                rows.append(self._row(one, other))
            elif other is not None:
                self.added += 1
                rows.append(tuple(replace(cell, blocks=_all(cell.blocks, NEW)) for cell in other))
            elif one is not None:
                self.removed += 1
                rows.append(tuple(replace(cell, blocks=_all(cell.blocks, GONE)) for cell in one))
        return Table(tuple(rows), caption)

    def _row(self, old: tuple[Cell, ...], new: tuple[Cell, ...]) -> tuple[Cell, ...]:
        if len(old) != len(new):
            self.changed += 1
            gone = [replace(cell, blocks=_all(cell.blocks, GONE)) for cell in old]
            return (*gone, *[replace(cell, blocks=_all(cell.blocks, NEW)) for cell in new])
        found = []
        for one, other in zip(old, new, strict=True):
            self.changed += one.is_head != other.is_head and one.blocks == other.blocks
            found.append(replace(other, blocks=self.blocks(one.blocks, other.blocks)))
        return tuple(found)


def _block_text(block: Block) -> str:
    return text_of_blocks((block,))


def _row_text(row: tuple[Cell, ...]) -> str:
    return text_of_blocks((Table((row,)),))


def _shape(row: tuple[Cell, ...]) -> list[tuple[int, int]]:
    return [(cell.wide, cell.high) for cell in row]


def merged_runs(before: Runs, after: Runs, budget: comparing.Budget) -> Runs:
    """一段里的差别：what is gone and what is new, each in place; where only the look changed, the new look."""
    merged: list[Run] = []
    old, new = words(before), words(after)
    if old == new:
        return tuple(_marked(run, NEW) if run not in before else run for run in after)
    for same, (i1, i2), (j1, j2) in comparing.changes(old, new, budget):
        if same:
            merged += _cut(after, j1, j2)
        else:
            merged += [_marked(run, GONE) for run in _cut(before, i1, i2)]
            merged += [_marked(run, NEW) for run in _cut(after, j1, j2)]
    return tuple(merged)


def _cut(runs: Runs, start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            yield replace(run, text=text)
        at += len(run.text)


def _marked(run: Run, mark: str) -> Run:
    return replace(run, marks=run.marks | {mark})


def _all(blocks: Blocks, mark: str) -> Blocks:
    return tuple(_whole(block, mark) for block in blocks)


def _whole(block: Block, mark: str) -> Block:
    """A block that is new or gone as a whole."""
    match block:
        case Text():
            return replace(block, runs=tuple(_marked(run, mark) for run in block.runs))
        case Items(items):
            return replace(block, items=tuple(_all(item, mark) for item in items))
        case Quote(inner):
            return Quote(_all(inner, mark))
        case Table(rows, caption):
            kept = tuple(tuple(replace(cell, blocks=_all(cell.blocks, mark)) for cell in row) for row in rows)
            return Table(kept, tuple(_marked(run, mark) for run in caption))
        case Figure(_, alt, caption):
            told = caption or (Run(alt or "图片"),)
            return replace(block, caption=tuple(_marked(run, mark) for run in told))
    return Text((_marked(Run("（分隔线）"), mark),))
