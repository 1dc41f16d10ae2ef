"""读出的要点：what a work plan says, as a tree that can be followed task by task."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.language.citations import Citation
from mingtang.language.due import Rhythm
from mingtang.language.duties import Kind
from mingtang.language.papers import Doubt


@dataclass(frozen=True, slots=True)
class Commitment:
    """任务：one sentence of the plan, or one row of its table, in the plan's own words."""

    id: str
    kind: Kind
    text: str
    due: date | None
    due_text: str
    rhythm: Rhythm
    offices: tuple[str, ...]
    cites: tuple[Citation, ...]
    clauses: tuple[str, ...]
    mark: str
    notes: tuple[tuple[str, str], ...]
    where: str


@dataclass(frozen=True, slots=True)
class Section:
    """节：（一）……, its heading (empty where it has none) and its commitments."""

    ordinal: int
    heading: str
    mark: str
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """章：一、……; ``numbered`` is false where the plan left the number out."""

    ordinal: int
    numbered: bool
    heading: str
    mark: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class PlanReading:
    """读出的要点：preamble, headings and texts joined in order are the plan's body."""

    title: str
    year: int | None
    issuer: str
    preamble: str
    basis: tuple[Citation, ...]
    chapters: tuple[Chapter, ...]
    warnings: tuple[Doubt, ...]

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """All commitments in the order of the plan."""
        return tuple(item for chapter in self.chapters for section in chapter.sections for item in section.commitments)

    @property
    def body(self) -> str:
        """正文：preamble, headings and texts in order, one a line."""
        pieces = [self.preamble]
        for chapter in self.chapters:
            pieces.append(chapter.heading)
            for section in chapter.sections:
                pieces.append(section.heading)
                pieces += [commitment.text for commitment in section.commitments]
        return "\n".join(piece for piece in pieces if piece)

    def as_json(self) -> dict[str, Any]:
        """JSON 形式：the keys that ``mingtang plan read --json`` promises."""
        return {
            "title": self.title,
            "year": self.year,
            "issuer": self.issuer,
            "preamble": self.preamble,
            "basis": _cites(self.basis),
            "chapters": [_chapter(chapter) for chapter in self.chapters],
            "warnings": [{"where": doubt.where, "message": doubt.message} for doubt in self.warnings],
        }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "ordinal": chapter.ordinal,
        "numbered": chapter.numbered,
        "heading": chapter.heading,
        "sections": [
            {
                "ordinal": section.ordinal,
                "heading": section.heading,
                "commitments": [_commitment(commitment) for commitment in section.commitments],
            }
            for section in chapter.sections
        ],
    }


def _commitment(commitment: Commitment) -> dict[str, Any]:
    return {
        "id": commitment.id,
        "kind": commitment.kind.value,
        "text": commitment.text,
        "due": commitment.due.isoformat() if commitment.due else None,
        "due_text": commitment.due_text or None,
        "rhythm": commitment.rhythm.value,
        "offices": list(commitment.offices),
        "cites": _cites(commitment.cites),
        "clauses": list(commitment.clauses),
        "notes": [{"label": label, "text": text} for label, text in commitment.notes],
    }


def _cites(citations: tuple[Citation, ...]) -> list[dict[str, str | None]]:
    return [{"title": citation.title, "number": citation.number or None} for citation in citations]
