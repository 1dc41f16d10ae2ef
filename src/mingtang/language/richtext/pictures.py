"""文中的图片：which stand in a text, what they show, and under which address they are shown."""

from collections.abc import Callable
from dataclasses import replace

from mingtang.language.richtext.cleaning import blocks_of, written
from mingtang.language.richtext.model import Block, Blocks, Cell, Figure, Items, Quote, Table, walk


def pictures_in(html: str) -> list[tuple[str, str]]:
    """文中的图片：(address, what it shows), in the order of reading."""
    return [(block.src, block.alt) for block in walk(blocks_of(html)) if isinstance(block, Figure)]


def figure(src: str, alt: str) -> str:
    """一张图片，as it stands in a text."""
    return written((Figure(src, alt),))


def described(html: str, src: str, alt: str) -> str:
    """写上图片说明：wherever the picture of this address stands."""
    return written(_each(blocks_of(html), lambda figure: replace(figure, alt=alt) if figure.src == src else figure))


def readdressed(html: str, addresses: dict[str, str]) -> str:
    """换图片的地址：those that are named; the others stay."""
    return written(_each(blocks_of(html), lambda figure: replace(figure, src=addresses.get(figure.src, figure.src))))


def _each(blocks: Blocks, change: Callable[[Figure], Figure]) -> Blocks:
    return tuple(_one(block, change) for block in blocks)


def _one(block: Block, change: Callable[[Figure], Figure]) -> Block:
    match block:
        case Figure():
            return change(block)
        case Items(items):
            return replace(block, items=tuple(_each(item, change) for item in items))
        case Quote(inner):
            return Quote(_each(inner, change))
        case Table(rows):
            return replace(block, rows=tuple(tuple(_cell(cell, change) for cell in row) for row in rows))
    return block


def _cell(cell: Cell, change: Callable[[Figure], Figure]) -> Cell:
    return replace(cell, blocks=_each(cell.blocks, change))
