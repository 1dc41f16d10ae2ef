"""差别：what reading a table back would change, cell by cell, and what is wrong with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mingtang.audit.chain import canonical
from mingtang.language.offices import said
from mingtang.law.commitments import Term
from mingtang.organs.models import Unit
from mingtang.sheets.queries import unit_word, units_word
from mingtang.workplan.models import Commitment


@dataclass(frozen=True)
class Cell:
    """改了的一格：old → new, in the words of the table."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """要改的一行。"""

    row: int
    commitment: Commitment
    cells: tuple[Cell, ...]
    values: Mapping[str, Any]
    """What was read: unit, units, rhythm, day or text, for the columns that change."""

    @property
    def said(self) -> str:
        """任务说的事。"""
        return said(self.commitment.text)


@dataclass(frozen=True)
class Addition:
    """要补列的一行。"""

    row: int
    text: str
    term: Term
    owner: Unit | None
    co_owners: tuple[Unit, ...]
    note: str

    @property
    def units(self) -> str:
        """责任单位和配合单位，as the page says them."""
        shared = units_word(self.co_owners)
        owner = unit_word(self.owner) or "暂不明确"
        return f"{owner}；配合：{shared}" if shared else owner

    @property
    def when(self) -> str:
        """频次和时限。"""
        return "，".join([self.term.rhythm.label, *([self.term.due.isoformat()] if self.term.due else [])])


@dataclass(frozen=True)
class Mistake:
    """一处错误：in which row, under which heading, and what to do."""

    row: int
    column: str
    message: str


@dataclass
class Difference:
    """差别。"""

    changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    conflicts: list[tuple[int, str, str]] = field(default_factory=list)
    """Row, number and what the ledger says now, of rows that were changed in the system meanwhile."""
    repeated: list[tuple[int, str]] = field(default_factory=list)
    """Row and number, of what was read back before."""
    missing: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def by_row(self) -> dict[int, list[Mistake]]:
        """The mistakes of each row, in order."""
        rows: dict[int, list[Mistake]] = {}
        for mistake in sorted(self.mistakes, key=lambda told: told.row):
            rows.setdefault(mistake.row, []).append(mistake)
        return rows

    @property
    def is_empty(self) -> bool:
        """Whether reading back would change nothing."""
        return not (self.changes or self.additions)

    @property
    def shown(self) -> str:
        """所示的指纹：of everything that would change, from what to what; a confirmation is of exactly this."""
        told = [[change.row, change.commitment.key, *map(_told, change.cells)] for change in self.changes]
        added = [[one.row, one.text, one.when, one.units, one.note] for one in self.additions]
        return hashlib.sha256(canonical([told, added, len(self.mistakes)]).encode()).hexdigest()


def _told(cell: Cell) -> list[str]:
    return [cell.column, cell.old, cell.new]
