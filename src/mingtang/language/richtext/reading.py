"""读入：the tree of any source as blocks of ours."""

import re
from collections.abc import Iterator

from mingtang.language.richtext import lists, tables
from mingtang.language.richtext.characters import END, MARK, Char, chars, line_break, paragraphs
from mingtang.language.richtext.look import Look, address, align_of, hides, marks_of, picture
from mingtang.language.richtext.model import (
    PLAIN,
    Block,
    Blocks,
    Cell,
    Figure,
    Items,
    Marked,
    Quote,
    Rule,
    Run,
    Runs,
    Table,
    Text,
)
from mingtang.language.richtext.nodes import Node

_INLINE = {"a", "b", "strong", "i", "em", "cite", "u", "ins", "s", "del", "strike", "sub", "sup", "span", "font"}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_UNDER_H1 = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}
_SAID = re.compile(f"{MARK}([^{END}]*){END}")
_LABEL = re.compile(r"[^\S\n]+")
LONGEST_ALT = 200


class Reader:
    """Goes through a source once; ``left`` counts what could not be taken along."""

    def __init__(self, *, has_h1: bool = False, told: bool = False) -> None:
        self.headings = _UNDER_H1 if has_h1 else _HEADINGS
        self.told = told
        self.left: dict[str, int] = {}

    def read(self, node: Node) -> Blocks:
        """The blocks in a tag."""
        return self._inside(node, Look(), within=False)

    def _inside(self, node: Node, look: Look, *, within: bool) -> Blocks:
        flow = _Flow(self, within=within)
        flow.walk(node, look)
        flow.flush()
        return lists.gathered(flow.out)

    def leave(self, what: str) -> None:
        """Count what is left out."""
        self.left[what] = self.left.get(what, 0) + 1

    def item(self, node: Node, look: Look) -> Blocks:
        """What stands in an item or a cell: paragraphs, no headings; it begins with a paragraph."""
        found = self._inside(node, look, within=True)
        return found if found and isinstance(found[0], Text) else (Text(()), *found)

    def line(self, node: Node) -> Runs:
        """One line of text, whatever stands in the tag."""
        found = [block.runs for block in self._inside(node, Look(), within=True) if isinstance(block, Text)]
        joined: list[Run] = []
        for runs in found:
            joined += [Run(" "), *runs] if joined else runs
        said = [Char(char if char != "\n" else " ", run.marks, run.href) for run in joined for char in run.text]
        return next(iter(paragraphs(said)), ())


