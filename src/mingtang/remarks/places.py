"""文中的位置：what a remark may point to in a revision: paragraphs, or the lines of whatever kind it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mingtang.editorial.ports import words_of
from mingtang.language.richtext import blocks

WHOLE, TITLE, METADATA, CHANGE, ATTACHMENT = "", "title", "metadata", "change", "attachment:"
QUOTED, OFFERED = 60, 32
"""Units: characters; as many of a place are kept with a remark, as many stand in the list of places."""
_ASIDE = frozenset({"html", "attachments", "pictures", "change", "places", "metadata", "outlet", "review_on", "organ"})
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")


@dataclass(frozen=True)
class Place:
    """一处：its address, what is said there, and what is held against the next revision to see whether it changed."""

    key: str
    words: str
    text: str

    @property
    def quoted(self) -> str:
        """原文的开头。"""
        return _short(self.words, QUOTED)

    @property
    def offered(self) -> str:
        """供选择的开头几个字。"""
        return _short(self.words, OFFERED)


def places_of(title: str, body: Mapping[str, Any]) -> list[Place]:
    """可以指出的地方，in the order of reading; the whole text is not among them."""
    html = body.get("html")
    if isinstance(html, str):
        said = [Place(key, text, text) for key, text in blocks(html)]
    else:
        said = list(_lines({name: value for name, value in body.items() if name not in _ASIDE}, ""))
    return [Place(TITLE, title, title), *said, *_beside(body)]


def _short(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _beside(body: Mapping[str, Any]) -> Iterator[Place]:
    note = str((body.get("change") or {}).get("note") or "")
    if note:
        yield Place(CHANGE, f"更改说明：{note}", note)
    if body.get("metadata"):
        yield Place(METADATA, "要素（文号、日期、主题分类等）", repr(sorted(body["metadata"].items())))
    for row in body.get("attachments", ()):
        yield Place(f"{ATTACHMENT}{row['key']}", f"附件：{row['name']}", str(row["sha256"]))


def _lines(told: Any, at: str) -> Iterator[Place]:
    """A row that has a text or a title is one place, with all that hangs on it; so is every other line of Chinese."""
    if isinstance(told, str):
        if _CHINESE.search(told):
            yield Place(at[:120], told, told)
    elif isinstance(told, Mapping):
        if at and ("text" in told or "title" in told):
            text = "\n".join(words_of(told))
            yield Place(at[:120], str(told.get("text") or told.get("title")), text)
            return
        for name, value in told.items():
            yield from _lines(value, f"{at}.{name}" if at else str(name))
    elif isinstance(told, list | tuple):
        for number, row in enumerate(told):
            name = next((row[key] for key in ("key", "n", "id") if key in row), number) if _is_row(row) else number
            yield from _lines(row, f"{at}.{name}")


def _is_row(row: Any) -> bool:
    return isinstance(row, Mapping)
