"""摘录：some words around what was looked for, marked, and safe to stand in a page."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString

from mingtang.language.pairs import Term, folded

BEFORE, LONGEST = 30, 140
ELLIPSIS = "……"
EMPTY, MARK, END = SafeString(""), SafeString("<mark>"), SafeString("</mark>")


def pattern_of(asked: Iterable[Term]) -> re.Pattern[str]:
    """要标出的词：the longest of several that begin at one place."""
    return re.compile("|".join(sorted((re.escape(term.text) for term in asked), key=len, reverse=True)))


def marked(text: str, wanted: re.Pattern[str]) -> SafeString:
    """标出要找的词：every place of it in a tidy text."""
    shown, end = EMPTY, 0
    for found in wanted.finditer(folded(text)):
        shown += escape(text[end : found.start()]) + MARK + escape(text[found.start() : found.end()]) + END
        end = found.end()
    return shown + escape(text[end:])


def around(text: str, wanted: re.Pattern[str]) -> SafeString:
    """摘录：a part of the text, from shortly before the first place of what was looked for."""
    first = wanted.search(folded(text))
    begin = max((first.start() if first else 0) - BEFORE, 0)
    before, after = ELLIPSIS if begin else "", ELLIPSIS if begin + LONGEST < len(text) else ""
    return escape(before) + marked(text[begin : begin + LONGEST].replace("\n", " "), wanted) + escape(after)
