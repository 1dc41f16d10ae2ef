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
from mingtang.law.plan_issuer import names_another
from mingtang.law.plan_items import Item
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.workplan.actions.plans import Imported
from mingtang.workplan.models import Commitment, Plan
from mingtang.workplan.owners import Guess, suggested_units
from mingtang.workplan.ports import attached
from mingtang.workplan.queries.plans import difference_of, plan_of, suggested_owner
from mingtang.workplan.queries.posts import units_for_work

FAR_YEARS = 2
"""A plan of a year farther away than this is doubted."""
_SILENCED = (Commitment.TASK, Commitment.STATEMENT)
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
    is_kept: bool = False
    """Whether the units shown are those of the ledger, though the words name others: an import assigns nobody anew."""


@dataclass(frozen=True)
class Changed:
    """有改动的一条：in words, and word by word where the text differs."""

    key: str
    runs: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    is_back: bool
    silenced: int
    """How many pieces of evidence no longer count, because a task becomes a statement."""
    attached: tuple[str, ...]
    """What hangs on it elsewhere, one sentence each."""


@dataclass(frozen=True)
class Gone:
    """要移出的一条，with the evidence it carries, what it was merged into, and what hangs on it elsewhere."""

    item: Item
    evidence: int
    into: str
    attached: tuple[str, ...]


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
    other_organ: str
    concerns: tuple[str, ...]

    @property
    def silenced(self) -> int:
        """标为表述、又有佐证的条数。"""
        return sum(1 for change in self.changed if change.silenced)

    @property
    def attached(self) -> int:
        """关系到上下级下达的条数。"""
        return sum(1 for one in (*self.changed, *self.withdrawn) if one.attached)


def laid_out(made: Draft, plan: Plan | None, *, at: datetime) -> LaidOut:
    """The draft with its edits, chapter by chapter, and its difference against the ledger."""
    found = difference_of(plan, made.reading, made.edits)
    read = editing.items_of(made.reading)
    items = editing.apply(read, made.edits)
    units = list(units_for_work(made.unit, on=day_of(at)))
    lines = _lines(items, found.order, units, _standing(plan))
    tasks = sum(1 for item in items if item.kind == Commitment.TASK)
    evidence, hanging = evidence_at_stake(plan, found), attached_at_stake(plan, found)
    return LaidOut(
        outline=tuple(_outline(made.reading, lines)),
        tasks=tasks,
        statements=len(items) - tasks,
        difference=found,
        created=found.created,
        changed=tuple(_changed(pair, evidence, hanging) for pair in found.changed),
        withdrawn=_gone(found, evidence, hanging),
        fallen=editing.fallen(read, made.edits),
        other_organ=other_organ(made.unit, made.reading),
        concerns=tuple(_concerns(made, at=at)),
    )


@dataclass(frozen=True)
class Foreseen:
    """预见：what importing a reading as it is would do, or has done."""

    unit: Unit
    year: int | None
    title: str
    is_new: bool
    difference: Difference
    withdrawn: tuple[Gone, ...]
    silenced: Mapping[str, int]
    attached: Mapping[str, Sequence[str]]
    """What hangs on what changes or goes, by key."""
    other_organ: str


def foreseen(unit: Unit, reading: Mapping[str, Any]) -> Foreseen:
    """What importing the reading, with the edits that the ledger carries, would do."""
    plan = plan_of(unit, reading["year"]) if reading["year"] else None
    found = difference_of(plan, reading, plan.edits if plan else ())
    return _told(unit, reading, plan, found, is_new=plan is None)


def carried_out(unit: Unit, reading: Mapping[str, Any], done: Imported) -> Foreseen:
    """What importing the reading has done, as the import itself found it under its lock."""
    is_new = not (done.changed or done.unchanged or done.withdrawn)
    return _told(unit, reading, done.plan, done.difference, is_new=is_new)


def _told(unit: Unit, reading: Mapping[str, Any], plan: Plan | None, found: Difference, *, is_new: bool) -> Foreseen:
    """What is to be told of an import, before it or after it."""
    evidence = evidence_at_stake(plan, found)
    told = {pair.new.key: evidence[pair.new.key] for pair in found.changed if evidence.get(pair.new.key)}
    hanging = attached_at_stake(plan, found)
    gone, other = _gone(found, evidence, hanging), other_organ(unit, reading)
    return Foreseen(unit, reading["year"], reading["title"], is_new, found, gone, told, hanging, other)


def other_organ(unit: Unit, reading: Mapping[str, Any]) -> str:
    """写的是别的机关：whose plan it is and whose ledger it would become, where the two differ; else empty."""
    issuer = reading["issuer"] or ""
    if not names_another(issuer, reading["title"], (unit.name, unit.short_name)):
        return ""
    return f"这份要点写的是{issuer.removesuffix('人民政府')}，导入的是{unit.short_name}的台账"


