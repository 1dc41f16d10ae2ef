"""源文：the fragment as a tree, whatever program wrote it; scripts, styles and comments are gone by then."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

DEEPEST = 40
VOID = frozenset({"br", "hr", "img", "col"})
_TAGS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address", "center", "pre", "dl", "dt", "dd",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dir", "menu", "blockquote", "figure", "figcaption", "img",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "hr", "br", "a", "b", "strong", "i", "em", "cite",
    "u", "ins", "s", "del", "strike", "sub", "sup", "span", "font",
}  # fmt: skip
_UNREAD = {
    "script", "style", "xml", "title", "noscript", "iframe", "object", "svg", "math", "template", "textarea", "select",
    "option", "button", "audio", "video", "canvas", "head", "noembed", "noframes",
}  # fmt: skip
_SAID = {"style", "class", "align", "id"}
_ATTRIBUTES = {
    "*": _SAID,
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"type", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# 不是字的码位：every plane ends with two of them.
_NO_CHARACTERS = "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
_UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_NO_CHARACTERS}]")


@dataclass(slots=True, eq=False)
class Node:
    """一个标签和里面的东西。"""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Node | str"] = field(default_factory=list)

    def says(self, name: str) -> str:
        """An attribute, empty when it is not there."""
        return self.attributes.get(name, "")

    @property
    def style(self) -> dict[str, str]:
        """样式，as it was written on the tag."""
        said = (pair.partition(":") for pair in self.says("style").lower().split(";"))
        return {name.strip(): value.strip().strip("'\"") for name, colon, value in said if colon}


class _Grower(HTMLParser):
    """Grows the tree from well-formed text; what lies too deep is hung on what lies above it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("div")
        self.open = [self.root]
        self.below = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.open[-1].inside.append(node)
        elif len(self.open) > DEEPEST:
            self.below += 1
        else:
            self.open[-1].inside.append(node)
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.below:
            self.below -= 1
        elif len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def grown(html: str) -> Node:
    """源文的树。"""
    safe = nh3.clean(
        _UNSEEN.sub("", html),
        tags=_TAGS,
        clean_content_tags=_UNREAD,
        attributes=_ATTRIBUTES,
        link_rel=None,
        url_schemes={"http", "https"},
    )
    grower = _Grower()
    grower.feed(safe)
    grower.close()
    return grower.root
