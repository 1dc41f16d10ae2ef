"""栏目的查询：the tree of a unit, parents before their children."""

from collections.abc import Iterable
from dataclasses import dataclass

from mingtang.catalogue.models import Column
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Branch:
    """树上的一个栏目：how deep it lies, and the columns right beneath it."""

    column: Column
    depth: int
    children: tuple[Column, ...]

    @property
    def indent(self) -> str:
        """显示时缩进多少。"""
        return "　" * self.depth


def columns(unit: Unit, *, with_closed: bool = False) -> list[Column]:
    """栏目，in no particular shape."""
    rows = Column.rows.filter(unit=unit).select_related("parent", "owner").order_by("position", "pk")
    return list(rows if with_closed else rows.open())


def tree(unit: Unit, *, with_closed: bool = False) -> list[Branch]:
    """栏目树，as a list in the order in which it is read."""
    return shaped(columns(unit, with_closed=with_closed))


def shaped(rows: Iterable[Column]) -> list[Branch]:
    """把栏目排成树。A column whose parent is not among them stands at the top."""
    rows = list(rows)
    there = {column.pk for column in rows}
    beneath: dict[int | None, list[Column]] = {}
    for column in rows:
        beneath.setdefault(column.parent_id if column.parent_id in there else None, []).append(column)
    found: list[Branch] = []

    def walk(above: int | None, depth: int) -> None:
        for column in beneath.get(above, ()):
            found.append(Branch(column, depth, tuple(beneath.get(column.pk, ()))))
            walk(column.pk, depth + 1)

    walk(None, 0)
    return found


def column(unit: Unit, slug: str) -> Column | None:
    """One column, closed ones too."""
    rows = Column.rows.select_related("unit__organ", "unit__parent", "parent", "owner")
    return rows.filter(unit=unit, slug=slug).first()