def open_draft_of(unit: Unit, sha256: str, year: int) -> Draft | None:
    """The draft of the very same file and year that is neither imported nor dropped."""
    open_ = Draft.rows.filter(unit=unit, source_sha256=sha256, imported_at=None, dropped_at=None)
    return next((made for made in open_.select_related("made_by") if made.reading["year"] == year), None)


def draft_at(pk: int, *, viewer: Viewer, at: datetime) -> Draft | None:
    """The draft at an address, if the viewer sees it."""
    return Draft.seen_by(viewer, at=at).filter(pk=pk).select_related("unit__organ", "made_by", "imported_by").first()


def open_drafts(viewer: Person, *, at: datetime) -> list[Draft]:
    """The drafts in sight that are neither imported nor dropped, newest first."""
    open_ = Draft.seen_by(viewer, at=at).filter(imported_at=None, dropped_at=None)
    return list(open_.select_related("unit", "made_by"))


def open_drafts_by(person: Person) -> list[Draft]:
    """The drafts that this person uploaded and that are neither imported nor dropped."""
    return list(Draft.rows.filter(made_by=person.pk, imported_at=None, dropped_at=None).order_by("pk"))


def _standing(plan: Plan | None) -> dict[str, tuple[Unit | None, list[Unit]]]:
    """By id, the units that the ledger has for a commitment; an import leaves them as they are."""
    if plan is None:
        return {}
    rows = Commitment.rows.filter(plan=plan).select_related("owner").prefetch_related("co_owners")
    return {row.key: (row.owner, list(row.co_owners.all())) for row in rows}


def _lines(
    items: Sequence[Item],
    order: Sequence[Item],
    units: Sequence[Unit],
    standing: Mapping[str, tuple[Unit | None, list[Unit]]],
) -> list[Line]:
    lines = []
    for at, (item, ordered) in enumerate(zip(items, order, strict=True)):
        named = suggested_owner(item, units) if item.kind == Commitment.TASK else (None, [])
        owner, shared = standing.get(ordered.key, named) if item.kind == Commitment.TASK else named
        kept = bool(item.offices) and (owner, set(shared)) != (named[0], set(named[1]))
        unsure = item.kind == Commitment.TASK and owner is None and not shared
        guesses = suggested_units(item.text, units) if unsure else []
        follows = items[at + 1] if at + 1 < len(items) else None
        may_merge = follows is not None and (follows.chapter, follows.section) == (item.chapter, item.section)
        lines.append(Line(item, ordered.key, owner, tuple(shared), tuple(guesses), may_merge, kept))
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


def _changed(pair: Pair, evidence: Mapping[str, int], hanging: Mapping[str, Sequence[str]]) -> Changed:
    fields = pair.fields
    runs = tuple(words_changed(pair.old.text, pair.new.text))
    return Changed(
        pair.new.key,
        runs,
        tuple(_FIELDS[name] for name in fields if name != "text"),
        not fields,
        evidence.get(pair.new.key, 0),
        tuple(hanging.get(pair.new.key, ())),
    )


def evidence_at_stake(plan: Plan | None, found: Difference) -> dict[str, int]:
    """不再计入的佐证：by id, of what leaves the ledger and of tasks that become statements."""
    silenced = [pair.old.key for pair in found.changed if (pair.old.kind, pair.new.kind) == _SILENCED]
    keys = [*silenced, *(item.key for item in found.withdrawn)]
    if not keys or plan is None:
        return {}
    rows = Commitment.rows.filter(plan=plan, key__in=keys).annotate(n=Count("evidence"))
    return dict(rows.values_list("key", "n"))


def attached_at_stake(plan: Plan | None, found: Difference) -> dict[str, list[str]]:
    """挂着的下达：by id, of what changes and of what leaves the ledger."""
    if plan is None or plan.pk is None:
        return {}
    return attached(plan, [*(pair.old.key for pair in found.changed), *(item.key for item in found.withdrawn)])


def _gone(found: Difference, evidence: Mapping[str, int], hanging: Mapping[str, Sequence[str]]) -> tuple[Gone, ...]:
    return tuple(
        Gone(item, evidence.get(item.key, 0), found.merged.get(item.key, ""), tuple(hanging.get(item.key, ())))
        for item in found.withdrawn
    )


def _concerns(made: Draft, *, at: datetime) -> Iterator[str]:
    """What the clerk must not overlook: another organ's name, a year far from today."""
    other = other_organ(made.unit, made.reading)
    if other:
        yield f"{other}，请核对是不是传错了文件。"
    year, today = made.reading["year"], day_of(at).year
    if abs(year - today) > FAR_YEARS:
        yield f"要点的年度是 {year} 年，今年是 {today} 年，请核对年度。"
