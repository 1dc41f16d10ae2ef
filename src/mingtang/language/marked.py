"""密级标志：whether anything that was typed bears one, on its face or in brackets as a title does."""

from collections.abc import Iterable

from .secrecy import classification_marks, marks_in_name
from .unseen import without_unseen

TITLE = 100
"""A line that is no longer than this may be a title."""


def bears_mark(texts: Iterable[str]) -> bool:
    """是否带密级标志。"""
    shown = [words for text in texts for words in (text, without_unseen(text))]
    lines = (line for words in shown for line in words.splitlines() if len(line) <= TITLE)
    return any(map(classification_marks, shown)) or any(map(marks_in_name, lines))
