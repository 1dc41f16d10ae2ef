"""文中的位置：the plain text line by line, and an address for every place in it that a remark may point to."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from string import ascii_lowercase

from mingtang.language.richtext.cleaning import blocks_of, written
from mingtang.language.richtext.model import Block, Blocks, Cell, Figure, Items, Quote, Rule, Table, Text, words
from mingtang.language.richtext.writing import html_of

_LENGTH = 10
_OPENED = re.compile(r"<(p|h2|h3|h4|caption|tr|figure)\b")
_BEGINS = re.compile(r'<(?:p|h2|h3|h4|caption|tr|figure) id="(w-[0-9a-f-]+)"[^>]*>(?:<t[dh][^>]*>)?')


_ROMAN = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10),
    ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip


def text_of(html: str) -> str:
    """纯文字：one line a block, one line a row of a table with its cells apart by tabs; pictures by what they show."""
    return text_of_blocks(blocks_of(html))


def text_of_blocks(found: Blocks) -> str:
    """纯文字，of blocks."""
    return "\n".join(text for text in map(_text, _places(found)) if text)


def blocks(html: str) -> list[tuple[str, str]]:
    """文中的位置：(address, text) of each paragraph, heading, row and picture, in the order of reading.

    The address comes from the text itself, so that a place keeps it in the next revision unless it was changed;
    a text that stands there twice has its number behind it.
    """
    return [(anchor, _text(place)) for anchor, place in _anchored(blocks_of(html))]


def anchored(html: str) -> str:
    """带位置的文字：the same text, each place with its address as ``id``, for a page that points to them."""
    found = blocks_of(html)
    anchors = iter([anchor for anchor, _ in _anchored(found)])
    opened = iter(_shown(found))
    return _OPENED.sub(lambda tag: f'{tag[0]} id="{next(anchors)}"' if next(opened) else tag[0], written(found))


def marked(html: str, marks: Mapping[str, str]) -> str:
    """带标记的文字：every place with its address, and at the beginning of those in ``marks`` the HTML that they say."""
    return _BEGINS.sub(lambda opened: opened[0] + marks.get(opened[1], ""), anchored(html))


Place = Text | Figure | tuple[Cell, ...]


def _anchored(found: Blocks) -> Iterator[tuple[str, Place]]:
    seen: dict[str, int] = {}
    for place in _places(found):
        text = _text(place)
        if not text:
            continue
        name = f"w-{hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]}"
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}-{seen[name]}"), place


def _places(found: Blocks) -> Iterator[Place]:
    for block in found:
        match block:
            case Text() | Figure():
                yield block
            case Items(items):
                for item in items:
                    yield from _places(item)
            case Quote(inner):
                yield from _places(inner)
            case Table(rows, caption):
                if caption:
                    yield Text(caption)
                yield from rows
            case Rule():
                pass


def _text(place: Place) -> str:
    match place:
        case Text(runs):
            return words(runs)
        case Figure(_, alt, caption):
            return "\n".join(filter(None, (alt, words(caption))))
    return "\t".join(" ".join(filter(None, map(_text, _places(cell.blocks)))) for cell in place).strip("\t")


def _shown(found: Blocks) -> list[bool]:
    """Of each tag that a place may begin with, as it is written out, whether it does: not in a cell, not empty."""
    said: list[bool] = []
    for block in found:
        said += _of(block)
    return said


def _of(block: Block) -> list[bool]:
    match block:
        case Text() | Figure():
            return [bool(_text(block))]
        case Items(items):
            return [one for item in items for one in _shown(item)]
        case Quote(inner):
            return _shown(inner)
        case Table(rows, caption):
            found = [True] if caption else []
            for row in rows:
                inside = len(_OPENED.findall("".join(html_of(cell.blocks) for cell in row)))
                found += [bool(_text(row)), *[False] * inside]
            return found
    return []


def numbered_text_of(html: str) -> str:
    """纯文字，lists with their numbers and signs: for where nothing else tells that they are lists."""
    return "\n".join(_numbered(blocks_of(html)))


def _numbered(found: Blocks) -> Iterator[str]:
    for block in found:
        match block:
            case Items(items, kind, start):
                for number, item in enumerate(items, start=start):
                    first, *rest = [*_numbered(item), ""]
                    yield f"{_label(kind, number)}{first}"
                    yield from (line for line in rest if line)
            case Quote(inner):
                yield from _numbered(inner)
            case _:
                yield from filter(None, map(_text, _places((block,))))


def _label(kind: str, number: int) -> str:
    """How a browser writes the number of an item."""
    if kind in {"a", "A"} and number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return f"{letter if kind == 'a' else letter.upper()}. "
    if kind in {"i", "I"}:
        roman = _roman(number)
        return f"{roman if kind == 'i' else roman.upper()}. "
    return f"{number}. " if kind else "• "


def _roman(number: int) -> str:
    told = ""
    for sign, worth in _ROMAN:
        told += sign * (number // worth)
        number %= worth
    return told
