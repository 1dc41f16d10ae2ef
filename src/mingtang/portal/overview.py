"""要点的全貌：the drawn overview of a plan, by chapter and by month, and as one line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from mingtang.progress.reading import Reading, read_text, state_counts
from mingtang.ui import charts

MONTHS = range(1, 13)


def line(counts: Mapping[str, int], *, year: int, as_of_on: date, name: str = "progress") -> SafeString:
    """总进度：one line, with what it says above it."""
    total = sum(counts.values())
    done = counts["done"]
    as_of = f"截至{as_of_on.month}月{as_of_on.day}日"
    if as_of_on.year != year:
        as_of = f"截至{as_of_on.year}年{as_of_on.month}月{as_of_on.day}日"
    title = (
        f"{year}年 {total}\u00a0项任务，{as_of}已完成 {done}\u00a0项" if total else f"{year}年的要点里没有要跟踪的任务"
    )
    return charts.progress_line(**counts, title=title, name=name)


@dataclass(frozen=True)
class Drawing:
    """一份要点画好的样子：its text with the states in the margin, and its overview."""

    text: SafeString
    bars: SafeString
    months: SafeString


@lru_cache(maxsize=8)
def drawn(body: str, base_address: str) -> Drawing:
    """画好的要点。A published body never changes, so it is drawn once in each process, however long it is."""
    reading = read_text(body)
    text = render_to_string("progress/text.html", {"plan": reading, "base_address": base_address})
    return Drawing(text, by_chapter(reading, address=base_address), by_month(reading))


def by_chapter(reading: Reading, *, address: str) -> SafeString:
    """各章进度；each label leads to its chapter."""
    rows = [
        {"label": chapter.title, "url": f"{address}#c{chapter.ordinal}", **state_counts(chapter.items)}
        for chapter in reading.chapters
    ]
    shown = [row for row in rows if any(row[state] for state in charts.ORDER)]
    return charts.stacked_bars_by_chapter(shown, title=_chapters_title(shown))


def by_month(reading: Reading) -> SafeString:
    """各月到期与佐证：the last days that the plan names, and the evidence that is public."""
    due = Counter(item.due_on.month for item in reading.tasks if item.due_on and item.due_on.year == reading.year)
    days = [piece.on for item in reading.tasks for piece in item.evidence]
    evidence = Counter(day.month for day in days if day.year == reading.year)
    rows: list[dict[str, Any]] = [
        {
            "month": month,
            "due": due[month],
            "evidence": evidence[month],
            "current": (reading.as_of_on.year, reading.as_of_on.month) == (reading.year, month),
        }
        for month in MONTHS
    ]
    return charts.months_strip(rows)


def _chapters_title(rows: Sequence[Mapping[str, Any]]) -> str:
    """The line above has said how much is done; this says where it stalls."""
    stale = [row["stale"] for row in rows if row["stale"]]
    if not stale:
        return "各章都没有需更新的任务"
    return f"需更新的 {sum(stale)} 项任务，{'都在一章里' if len(stale) == 1 else f'分在 {len(stale)} 章'}"