class _Flow:
    """One flow of blocks."""

    def __init__(self, reader: Reader, *, within: bool) -> None:
        self.reader = reader
        self.within = within
        self.out: list[Block | Marked] = []
        self.pending: list[Char] = []
        self.look = Look()

    def walk(self, node: Node, look: Look) -> None:
        for child in node.inside:
            if isinstance(child, str):
                self.say(chars(child, look.marks, look.href, keep_marks=self.reader.told), look)
            elif not hides(child):
                self.meet(child, look)

    def say(self, said: Iterator[Char], look: Look) -> None:
        if not self.pending:
            self.look = look
        self.pending += said

    def meet(self, node: Node, look: Look) -> None:
        match node.tag:
            case "br":
                self.say(iter([line_break()]), look)
            case tag if tag in _INLINE:
                self._inline(node, look)
            case "img":
                self._figure(node, node, look)
            case "hr":
                self.flush()
                self.out.append(Rule())
            case "ul" | "ol" | "dir" | "menu" | "li":
                self.flush()
                self._list(node, look)
            case "table":
                self.flush()
                self._table(node, look)
            case "blockquote":
                self.flush()
                inner = self.reader._inside(node, look._replace(tag="p"), within=self.within)
                self.out += [Quote(inner)] if inner else []
            case "figure":
                self._figure(next(_pictures(node), node), node, look)
            case _:
                self._block(node, look)

    def _inline(self, node: Node, look: Look) -> None:
        href = look.href
        if node.tag == "a" and node.says("href"):
            href = address(node.says("href"))
        self.walk(node, look._replace(marks=marks_of(node, look.marks), href=href))

    def _block(self, node: Node, look: Look) -> None:
        """A paragraph, a heading or a box; or a paragraph that a word processor numbered."""
        self.flush()
        tag = self.reader.headings.get(node.tag, "p" if node.tag == "p" else look.tag)
        inner = Look("p" if self.within else tag, align_of(node, look.align), marks_of(node, look.marks), look.href)
        level = lists.level_of(node.style.get("mso-list", ""))
        label = _label(node) if level else ""
        if not level:
            self.walk(node, inner)
            self.flush()
        elif lists.is_plain(label):
            blocks = self.reader.item(node, inner._replace(tag="p"))
            self.out += [Marked(level, *lists.kind_of(label), blocks)] if blocks != (Text(()),) else []
        else:
            self.say(chars(label, PLAIN, ""), inner)
            self.walk(node, inner)
            self.flush()

    def _list(self, node: Node, look: Look) -> None:
        items: list[Blocks] = []
        inner = look._replace(tag="p")
        for child in [node] if node.tag == "li" else node.inside:
            if isinstance(child, str):
                child = Node("li", {}, [child])
            found = self.reader.item(child if child.tag == "li" else Node("li", {}, [child]), inner)
            if found == (Text(()),):
                continue
            if items and child.tag in {"ul", "ol", "dir", "menu"}:
                items[-1] += found[1:] if found[0] == Text(()) else found
            else:
                items.append(found)
        if items:
            kind = _kind(node)
            self.out.append(Items(tuple(items), kind, _number(node.says("start"), 1) if kind else 1))

    def _table(self, node: Node, look: Look) -> None:
        inner = Look(align="", marks=look.marks)
        rows = []
        for part, row in _rows(node):
            cells = [cell for cell in row.inside if isinstance(cell, Node) and cell.tag in {"td", "th"}]
            rows.append([self._cell(cell, inner, is_head=part == "thead" or cell.tag == "th") for cell in cells])
        ordered = tables.in_order(rows)
        title = next((it for it in node.inside if isinstance(it, Node) and it.tag == "caption"), None)
        caption = self.reader.line(title) if title else ()
        if ordered:
            self.out.append(Table(ordered, caption))
        elif caption:
            self.out.append(Text(caption))

    def _cell(self, node: Node, look: Look, *, is_head: bool) -> Cell:
        look = look._replace(align=align_of(node, ""), marks=marks_of(node, look.marks) - {"sub", "sup"})
        wide, high = (_number(node.says(name), 1) for name in ("colspan", "rowspan"))
        return Cell(self.reader.item(node, look), is_head, wide, high)

    def _figure(self, image: Node, node: Node, look: Look) -> None:
        """A picture of ours with its words; another's is left out, and what else stood in the figure is kept."""
        src = picture(image.says("src")) if image.tag == "img" else ""
        words = (
            [it for it in node.inside if isinstance(it, Node) and it.tag == "figcaption"]
            if node.tag == "figure"
            else []
        )
        if src:
            self.flush()
            alt = " ".join(image.says("alt").split())[:LONGEST_ALT].strip()
            self.out.append(Figure(src, alt, self.reader.line(words[0]) if words else ()))
        elif image.tag == "img":
            self.reader.leave("picture")
        rest = [it for it in node.inside if it is not image and (it not in words or not src)]
        if node.tag == "figure" and rest:
            self.flush()
            self.walk(_without(Node("div", {}, rest), image), look)
            self.flush()

    def flush(self) -> None:
        """End the paragraph that is being said."""
        said, self.pending = self.pending, []
        look, marked = self.look, None
        if self.reader.told:
            said, look, marked = _told(said, look)
        lines = paragraphs(said)
        if marked is not None and lines:
            self.out.append(Marked(marked.level, marked.kind, marked.number, tuple(Text(one) for one in lines)))
            return
        tag = "p" if self.within else look.tag
        self.out += [Text(_as_heading(runs) if tag != "p" else runs, tag, look.align) for runs in lines]


def _told(said: list[Char], look: Look) -> tuple[list[Char], Look, Marked | None]:
    """What was noted about the paragraph when it was taken from a word processor's file: tag, align, list."""
    text = "".join(char.text for char in said)
    found = _SAID.search(text)
    if found is None:
        return said, look, None
    tag, align, level, kind, number = found[1].split("|")
    kept = [*said[: found.start()], *said[found.end() :]]
    marked = Marked(int(level), kind, int(number)) if int(level) else None
    return kept, look._replace(tag=tag or look.tag, align=align or look.align), marked


def _as_heading(runs: Runs) -> Runs:
    said = [Char(char, run.marks - {"strong"}, run.href) for run in runs for char in run.text]
    return next(iter(paragraphs(said)), ())


def _label(node: Node) -> str:
    """The number or sign that the word processor put in front; taken out of the text."""
    found = ""
    for child in list(node.inside):
        if isinstance(child, Node):
            if "ignore" in child.style.get("mso-list", ""):
                node.inside.remove(child)
                return _LABEL.sub(" ", "".join(_texts(child))).strip()
            found = found or _label(child)
    return found


def _texts(node: Node) -> Iterator[str]:
    for child in node.inside:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)


def _pictures(node: Node) -> Iterator[Node]:
    for child in node.inside:
        if isinstance(child, Node):
            if child.tag == "img":
                yield child
            elif child.tag not in {"table", "figure"}:
                yield from _pictures(child)


def _without(node: Node, gone: Node) -> Node:
    kept = [_without(it, gone) if isinstance(it, Node) else it for it in node.inside if it is not gone]
    return Node(node.tag, node.attributes, kept)


def _rows(table: Node) -> Iterator[tuple[str, Node]]:
    for child in table.inside:
        if isinstance(child, Node):
            if child.tag == "tr":
                yield table.tag, child
            elif child.tag in {"thead", "tbody", "tfoot"}:
                yield from ((child.tag, row) for _, row in _rows(child))


def _kind(node: Node) -> str:
    if node.tag != "ol":
        return ""
    said = node.says("type")
    return said if said in {"a", "A", "i", "I"} else "1"


def _number(said: str, otherwise: int) -> int:
    return int(said) if said.isascii() and said.isdecimal() and int(said[:6]) > 0 and len(said) < 6 else otherwise
