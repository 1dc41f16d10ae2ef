"""筛选：by state, by unit, by words. What cannot be understood is left aside with a sentence, never an error."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from mingtang.law.commitments import STATE_LABELS
from mingtang.progress.reading import Chapter, Item, Reading, Section

LONGEST = 50
_LABELS: Mapping[str, str] = {state.value: label for state, label in STATE_LABELS.items()}


@dataclass(frozen=True)
class Filters:
    """筛选条件：what of the address was understood, and a sentence for what was not."""

    state: str = ""
    office: str = ""
    words: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """是否有条件。"""
        return bool(self.state or self.office or self.words)

    @property
    def q(self) -> str:
        """The words as typed."""
        return " ".join(self.words)

    @property
    def told(self) -> str:
        """条件，in words."""
        parts = [f"“{word}”" for word in self.words]
        parts += [f"“{_LABELS[self.state]}”"] if self.state else []
        parts += [self.office] if self.office else []
        return "、".join(parts)

    def fits(self, item: Item) -> bool:
        """Whether an item meets every condition."""
        if self.state and item.state != self.state:
            return False
        if self.office and self.office not in item.units:
            return False
        text = "\n".join((item.text, *item.units)).casefold() if self.words else ""
        return all(word.casefold() in text for word in self.words)


def understood(query: Mapping[str, str], reading: Reading) -> Filters:
    """筛选条件，from an address."""
    remarks = []
    state = query.get("state", "").strip()
    if state and state not in _LABELS:
        remarks.append(f"没有“{state[:LONGEST]}”这种状态，已列出全部状态。")
        state = ""
    office = query.get("office", "").strip()
    if office and office not in units_of(reading):
        remarks.append(f"这份要点里没有“{office[:LONGEST]}”承担的任务，已列出全部单位。")
        office = ""
    typed = "".join(char for char in query.get("q", "") if char.isprintable()).strip()
    if len(typed) > LONGEST:
        remarks.append(f"查找的字太多，只用了前 {LONGEST} 个字。")
        typed = typed[:LONGEST]
    return Filters(state, office, tuple(typed.split()), tuple(remarks))


def units_of(reading: Reading) -> dict[str, int]:
    """承担任务的单位 and how many tasks each has a part in, in the order in which the plan names them."""
    found: dict[str, int] = {}
    for item in reading.tasks:
        for name in dict.fromkeys(item.units):
            found[name] = found.get(name, 0) + 1
    return found


def narrowed(reading: Reading, filters: Filters) -> Reading:
    """筛选结果：what fits, in its place in the plan, with the words marked."""
    chapters = (replace(chapter, sections=_sections(chapter, filters)) for chapter in reading.chapters)
    return replace(reading, preamble=(), chapters=tuple(chapter for chapter in chapters if chapter.sections))


def finding(found: Reading, filters: Filters) -> str:
    """筛选结果，counted in words."""
    tasks = found.total
    others = sum(1 for _ in found.items) - tasks
    if not tasks and not others:
        return f"按{filters.told}没有找到。"
    counted = [f"{tasks} 项任务"] if tasks else []
    counted += [f"{others} 处一般表述"] if others else []
    return f"按{filters.told}找到 {'和 '.join(counted)}。"


def _sections(chapter: Chapter, filters: Filters) -> tuple[Section, ...]:
    sections = (replace(section, items=_items(section, filters)) for section in chapter.sections)
    return tuple(section for section in sections if section.items)


def _items(section: Section, filters: Filters) -> tuple[Item, ...]:
    fitting: Iterable[Item] = (item for item in section.items if filters.fits(item))
    if filters.words:
        fitting = (replace(item, text=marked(item.text, filters.words)) for item in fitting)
    return tuple(fitting)


def marked(text: str, words: Iterable[str]) -> SafeString:
    """标出查找的字。"""
    pattern = re.compile("(" + "|".join(re.escape(word) for word in words) + ")", re.IGNORECASE)
    parts = ((conditional_escape(part), place % 2) for place, part in enumerate(pattern.split(text)))
    return mark_safe("".join(f"<mark>{part}</mark>" if hit else part for part, hit in parts))  # noqa: S308 - escaped above
