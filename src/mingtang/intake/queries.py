"""待导入要点的查询：the outline as it would stand, and what confirming it would do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from mingtang.intake.models import Draft
from mingtang.language.numerals import write_han
from mingtang.law import plan_items as editing
from mingtang.law.plan_difference import Difference, Pair, words_changed
from mingtang.law.plan_items import Item
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.owners import Guess, suggested_units
from mingtang.workplan.queries.plans import difference_of, plan_of, suggested_owner
from mingtang.workplan.queries.posts import units_for_work

_FIELDS = {
    "kind": "类别",
    "text": "文字",
    "due_on": "时限",
    "due_text": "时限的说法",
    "rhythm": "频次",
    "offices": "责任单位的写法",
    "cites": "引用文件",
    "clauses": "对应条目",
    "chapter": "所在的章",
    "section": "所在的节",
}


@dataclass(frozen=True)
class Line:
    """一条：an item with the id the ledger gives it, and who should carry it out."""

    item: Item
    key: str
    owner: Unit | None
    shared: tuple[Unit, ...]
    guesses: tuple[Guess, ...]
    may_merge: bool


@dataclass(frozen=True)
class Changed:
    """有改动的一条：in words, and word by word where the text differs."""

    key: str
    runs: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    is_back: bool


@dataclass(frozen=True)
class Gone:
    """要移出的一条，with the evidence it carries."""

    item: Item
    evidence: int


Outline = Iterator[tuple[str, tuple[tuple[str, tuple[Line, ...]], ...]]]


@dataclass(frozen=True)
class LaidOut:
    """摊开的草稿。"""

    outline: tuple[tuple[str, tuple[tuple[str, tuple[Line, ...]], ...]], ...]
    tasks: int
    statements: int
    difference: Difference
    created: tuple[Item, ...]
    changed: tuple[Changed, ...]
    withdrawn: tuple[Gone, ...]
    fallen: tuple[str, ...]


def laid_out(made: Draft, plan: Plan | None, *, at: datetime) -> LaidOut:
    """The draft with its edits, chapter by chapter, and its difference against the ledger."""
    found = difference_of(plan, made.reading, made.edits)
    read = editing.items_of(made.reading)
    items = editing.apply(read, made.edits)
    units = list(units_for_work(made.unit, on=day_of(at)))
    lines = _lines(items, found.order, units)
    tasks = sum(1 for item in items if item.kind == Commitment.TASK)
    return LaidOut(
        outline=tuple(_outline(made.reading, lines)),
        tasks=tasks,
        statements=len(items) - tasks,
        difference=found,
        created=found.created,
        changed=tuple(_changed(pair) for pair in found.changed),
        withdrawn=tuple(_gone(plan, found.withdrawn)),
        fallen=editing.fallen(read, made.edits),
    )


@dataclass(frozen=True)
class Foreseen:
    """预见：what importing a reading as it is would do, told before it is done."""

    unit: Unit
    year: int | None
    title: str
    is_new: bool
    difference: Difference
    withdrawn: tuple[Gone, ...]


def foreseen(unit: Unit, reading: Mapping[str, Any]) -> Foreseen:
    """What importing the reading, with the edits that the ledger carries, would do."""
    plan = plan_of(unit, reading["year"]) if reading["year"] else None
    found = difference_of(plan, reading, plan.edits if plan else ())
    gone = tuple(_gone(plan, found.withdrawn))
    return Foreseen(unit, reading["year"], reading["title"], plan is None, found, gone)


def draft_at(pk: int, *, viewer: Viewer, at: datetime) -> Draft | None:
    """The draft at an address, if the viewer sees it."""
    return Draft.seen_by(viewer, at=at).filter(pk=pk).select_related("unit__organ", "made_by").first()


def open_drafts(viewer: Person, *, at: datetime) -> list[Draft]:
    """The drafts in sight that are neither imported nor dropped, newest first."""
    open_ = Draft.seen_by(viewer, at=at).filter(imported_at=None, dropped_at=None)
    return list(open_.select_related("unit", "made_by"))


def _lines(items: Sequence[Item], order: Sequence[Item], units: Sequence[Unit]) -> list[Line]:
    lines = []
    for at, (item, ordered) in enumerate(zip(items, order, strict=True)):
        owner, shared = suggested_owner(item, units) if item.kind == Commitment.TASK else (None, [])
        unsure = item.kind == Commitment.TASK and owner is None and not shared
        guesses = suggested_units(item.text, units) if unsure else []
        follows = items[at + 1] if at + 1 < len(items) else None
        may_merge = follows is not None and (follows.chapter, follows.section) == (item.chapter, item.section)
        lines.append(Line(item, ordered.key, owner, tuple(shared), tuple(guesses), may_merge))
    return lines


def _outline(reading: Mapping[str, Any], lines: Sequence[Line]) -> Outline:
    """Headings, numbered as official documents are, and the lines under them."""
    by_place: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        by_place.setdefault((line.item.chapter, line.item.section), []).append(line)
    for chapter in reading["chapters"]:
        number = f"{write_han(chapter['ordinal'])}、" if chapter["numbered"] else "（原文没有编号）"
        sections = (
            (
                f"（{write_han(section['ordinal'])}）{section['heading']}" if section["heading"] else "",
                tuple(by_place.get((chapter["ordinal"], section["ordinal"]), ())),
            )
            for section in chapter["sections"]
        )
        yield number + chapter["heading"], tuple(sections)


def _changed(pair: Pair) -> Changed:
    fields = pair.fields
    runs = tuple(words_changed(pair.old.text, pair.new.text))
    return Changed(pair.new.key, runs, tuple(_FIELDS[name] for name in fields if name != "text"), not fields)


def _gone(plan: Plan | None, withdrawn: Sequence[Item]) -> list[Gone]:
    if not withdrawn or plan is None:
        return []
    rows = Commitment.rows.filter(plan=plan, key__in=[item.key for item in withdrawn]).annotate(n=Count("evidence"))
    carried = dict(rows.values_list("key", "n"))
    return [Gone(item, carried[item.key]) for item in withdrawn]
