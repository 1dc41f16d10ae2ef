"""公文的预览：the same elements in the same order, as a piece of a page; every text of the letter escaped."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from mingtang.letters.letter import Heading, Letter, Part, Table, cleaned
from mingtang.letters.title import title_rows


def to_html(letter: Letter) -> SafeString:
    """公文的预览，for a page that includes the style ``letters/letter.css``."""
    said = cleaned(letter)
    parts = [{"kind": _kind(part), "part": part} for part in said.paragraphs]
    told = {"letter": said, "parts": parts, "title": title_rows(said.title)}
    return render_to_string("letters/letter.html", told)


def _kind(part: Part) -> str:
    if isinstance(part, Heading):
        return "heading"
    return "table" if isinstance(part, Table) else "paragraph"
