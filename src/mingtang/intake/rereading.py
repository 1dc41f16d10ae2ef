"""重读：what words that tidying made say by themselves, read as the plan was read."""

from collections.abc import Mapping
from typing import Any

from mingtang.language.duties import Kind
from mingtang.language.offices import said
from mingtang.language.plan import PlanReading
from mingtang.language.plan.details import finish
from mingtang.language.plan.draft import ChapterDraft, Draft, SectionDraft
from mingtang.law.plan_items import Item, Reader
from mingtang.law.plan_parts import told_as_item


def reader_of(reading: Mapping[str, Any]) -> Reader:
    """The reader for words of this plan: its year, and the headings above them; units named in a heading aside."""
    headings = {
        (chapter["ordinal"], section["ordinal"]): (said(chapter["heading"]), said(section["heading"]))
        for chapter in reading["chapters"]
        for section in chapter["sections"]
    }

    def read(item: Item, text: str) -> Item:
        place = item.chapter, item.section
        alone = _read(text, headings[place], reading["year"], None)
        told = _read(text, headings[place], reading["year"], Kind.TASK) | {"kind": alone["kind"]}
        return told_as_item(told, key=item.key, chapter=item.chapter, section=item.section, text=text)

    return read


def _read(text: str, headings: tuple[str, str], year: int | None, kind: Kind | None) -> dict[str, Any]:
    """One sentence under its headings, with the reader's doubts about it as what is to be checked."""
    chapter, section = headings
    sentence = Draft(text, "", kind=kind)
    chapters, doubts = finish([ChapterDraft(chapter, sections=[SectionDraft(section, drafts=[sentence])])], year)
    told: dict[str, Any] = PlanReading("", year, "", "", (), chapters, ()).as_json()
    (found,) = told["chapters"][0]["sections"][0]["commitments"]
    return found | {"check": [doubt.message for doubt in doubts]}
