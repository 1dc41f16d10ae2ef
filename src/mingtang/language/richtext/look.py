"""样子：what a tag and its style say about the text in it, whichever program wrote them."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from mingtang.language.richtext.model import PLAIN
from mingtang.language.richtext.nodes import Node

_BY_TAG = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "u": "u", "ins": "u", "s": "s", "del": "s",
    "strike": "s", "sub": "sub", "sup": "sup",
}  # fmt: skip
_ALIGNED = {"center": "center", "middle": "center", "right": "right", "end": "right"}
_FILE = re.compile(r"/(?:desk/)?files/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[^\s\"'<>\\?#]*")
_UP = re.compile(r"(?:^|/)\.{1,2}(?:/|$)")
_PATH = re.compile(r"/(?![/\\])[^\s\"'<>\\]*")
_HOST = re.compile(
    r"(?:[a-z0-9\u4e00-\u9fff-]+\.)+[a-z\u4e00-\u9fff]{2,}(?::\d{1,5})?|\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?"
)
_LONGEST = 2000


class Look(NamedTuple):
    """此处的文字是什么样子。"""

    tag: str = "p"
    align: str = ""
    marks: frozenset[str] = PLAIN
    href: str = ""


def hides(node: Node) -> bool:
    """是否隐藏：whether its text is not shown where it was written."""
    style = node.style
    return style.get("display") == "none" or style.get("mso-hide") == "all" or style.get("visibility") == "hidden"


def align_of(node: Node, before: str) -> str:
    """对齐：centre and right are kept, left and justified are how every text stands."""
    if node.tag == "center":
        return "center"
    classes = node.says("class").split()
    for name in ("center", "right"):
        if f"align-{name}" in classes:
            return name
    if "MsoTitle" in classes:
        return "center"
    said = node.style.get("text-align") or node.says("align").lower()
    return _ALIGNED.get(said, "") if said else before


def marks_of(node: Node, before: frozenset[str]) -> frozenset[str]:
    """粗体、斜体、下划线、删除线、上下标。"""
    found = set(before)
    if node.tag in _BY_TAG:
        found.add(_BY_TAG[node.tag])
    style = node.style
    weight = style.get("font-weight") or style.get("mso-bidi-font-weight-of", "")
    if weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight[:4]) >= 600):
        found.add("strong")
    elif weight in {"normal", "lighter"} or weight.isdecimal():
        found.discard("strong")
    if style.get("font-style") in {"italic", "oblique"}:
        found.add("em")
    elif style.get("font-style") == "normal":
        found.discard("em")
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    found |= {mark for word, mark in (("underline", "u"), ("line-through", "s")) if word in lines}
    raised = style.get("vertical-align", "")
    if raised in {"super", "sub"}:
        found.add("sup" if raised == "super" else "sub")
    if {"sup", "sub"} <= found:
        found.discard("sub")
    return frozenset(found)


def address(href: str) -> str:
    """链接的地址：another site's, or a path of ours that is not the workbench's; empty when it leads nowhere public."""
    href = href.strip()
    if not href or len(href) > _LONGEST or any(char.isspace() or char in "\"'<>\\`" for char in href):
        return ""
    if href.startswith("/"):
        return href if _PATH.fullmatch(href) and not href.startswith("/desk") and not _UP.search(href) else ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    good = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc.lower())
    return href if good else ""


def picture(src: str) -> str:
    """图片的地址：a file of ours; empty for every other, since nothing is fetched from outside."""
    src = src.strip()
    return src if _FILE.fullmatch(src) and not _UP.search(src) else ""
