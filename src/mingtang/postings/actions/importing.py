"""导入已有条目：what stood on the county portal before, listed from a table; and one of them taken from the list.

Law: 政府信息公开条例 第二十三条、第二十四条.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.portal_list import COLUMN, DAY, ITEM, TITLE, UNIT, URL, Line
from mingtang.law.outlets import EARLIEST, LONGEST_TITLE, reasons_against_url, same_page
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.listings.actions import list_elsewhere, unlist_elsewhere
from mingtang.listings.models import Listing
from mingtang.organs import names
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outlets.queries import host_of
from mingtang.postings.actions.recording import may_record
from mingtang.postings.actions.typed import refuse_classified
from mingtang.postings.models import ImportedList
from mingtang.postings.places import Places
from mingtang.postings.queries import standing_at


@dataclass(frozen=True)
class Mistake:
    """清单里的错：row and column, what is wrong with it, and what to do."""

    row: int
    column: str
    what: str
    advice: str

    def __str__(self) -> str:
        return f"第 {self.row} 行“{self.column}”：{self.what}{self.advice}"


class ListRefused(RuleBroken):
    """清单没有导入：with every mistake, row by row."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(tuple(str(mistake) for mistake in mistakes))


@dataclass(frozen=True)
class Entry:
    """将要列入的一条，and what already stands under its address."""

    line: Line
    unit: Unit
    on: date
    place: tuple[str, str]
    before: Listing | None

    @property
    def places(self) -> list[tuple[str, str]]:
        """栏目和事项。"""
        return [self.place] if any(self.place) else []

    @property
    def state(self) -> str:
        """新列入、改正，还是没有变化。"""
        if self.before is None:
            return "新列入"
        told = (self.before.unit_id, self.before.title, self.before.public_on, _places(self.before))
        same = told == (self.unit.pk, self.line.title, self.on, self.places)
        return "没有变化" if same and self.before.elsewhere == self.line.url else "改正"


@dataclass(frozen=True)
class Checked:
    """核对的结果：every mistake, or what would be listed."""

    mistakes: tuple[Mistake, ...]
    entries: tuple[Entry, ...]

    def count(self, state: str) -> int:
        """有多少条是这样。"""
        return sum(entry.state == state for entry in self.entries)

    @property
    def added(self) -> int:
        """新列入的。"""
        return self.count("新列入")

    @property
    def changed(self) -> int:
        """改正的。"""
        return self.count("改正")

    @property
    def same(self) -> int:
        """没有变化的。"""
        return self.count("没有变化")


def check_list(lines: Sequence[Line], *, organ: Unit, by: Person, at: datetime) -> Checked:
    """核对清单：every mistake that would keep it from being listed; nothing is written but that a mark was refused.

    Call it outside a transaction of one's own.
    """
    refuse_if_any(reasons_against_importing(organ, by=by, at=at))
    refuse_classified(organ, *_texts(lines), by=by, at=at)
    return _checked(lines, organ=organ, on=day_of(at))


