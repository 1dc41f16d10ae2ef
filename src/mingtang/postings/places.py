"""栏目和目录事项：what a unit has, by code and by name, to hold against what was typed and to say it in words."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from mingtang.catalogue.queries.public import PublicItem, catalogue, columns
from mingtang.organs import names
from mingtang.organs.models import Unit


class Places:
    """一个单位的栏目和目录事项，read when they are first asked for."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit

    @cached_property
    def columns(self) -> dict[str, str]:
        """在用的栏目：code → name."""
        return {branch.column.slug: branch.column.name for branch in columns(self.unit)}

    @cached_property
    def items(self) -> dict[str, PublicItem]:
        """执行中的目录事项，by code."""
        standing = catalogue(self.unit)
        return {item.code: item for item in (standing.items if standing else ()) if not item.not_involved}

    def column(self, typed: str) -> str:
        """栏目的代码：of what was typed, a code or a name that only one has; empty when there is none."""
        return _one(typed, ((code, (name,)) for code, name in self.columns.items()))

    def item(self, typed: str) -> str:
        """事项的代码：of a code, of its name, or of both levels of it; empty when there is none."""
        return _one(typed, ((code, (item.second, called(item))) for code, item in self.items.items()))

    def told(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
        """用名称说：columns and items of a body; what is no longer there by its code."""
        rows = list(rows)
        items = {code: called(item) for code, item in self.items.items()}
        for key, label, known in (("column", "栏目", self.columns), ("item", "目录事项", items)):
            codes = dict.fromkeys(row[key] for row in rows if row.get(key))
            yield label, "、".join(known.get(code, code) for code in codes)


def called(item: PublicItem) -> str:
    """事项的名称：both levels."""
    return f"{item.first}：{item.second}"


def _one(typed: str, known: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    rows = list(known)
    if typed in {code for code, _ in rows}:
        return typed
    found = [code for code, told in rows if any(names.same(name, typed) for name in told)]
    return found[0] if len(found) == 1 else ""
