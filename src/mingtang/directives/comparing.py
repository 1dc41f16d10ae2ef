"""比对：the rows of a table against the items of a draft. Nothing is written here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mingtang.catalogue.models import Item
from mingtang.catalogue.parts import tier
from mingtang.catalogue.told import ItemFacts, facts_of
from mingtang.directives.layout import BY_KEY, cells_of
from mingtang.directives.reading import Line, Problem
from mingtang.language.width import narrow, squeeze
from mingtang.law.catalogue import cadence_in
from mingtang.law.ready_catalogue import ready_items
from mingtang.organs.models import Unit

_SHOWN = ("first", "second", "elements", "basis", "limit", "subject", "channels")
_TICKED = ("all", "group", "proactive", "on_request", "county", "town", "village")
USUAL_ART = "20.15"
USUAL: dict[str, Any] = {"channels": ["site"], "audiences": ["all"], "ways": ["proactive"]}
"""表里没有这几列的，新事项通常这样。"""


@dataclass(frozen=True)
class Found:
    """一处差别：``told`` and ``was`` by the heading of each cell that differs; ``values`` for an item."""

    kind: str
    place: str
    code: str
    name: str
    told: dict[str, str]
    was: dict[str, str]
    values: dict[str, Any]


@dataclass(frozen=True)
class Compared:
    """比对的结果。"""

    found: tuple[Found, ...]
    unchanged: int


def compare(lines: Sequence[Line], items: Sequence[Item], *, is_complete: bool) -> Compared:
    """比对：new and changed in the order of the table, then what the table does not have.

    A row with something wrong is neither compared nor missing; what is not involved is never missing.
    """
    match = _Match(items)
    found, unchanged = [], 0
    for line in lines:
        item = match.take(line)
        if line.is_wrong:
            continue
        name = f"{line.values['first']}：{line.values['second']}"
        if item is None:
            found.append(Found("new", line.place, "", name, _shown(line.values), {}, line.values))
            continue
        told, was = _differing(line.values, item)
        if told:
            name = f"{item.first}：{item.second}"
            found.append(Found("changed", line.place, item.code, name, told, was, line.values))
        else:
            unchanged += 1
    if is_complete:
        left = [item for item in match.left() if not item.not_involved]
        found += [Found("gone", "", item.code, f"{item.first}：{item.second}", {}, {}, {}) for item in left]
    return Compared(tuple(found), unchanged)


def unknown_codes(lines: Sequence[Line], items: Sequence[Item]) -> list[Problem]:
    """认不得的编号：a row whose code no item of the draft has is told, since its name alone says what it is then."""
    known = {item.code for item in items}
    return [
        Problem(
            line.sheet, line.row, BY_KEY["code"].title,
            f"目录里没有编号“{line.code[:39]}”，这一行按名称比对了。编号不能自己改，新事项请让这一格空着。",
        )
        for line in lines
        if known and line.code and line.code not in known
    ]  # fmt: skip


class _Match:
    """找出同一个事项：by code, by both names, then by the second name where it is the only one."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.open = {item.code: item for item in items}
        self.names = {(_plain(item.first), _plain(item.second)): item.code for item in items}
        self.seconds: dict[str, list[str]] = {}
        for item in items:
            self.seconds.setdefault(_plain(item.second), []).append(item.code)

    def take(self, line: Line) -> Item | None:
        first, second = _plain(line.values["first"]), _plain(line.values["second"])
        alone = self.seconds.get(second, [])
        codes = [line.code, self.names.get((first, second), ""), alone[0] if len(alone) == 1 else ""]
        return next((self.open.pop(code) for code in codes if code in self.open), None)

    def left(self) -> list[Item]:
        return list(self.open.values())


def _plain(text: str) -> str:
    return squeeze(narrow(text))


def _values_of(item: Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ItemFacts.__dataclass_fields__} | {"code": item.code}


def _shown(values: Mapping[str, Any]) -> dict[str, str]:
    """What a row of the table says, by the headings of its cells."""
    empty: dict[str, Any] = {"code": "", "channels": [], "other_channel": "", "audience_words": ""}
    empty |= {"subject": "", "basis": ""}
    told = cells_of({**empty, "audiences": [], "ways": [], "levels": [], **values})
    told["channels"] = told["channels"] if "channels" in values else ""
    return {BY_KEY[key].title: told[key] for key in (*_SHOWN, *_TICKED) if told[key]}


def _differing(values: Mapping[str, Any], item: Item) -> tuple[dict[str, str], dict[str, str]]:
    """The cells that differ; a column that the table does not have is as it is."""
    before = _values_of(item)
    now, was = cells_of({**before, **values}), cells_of(before)
    keys = [key for key in (*_SHOWN, *_TICKED) if _plain(now[key]) != _plain(was[key])]
    titles = {key: BY_KEY[key].title for key in keys}
    return {titles[key]: now[key] for key in keys}, {titles[key]: was[key] for key in keys}


def facts_for(values: Mapping[str, Any], item: Item | None, *, unit: Unit) -> ItemFacts:
    """一行在目录里的内容：what the table does not say stays, or is what is usual for such an item."""
    told = dict(values)
    if item is not None:
        if told["limit"] != item.limit:
            told["cadence"], told["within"] = cadence_in(told["limit"])
        return facts_of(item, **told)
    usual = next((ready for ready in ready_items("town") if _plain(ready.second) == _plain(told["second"])), None)
    cadence, within = cadence_in(told["limit"])
    told |= {"cadence": cadence, "within": within, "art": usual.art if usual else USUAL_ART}
    told["subject"] = told.get("subject") or unit.name
    level = "village" if tier(unit) == "district" else tier(unit)
    return ItemFacts(**USUAL | {"levels": [level]} | told)
