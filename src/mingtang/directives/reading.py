"""读表：a catalogue in the official layout, from a workbook or pasted, row by row. Nothing is stored here."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mingtang.directives.layout import BY_KEY, NEEDED, NOT_INVOLVED, bare, channels_in, head_named, ticked
from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.papers.encodings import decode
from mingtang.language.papers.grids import Grid, of_separated, of_workbook

MOST_ROWS = 1_000
_HEAD_WITHIN, _HEAD_AT_LEAST = 20, 4
_OLD = b"\xd0\xcf\x11\xe0"
_FORMULA = "这一格是公式，不会计算。请复制这一格，用“选择性粘贴”只粘贴数值，再上传。"
_MOST = {"first": 60, "second": 100, "limit": 300, "subject": 100, "elements": 4000, "basis": 2000, "group": 60}


@dataclass(frozen=True)
class Problem:
    """读不懂的一格：where it stands, and what to do."""

    sheet: str
    row: int
    column: str
    message: str

    @property
    def place(self) -> str:
        """位置。"""
        return f"{self.sheet}第 {self.row} 行" if self.sheet else f"第 {self.row} 行"


@dataclass
class Line:
    """一行：its values named like the fields of an item, and whether anything is wrong with it."""

    sheet: str
    row: int
    code: str
    values: dict[str, Any]
    is_wrong: bool = False

    @property
    def place(self) -> str:
        """位置。"""
        return f"{self.sheet}第 {self.row} 行" if self.sheet else f"第 {self.row} 行"


@dataclass
class Read:
    """读到的表。"""

    sha256: str
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def read_file(data: bytes, name: str) -> Read:
    """读文件。Errors: ``Unreadable`` with one Chinese sentence: what, where, what to do."""
    if data.startswith(_OLD):
        raise Unreadable(f"“{name}”是旧版表格或者设了密码；请取消密码，另存为 .xlsx 后再试。")
    inside = open_archive(data, name)
    if inside is None:
        grids: Iterable[Grid] = [of_separated(decode(data, name), ",", name)]
    elif "xl/workbook.xml" in inside:
        grids = of_workbook(data, name, passed_over="填写说明")
    else:
        raise Unreadable(f"“{name}”不是 .xlsx 表格；请用 WPS 或 Excel 打开，另存为 .xlsx 后再试。")
    return _read(grids, hashlib.sha256(data).hexdigest(), f"“{name}”")


def read_pasted(text: str) -> Read:
    """读粘贴的内容：copied from a spreadsheet, its cells parted by tabs. Errors: ``Unreadable``."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return _read([of_separated(text, "\t", "粘贴的内容")], sha256, "粘贴的内容")


def _read(grids: Iterable[Grid], sha256: str, what: str) -> Read:
    found = Read(sha256)
    known = False
    for grid in grids:
        head = _head_of(grid)
        if head is not None:
            known = True
            _read_grid(grid, *head, found)
    if not known:
        raise Unreadable(
            f"{what}里没有找到目录的表头；要有“二级事项”“公开内容（要素）”“公开时限”等列，可以先导出一份对照。"
        )
    if len(found.lines) > MOST_ROWS:
        raise Unreadable(f"{what}有 {len(found.lines)} 行，一次最多读 {MOST_ROWS} 行；请分几次上传。")
    if not found.lines:
        raise Unreadable(f"{what}里只有表头，没有事项；请核对选择的文件。")
    return found


def _head_of(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The last row of the heads, and at which place each column stands."""
    for row in sorted(grid.texts)[:_HEAD_WITHIN]:
        lower = grid.texts.get(row + 1, {})
        for last, titles in ((row + 1, {**grid.texts[row], **lower}), (row, grid.texts[row])):
            places: dict[str, int] = {}
            for at, title in sorted(titles.items()):
                head = head_named(title)
                if head is not None:
                    places.setdefault(head.key, at)
            is_head = len(places) >= _HEAD_AT_LEAST and set(NEEDED) <= set(places)
            if is_head and (last == row or any(head_named(text) for text in lower.values())):
                return last, places
    return None


def _read_grid(grid: Grid, head: int, places: Mapping[str, int], found: Read) -> None:
    first, is_past_note = "", False
    for row in sorted(row for row in grid.texts if row > head):
        told = grid.texts[row]
        if any(text.startswith(NOT_INVOLVED) for text in told.values()):
            first, is_past_note = "", True
            continue
        if is_past_note and len(set(told.values())) == 1:
            continue
        cells = {key: bare(told[at]).strip() for key, at in places.items() if told.get(at)}
        if not set(cells) - {"ordinal", "first"}:
            continue
        first = cells.setdefault("first", first)
        found.texts += cells.values()
        line = _line(grid, row, cells, places, found)
        found.lines.append(line)


def _line(grid: Grid, row: int, cells: dict[str, str], places: Mapping[str, int], found: Read) -> Line:
    before = len(found.problems)

    def wrong(key: str, message: str) -> None:
        found.problems.append(Problem(grid.title, row, BY_KEY[key].title, message))

    for key, at in places.items():
        if (row, at) in grid.formulas:
            wrong(key, _FORMULA)
        elif len(cells.get(key, "")) > _MOST.get(key, 4000):
            wrong(key, f"写了 {len(cells[key])} 个字，最多 {_MOST.get(key, 4000)} 个，请写短些。")
    for key in ("first", *NEEDED):
        if not cells.get(key):
            wrong(key, "这一格空着，请填写。")
    lines: dict[str, Any] = {name: cells.get(name, "") for name in ("first", "second", "limit", "subject")}
    values = {name: " ".join(text.split()) for name, text in lines.items() if name in places or name == "first"}
    values |= {name: cells.get(name, "") for name in ("elements", "basis") if name in places}
    values |= _channels(cells, places, wrong) | _ticks(cells, places, wrong)
    return Line(grid.title, row, cells.get("code", ""), values, len(found.problems) > before)


def _channels(cells: Mapping[str, str], places: Mapping[str, int], wrong: Any) -> dict[str, Any]:
    """A table without the column says nothing about it."""
    if "channels" not in places:
        return {}
    chosen, other, strange = channels_in(cells.get("channels", ""))
    for name in strange:
        wrong("channels", f"“{name}”不在规定的 12 种渠道里，请改成规定的名称，或者写在“其他：”后面。")
    if not chosen and not strange:
        wrong("channels", "一种渠道也没有选，请把选中的方框改成 ■。")
    return {"channels": chosen, "other_channel": other[:60]}


def _ticks(cells: Mapping[str, str], places: Mapping[str, int], wrong: Any) -> dict[str, Any]:
    told: dict[str, Any] = {}
    groups = (("audiences", ("all", "group")), ("ways", ("proactive", "on_request")))
    for name, keys in (*groups, ("levels", ("county", "town", "village"))):
        there = [key for key in keys if key in places]
        if not there:
            continue
        chosen = []
        for key in there:
            says = ticked(cells.get(key, ""))
            if says is None and key == "group":
                told["audience_words"] = " ".join(cells[key].split())
            elif says is None:
                wrong(key, f"“{cells[key][:20]}”看不出是不是选中，请打 √ 或者空着。")
            if says is not False:
                chosen.append(key)
        if "group" in there:
            told.setdefault("audience_words", "")
        if not chosen:
            wrong(there[0], f"“{BY_KEY[there[0]].over}”一个也没有选，请打 √。")
        told[name] = chosen
    return told
