"""一串文字：text that is cut into pieces and yet read as one, covered as one and put back piece by piece."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from mingtang.language.papers.part_trees import local
from mingtang.masking.sought import Sought, Tally, may_be_code

Setter = Callable[[str], None]
Special = Callable[[etree._Element], tuple[str, Setter] | None]

_NEW_LINE = frozenset({
    "p", "tr", "tbl", "row", "si", "br", "cr", "comment", "text", "txbxContent", "definedName", "title", "author",
    "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter", "formula1", "formula2", "pt",
    "div", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "body", "head", "section", "article", "dl",
    "dt", "dd", "pre", "blockquote", "caption", "option", "header", "footer", "main", "hr", "style", "f", "formula",
    "sectPr", "instr", "tableColumn",
})  # fmt: skip
_NEW_CELL = frozenset({"tc", "c", "tab", "ptab", "td", "th", "v"})
#: Read apart from the text in which they stand: codes of fields, and how a character is read aloud.
_ASIDE = frozenset({"instrText", "delInstrText", "rt", "rp"})
_TEXT = frozenset({"t", "delText", "instrText", "delInstrText"})
#: Attributes in which people write; in the others short Latin words are codes of the layout.
_SAID = frozenset({
    "descr", "title", "alt", "tooltip", "display", "prompt", "promptTitle", "error", "errorTitle", "name", "string",
    "instr", "Target", "location", "href", "src", "content", "value", "placeholder", "summary", "label", "aria-label",
    "author", "initials", "comment", "displayText", "alias", "formatCode", "lvlText", "text", "anchor", "caption",
})  # fmt: skip
_CODE = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|https?://(?:schemas|purl|www\.w3)\..*")
#: A new line is more than a new cell, and a hyphen more than both.
_GAPS = ("\t", "\n", "-")
NOWHERE = "about:blank"


class Stream:
    """一串文字：pieces in order, with what stands between them."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._pieces: list[tuple[int, int, Setter]] = []
        self._length = 0

    def gap(self, sign: str) -> None:
        """What stands between two pieces."""
        if self._said and self._said[-1] in _GAPS:
            self._said[-1] = max(self._said[-1], sign)
            return
        self._said.append(sign)
        self._length += len(sign)

    def add(self, text: str, put: Setter) -> None:
        """A piece, and how to put another text in its place."""
        self._pieces.append((self._length, self._length + len(text), put))
        self._said.append(text)
        self._length += len(text)

    def whole(self) -> str:
        """The text as it is read."""
        return "".join(self._said)

    def cover(self, wanted: Sought, tally: Tally) -> None:
        """遮盖：only pieces that change are put back."""
        before = self.whole()
        after = wanted.covered(before, tally)
        if after == before:
            return
        for begin, end, put in self._pieces:
            if before[begin:end] != after[begin:end]:
                put(after[begin:end])


def cover_tree(root: etree._Element, wanted: Sought, tally: Tally, special: Special | None = None) -> None:
    """遮盖一个部分：its paragraphs each alone, then all of it as one text, then what stands in attributes."""
    for paragraph in root.iter("{*}p"):
        alone = Stream()
        for node in paragraph.iter("{*}t"):
            if node.text and next(node.iterancestors("{*}p")) is paragraph:
                alone.add(node.text, _text_of(node))
        alone.cover(wanted, tally)
    for stream in streams(root, special):
        stream.cover(wanted, tally)
    cover_attributes(root, wanted, tally)


def streams(root: etree._Element, special: Special | None = None) -> tuple[Stream, Stream]:
    """一个部分的文字：what stands in it, and what stands aside."""
    main, aside = Stream(), Stream()
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = local(node)
        stream = aside if name in _ASIDE else main
        if name in _NEW_LINE or name in _NEW_CELL:
            main.gap("\n" if name in _NEW_LINE else "\t")
        if event == "start":
            if name == "noBreakHyphen":
                main.gap("-")
            own = special(node) if special else None
            if own is not None:
                stream.add(*own)
            elif node.text and (name in _TEXT or node.text.strip()):
                stream.add(node.text, _text_of(node))
        elif node.tail and node.tail.strip() and node is not root:
            main.add(node.tail, _tail_of(node))
    return main, aside


class Asked:
    """问属性值：whether one holds what is sought. Most values come again and again, and each is read once.

    By the attribute's name short words may be codes of the layout; of what is only a code nothing is asked.
    """

    def __init__(self, wanted: Sought) -> None:
        self._said = wanted
        self._coded = replace(wanted, words={it: kind for it, kind in wanted.words.items() if not may_be_code(it)})
        self._known: dict[tuple[bool, str], bool] = {}

    def holds(self, key: str, value: str) -> bool:
        """属性值里有没有。"""
        is_said = key.rpartition("}")[2] in _SAID or key.startswith("data-")
        known = self._known.get((is_said, value))
        if known is None:
            known = self._known[is_said, value] = self._read(value, self._said if is_said else self._coded)
        return known

    @staticmethod
    def _read(value: str, wanted: Sought) -> bool:
        if len(value) < 2 or _CODE.fullmatch(value):
            return False
        return wanted.is_in(value) or ("%" in value and wanted.is_in(unquote(value)))


def is_of_the_package(node: etree._Element) -> bool:
    """包的内部关系：how its own parts hang together; nobody writes there, and covering it would break the file."""
    name = local(node)
    return name in {"Override", "Default"} or (name == "Relationship" and node.get("TargetMode") != "External")


def cover_attributes(root: etree._Element, wanted: Sought, tally: Tally) -> None:
    """遮盖属性值：a link that is written in codes leads nowhere afterwards."""
    asked = Asked(wanted)
    for node in root.iter(etree.Element):
        if is_of_the_package(node):
            continue
        for key, value in node.attrib.items():
            if not asked.holds(key, value):
                continue
            if wanted.is_in(value):
                covered = wanted.covered(value, tally)
                node.set(key, NOWHERE if key in {"Target", "href", "src"} else covered)
            else:
                wanted.covered(unquote(value), tally)
                node.set(key, NOWHERE)


def _text_of(node: etree._Element) -> Setter:
    def put(text: str) -> None:
        node.text = text

    return put


def _tail_of(node: etree._Element) -> Setter:
    def put(text: str) -> None:
        node.tail = text

    return put
