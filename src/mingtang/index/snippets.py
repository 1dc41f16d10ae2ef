"""摘录：some words around what was looked for, marked, and safe to stand in a page."""

import re
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from mingtang.language.pairs import Term, folded

BEFORE, LONGEST = 30, 140
ELLIPSIS = "……"


def marked(text: str, asked: Sequence[Term]) -> SafeString:
    """标出要找的词：every place of it in a tidy text, the longest of several that begin at one place."""
    if not asked:
        return format_html("{}", text)
    wanted = sorted((re.escape(term.text) for term in asked), key=len, reverse=True)
    pieces, end = [], 0
    for found in re.finditer("|".join(wanted), folded(text)):
        pieces += [("{}", text[end : found.start()]), ("<mark>{}</mark>", text[found.start() : found.end()])]
        end = found.end()
    pieces.append(("{}", text[end:]))
    return format_html_join("", "{}", ((format_html(form, piece),) for form, piece in pieces if piece))


def around(text: str, asked: Sequence[Term]) -> SafeString:
    """摘录：a part of the text, from shortly before the first place of what was looked for."""
    same = folded(text)
    begin = max(min((at for at in (same.find(term.text) for term in asked) if at >= 0), default=0) - BEFORE, 0)
    shown = text[begin : begin + LONGEST].replace("\n", " ")
    before, after = ELLIPSIS if begin else "", ELLIPSIS if begin + LONGEST < len(text) else ""
    return format_html("{}{}{}", before, marked(shown, asked), after)
