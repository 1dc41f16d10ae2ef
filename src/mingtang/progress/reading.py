"""要点公开页的读法：a published body as the pages read it. Nothing here touches the database.

A published record never changes, so one reading serves every request that asks for it; it is frozen throughout.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString

from mingtang.evidence.models import Evidence
from mingtang.evidence.ports import sources
from mingtang.language.numerals import write_han
from mingtang.law.commitments import CommitmentState, Rhythm
from mingtang.law.days import chinese_day
from mingtang.ui.shapes import STATES, labelled
from mingtang.workplan.models import Commitment

MARKS = {code: labelled(look.word, look.tone, "state") for code, look in STATES.items()}
ORDER = tuple(state.value for state in CommitmentState)
_PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp")
_SAYS_WHO = ("责任单位", "牵头单位")


@dataclass(frozen=True, slots=True)
class Piece:
    """公开的佐证：what and when, never who."""

    kind: str
    title: str
    on: date
    detail: str
    url: str
    value: str
    unit_of_value: str
    file: str
    file_name: str
    completing: bool

    @property
    def label(self) -> str:
        """种类。"""
        by_hand = dict(Evidence.KINDS)
        brought = sources()
        return by_hand.get(self.kind) or (brought[self.kind].label if self.kind in brought else "资料")

    @property
    def link(self) -> str:
        """The address it leads to, when it is one that a browser opens as a page."""
        try:
            parts = urlsplit(self.url)
        except ValueError:
            return ""
        outside = parts.scheme in {"http", "https"} and parts.netloc
        inside = not parts.scheme and not parts.netloc and self.url.startswith("/")
        return self.url if outside or inside else ""

    @property
    def host(self) -> str:
        """外部链接的网站；empty for an address of this site."""
        return urlsplit(self.link).netloc

    @property
    def is_photograph(self) -> bool:
        """是否照片。The name always ends in what the file is."""
        return self.file_name.endswith(_PHOTOGRAPHS)


@dataclass(frozen=True, slots=True)
class Remark:
    """公开的进展记录。"""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """一条：a sentence of the plan with what has become of it; only a task has a state."""

    key: str
    text: str
    state: str
    owner: str
    co_owners: tuple[str, ...]
    due_on: date | None
    due_text: str
    rhythm: Rhythm
    evidence: tuple[Piece, ...]
    notes: tuple[Remark, ...]

    @property
    def mark(self) -> SafeString:
        """状态：the word with its shape."""
        return MARKS[self.state]

    @property
    def units(self) -> tuple[str, ...]:
        """责任单位和配合单位。"""
        return (self.owner, *self.co_owners) if self.owner else self.co_owners

    @property
    def due(self) -> str:
        """完成时限：in the plan's words, and the day they name; how often, where the plan asks again and again."""
        named = chinese_day(self.due_on) if self.due_on else ""
        words = self.due_text
        due = f"{words}（{named}）" if words and named and words != named else words or named
        if self.rhythm is Rhythm.ONCE or self.rhythm.label in due:
            return due
        return f"{due}，{self.rhythm.label}" if due else self.rhythm.label

    @property
    def unsaid_owner(self) -> str:
        """责任单位, where the plan's own words do not name it."""
        return "" if any(words in self.text for words in _SAYS_WHO) else self.owner


@dataclass(frozen=True, slots=True)
class Section:
    """节。"""

    ordinal: int
    heading: str
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """标题，numbered as plans number it."""
        return f"（{write_han(self.ordinal)}）{self.heading}" if self.heading else ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """章。"""

    ordinal: int
    numbered: bool
    heading: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """标题，numbered where the plan numbers it."""
        return f"{write_han(self.ordinal)}、{self.heading}" if self.numbered else self.heading

    @property
    def items(self) -> Iterator[Item]:
        """Everything in the chapter, in order."""
        return (item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True)
class Reading:
    """要点公开页的内容。"""

    organ_code: str
    organ_name: str
    year: int
    title: str
    as_of_on: date
    preamble: tuple[str, ...]
    chapters: tuple[Chapter, ...]

    @property
    def items(self) -> Iterator[Item]:
        """Everything in the plan, in order."""
        return (item for chapter in self.chapters for item in chapter.items)

    @property
    def tasks(self) -> Iterator[Item]:
        """What bears a state, in order."""
        return (item for item in self.items if item.state)

    @property
    def counts(self) -> dict[str, int]:
        """How many tasks stand in each state."""
        return state_counts(self.tasks)

    @property
    def total(self) -> int:
        """任务总数。"""
        return sum(1 for _ in self.tasks)


def state_counts(items: Iterator[Item]) -> dict[str, int]:
    """各状态的任务数。"""
    found = Counter(item.state for item in items if item.state)
    return {state: found[state] for state in ORDER}


@lru_cache(maxsize=8)
def read_text(text: str) -> Reading:
    """读出：the reading of a published body as it is stored; the same text is read once."""
    return read(json.loads(text))


def read(body: Mapping[str, Any]) -> Reading:
    """读出：the reading of a body."""
    return Reading(
        organ_code=body["organ"]["code"],
        organ_name=body["organ"]["name"],
        year=body["year"],
        title=body["title"],
        as_of_on=date.fromisoformat(body["as_of_on"]),
        preamble=tuple(body["preamble"].split("\n")) if body["preamble"] else (),
        chapters=tuple(_chapter(told) for told in body["chapters"]),
    )


def _chapter(told: Mapping[str, Any]) -> Chapter:
    sections = (
        Section(part["ordinal"], part["heading"], tuple(_item(row) for row in part["items"]))
        for part in told["sections"]
    )
    return Chapter(told["ordinal"], told["numbered"], told["heading"], tuple(sections))


def _item(told: Mapping[str, Any]) -> Item:
    is_task = told["kind"] == Commitment.TASK
    return Item(
        key=told["key"],
        text=told["text"],
        state=told["state"] if is_task else "",
        owner=told["owner"],
        co_owners=tuple(told["co_owners"]),
        due_on=date.fromisoformat(told["due_on"]) if told["due_on"] else None,
        due_text=told["due_text"],
        rhythm=Rhythm(told["rhythm"]),
        evidence=tuple(_piece(row) for row in told["evidence"]),
        notes=tuple(Remark(date.fromisoformat(row["on"]), row["text"]) for row in told["notes"]),
    )


def _piece(told: Mapping[str, Any]) -> Piece:
    shown = {name: told[name] for name in Piece.__slots__}
    return Piece(**{**shown, "on": date.fromisoformat(told["on"])})
