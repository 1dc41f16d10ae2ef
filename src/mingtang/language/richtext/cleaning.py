"""清洗：what a public text may hold, and nothing else. Clean text stays as it is."""

from dataclasses import dataclass
from functools import lru_cache

import nh3

from mingtang.language.richtext.model import Blocks
from mingtang.language.richtext.nodes import Node, grown
from mingtang.language.richtext.reading import Reader
from mingtang.language.richtext.writing import html_of

_ALIGNED = {"align-center", "align-right"}
_TAGS = {
    "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "strong", "em",
    "u", "s", "sub", "sup", "blockquote", "a", "br", "hr", "figure", "figcaption", "img",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "rel"},
    "img": {"src", "alt"},
    "ol": {"type", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """清洗好的文字，and how many pictures could not be taken along."""

    html: str
    pictures_left: int


def cleaned(html: str) -> str:
    """清洗富文本：headings, paragraphs, lists, tables, links and our own pictures; the result is canonical.

    Scripts, styles, ids, tracking pixels and whatever is fetched from elsewhere are gone; what Word and WPS put
    around a pasted text too, while their numbered paragraphs become lists and merged cells stay merged.
    """
    return cleaning(html).html


def cleaning(html: str) -> Cleaned:
    """清洗，and say what was left out."""
    root = grown(html)
    reader = Reader(has_h1=_has_h1(root))
    return Cleaned(written(reader.read(root)), reader.left.get("picture", 0))


@lru_cache(maxsize=8)
def blocks_of(html: str) -> Blocks:
    """文字的各块：one text is asked for its words, its pictures and its places within one act, and read once."""
    root = grown(html)
    return Reader(has_h1=_has_h1(root)).read(root)


def written(blocks: Blocks) -> str:
    """写出，through the sanitiser once more: nothing passes that is not on its list."""
    return safe(html_of(blocks))


def safe(html: str) -> str:
    """只留允许的：for text that was cleaned before it was stored, on its way to a page; clean text is not touched."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=dict.fromkeys(("p", "h2", "h3", "h4"), _ALIGNED),
        link_rel=None,
        url_schemes={"http", "https"},
    )


def _has_h1(node: Node) -> bool:
    return any(isinstance(it, Node) and (it.tag == "h1" or _has_h1(it)) for it in node.inside)