def reasons_against_importing(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能导入的理由。"""
    return [] if may_record(organ, by=by, at=at) else [f"已有条目由{organ.name}的政务公开专员导入、移除。"]


def import_list(lines: Sequence[Line], *, sha256: str, organ: Unit, by: Person, at: datetime) -> ImportedList:
    """导入清单：all of it or nothing. Errors: ``ListRefused`` with every mistake."""
    refuse_classified(organ, *_texts(lines), by=by, at=at)
    return _import(lines, sha256=sha256, organ=organ, by=by, at=at)


@transaction.atomic
def _import(lines: Sequence[Line], *, sha256: str, organ: Unit, by: Person, at: datetime) -> ImportedList:
    organ = Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
    refuse_if_any(reasons_against_importing(organ, by=by, at=at))
    checked = _checked(lines, organ=organ, on=day_of(at))
    if checked.mistakes:
        raise ListRefused(checked.mistakes)
    counted = {"added": checked.added, "changed": checked.changed, "same": checked.same}
    for entry in checked.entries:
        if entry.state == "没有变化":
            continue
        before = entry.before
        if before is not None and (before.unit_id, before.elsewhere) != (entry.unit.pk, entry.line.url):
            unlist_elsewhere(before)
        list_elsewhere(entry.unit, url=entry.line.url, title=entry.line.title, on=entry.on, places=entry.places, at=at)
    done = ImportedList.rows.create(unit=organ, sha256=sha256, imported_by=by, at=at, **counted)
    record(organ.code, by=by, verb="postings.import", of=done, at=at, facts={"sha256": sha256, **counted})
    return done


@transaction.atomic
def unlist(listing: Listing, *, by: Person, at: datetime) -> None:
    """移除已有条目：it is found in no list any more. Given again, it is listed again."""
    listing = Listing.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ").get(pk=listing.pk)
    found = reasons_against_importing(listing.unit.organ, by=by, at=at)
    if listing.document_id is not None:
        found.append("这一条是登记的公开件，不是导入的，不能在这里移除。")
    refuse_if_any(found)
    record(listing.unit.organ.code, by=by, verb="postings.unlist", of=listing, at=at)
    unlist_elsewhere(listing)


def _texts(lines: Sequence[Line]) -> Iterator[str]:
    return (text for line in lines for text in (line.title, line.url, line.column, line.item, line.unit))


def _places(listing: Listing) -> list[tuple[str, str]]:
    return [(place.column, place.item) for place in listing.places.all()]


def _checked(lines: Sequence[Line], *, organ: Unit, on: date) -> Checked:
    units = list(Unit.rows.of_organ(organ).open(on=on).order_by("path"))
    stand = standing_at(organ, [line.url for line in lines])
    before = {same_page(listing.elsewhere): listing for listing in stand.prefetch_related("places")}
    twice = Counter(same_page(line.url) for line in lines)
    host = host_of(organ)
    mistakes: list[Mistake] = []
    entries: list[Entry] = []
    places: dict[int, Places] = {}
    for line in lines:
        page = same_page(line.url)
        found = _units_called(units, line.unit) if line.unit else [organ]
        unit = found[0] if len(found) == 1 else organ
        known = places.setdefault(unit.pk, Places(unit))
        told = [
            *_about_title(line),
            *_about_url(line, host=host, twice=twice[page] > 1, before=before.get(page)),
            *_about_day(line, on=on),
            *_about_places(line, known),
            *_about_unit(line, found),
        ]
        mistakes += [Mistake(line.row, *one) for one in told]
        if not told and line.on is not None:
            entries.append(Entry(line, unit, line.on, _place(line, known), before.get(page)))
    return Checked(tuple(mistakes), tuple(entries))


Told = tuple[str, str, str]


def _about_title(line: Line) -> Iterator[Told]:
    if not line.title:
        yield TITLE, "没有填。", "请填网页上的标题。"
    if len(line.title) > LONGEST_TITLE:
        yield TITLE, f"有 {len(line.title)} 个字。", f"请改到 {LONGEST_TITLE} 个字以内。"
    for reason in reasons_against_personal_data(line.title):
        yield TITLE, reason, "标题要公开，请改掉。"


def _about_url(line: Line, *, host: str, twice: bool, before: Listing | None) -> Iterator[Told]:
    shown = f"“{line.url[:60]}”" if line.url else "没有填。"
    for reason in reasons_against_url(line.url, host=host):
        yield URL, shown, reason
    if line.url and twice:
        yield URL, shown, "清单里这个网址不止一行，请只留一行。"
    if before is not None and before.document_id is not None:
        yield URL, shown, f"已经登记给《{before.title}》，请从清单里删去这一行。"


def _about_day(line: Line, *, on: date) -> Iterator[Told]:
    if line.on is None:
        yield DAY, f"“{line.day[:30]}”不是日期。" if line.day else "没有填。", "请按 2026-03-02 的样子填写。"
    elif line.on > on:
        yield DAY, f"“{line.day[:30]}”还没有到。", "请填县门户上的发布日期。"
    elif line.on < EARLIEST:
        yield DAY, f"“{line.day[:30]}”太早。", "请核对年份。"


def _about_places(line: Line, known: Places) -> Iterator[Told]:
    name = known.unit.short_name
    if line.column and not known.column(line.column):
        yield COLUMN, f"{name}没有栏目叫“{line.column[:40]}”，或者不止一个。", "请填栏目的名称或者代码；没有就空着。"
    if line.item and not known.item(line.item):
        yield (
            ITEM,
            f"{name}的目录里没有事项叫“{line.item[:40]}”，或者不止一个。",
            "请填事项的名称或者代码；没有就空着。",
        )


def _place(line: Line, known: Places) -> tuple[str, str]:
    """Column and item by their codes; an item brings its own column where none was typed."""
    item = known.item(line.item) if line.item else ""
    if line.column:
        return known.column(line.column), item
    return (known.items[item].column if item else ""), item


def _about_unit(line: Line, found: Sequence[Unit]) -> Iterator[Told]:
    if not found:
        yield UNIT, f"本机关没有单位叫“{line.unit[:40]}”。", "请填“单位”页上的全称、简称或者代码；机关自己的空着。"
    elif len(found) > 1:
        yield UNIT, f"有 {len(found)} 个单位叫“{line.unit[:40]}”。", "请填全称或者代码。"


def _units_called(units: Sequence[Unit], name: str) -> list[Unit]:
    exact = [unit for unit in units if unit.code == name or names.same(unit.name, name)]
    return exact or [unit for unit in units if names.same(unit.short_name, name)]
