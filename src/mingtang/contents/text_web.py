"""网页的文字：what stands on the page line by line, then what stands in its marks, remarks and scripts."""

from collections.abc import Iterator

from lxml import etree

from mingtang.contents.parts import Part
from mingtang.language.papers.part_trees import local
from mingtang.language.table_heads import Heads, row_of

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "img", "nobr", "o:p",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"script", "style", "template", "noscript"})
_TOLD = ("href", "src", "alt", "title", "content", "value", "placeholder", "summary", "label", "aria-label")


def web_parts(text: str) -> Iterator[Part]:
    """网页的各处文字。"""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=False, huge_tree=False)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if root is None:
        return
    held: list[str] = []
    heads = Heads()
    begin = 1
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        line = node.sourceline or begin
        if event in {"comment", "pi"}:
            yield from _part(f"第 {line} 行的注释", node.text, hidden=True)
        elif event == "start":
            yield from _told(node, line)
        if event == "start" and local(node) == "table":
            heads = Heads()
        if event == "start" and local(node) in _CELLS:
            held.append("\t")
        cut = local(node) not in _INLINE and local(node) not in _CELLS and event in {"start", "end"}
        if cut and "".join(held).strip():
            row = row_of("".join(held))
            yield Part(f"第 {begin} 行", row, heads=heads.of(enumerate(row.split("\t"))))
            held = []
        begin = begin if "".join(held[:8]).strip() else line
        if event == "start" and local(node) not in _SILENT:
            held.append(node.text or "")
        elif event != "start":
            held.append(node.tail or "")
    yield from _part(f"第 {begin} 行", "".join(held), hidden=False)


def _told(node: etree._Element, line: int) -> Iterator[Part]:
    if local(node) in _SILENT:
        yield from _part(f"第 {line} 行的脚本或样式", node.text, hidden=True)
    for name, value in node.attrib.items():
        if name in _TOLD or name.startswith("data-"):
            yield from _part(f"第 {line} 行标签里的属性", value, hidden=True)


def _part(where: str, text: str | None, *, hidden: bool) -> Iterator[Part]:
    if text and text.strip():
        yield Part(where, " ".join(text.split()), hidden=hidden)
