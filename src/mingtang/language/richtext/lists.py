"""编号的段落：paragraphs that a word processor numbers one by one, gathered into lists."""

import re
from collections.abc import Iterable

from mingtang.language.richtext.model import Block, Blocks, Items, Marked

_LEVEL = re.compile(r"level(\d)")
_NUMBER = re.compile(r"[(（]?(?:(\d{1,5})[.．、)）]?|([a-z])[.．、)）]|([A-Z])[.．、)）])")
# 项目符号：one sign, whatever letter the symbol font writes it with.
_SIGN = re.compile(r"[^\d\u4e00-\u9fff]")


def level_of(said: str) -> int:
    """级别，of ``mso-list: l0 level2 lfo1``; 0 for a paragraph in no list."""
    found = _LEVEL.search(said)
    return int(found[1]) if found else 0


def kind_of(label: str) -> tuple[str, int]:
    """编号的样子：the kind of list and the number; a sign that is no number is a bullet."""
    found = _NUMBER.fullmatch(label.strip())
    if found is None:
        return "", 1
    if found[1]:
        return "1", int(found[1])
    return ("a", ord(found[2]) - 96) if found[2] else ("A", ord(found[3]) - 64)


def is_plain(label: str) -> bool:
    """Whether a list shows the label just so: ``1.``, ``2、``, ``a)``; 一、 and （1） are kept as they were written."""
    told = label.strip()
    if not told or _SIGN.fullmatch(told):
        return True
    return told[0] not in "(（" and _NUMBER.fullmatch(told) is not None


def gathered(found: Iterable[Block | Marked]) -> Blocks:
    """成列表：neighbours with numbers become lists within lists; a number out of turn begins a list of its own."""
    blocks: list[Block] = []
    waiting: list[Marked] = []
    for block in found:
        if isinstance(block, Marked):
            waiting.append(block)
            continue
        blocks += _lists(waiting)
        waiting = []
        blocks.append(block)
    return _joined((*blocks, *_lists(waiting)))


def _joined(blocks: Blocks) -> Blocks:
    """Bullets after bullets are one list: nothing tells one from the other."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, Items) and isinstance(last, Items) and block.kind == last.kind == "":
            found[-1] = Items((*last.items, *block.items))
        else:
            found.append(block)
    return tuple(found)


def _lists(waiting: list[Marked]) -> Blocks:
    """The lists of one row of numbered paragraphs, at its outermost level."""
    blocks: list[Block] = []
    while waiting:
        first = waiting[0]
        items: list[Blocks] = []
        while waiting and _goes_on(waiting[0], first, len(items)):
            item, waiting = waiting[0], waiting[1:]
            inner = 0
            while inner < len(waiting) and waiting[inner].level > first.level:
                inner += 1
            items.append(_joined((*item.blocks, *_lists(waiting[:inner]))))
            waiting = waiting[inner:]
        blocks.append(Items(tuple(items), first.kind, first.number))
    return tuple(blocks)


def _goes_on(marked: Marked, first: Marked, count: int) -> bool:
    if marked is first:
        return True
    if marked.level != first.level or marked.kind != first.kind:
        return False
    return not first.kind or marked.number == first.number + count
