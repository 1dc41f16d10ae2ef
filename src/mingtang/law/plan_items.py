"""整理：what was read from a plan as a flat list of items, and the clerk's edits upon it. No database.

An edit names the sentence by its words, so that the same edits fall in place again when the plan is read anew;
its number only tells twins apart. Ids stay: a merged item keeps the first id, a split one the id for its first
part, and a new part takes a number that the section never used.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mingtang.law.plan_parts import Item, Reader, halves, joined, read_joined, read_parts, told_as_item
from mingtang.law.rules import RuleBroken

__all__ = [
    "KIND",
    "MERGE",
    "SPLIT",
    "Item",
    "Reader",
    "Tidied",
    "apply",
    "fallen",
    "items_of",
    "mark",
    "merge",
    "split",
    "tidied",
]

MERGE, SPLIT, KIND = "merge", "split", "kind"
_SHOWN = 24
"""Letters of a sentence that are enough to know it by."""
_NUMBER = re.compile(
    r"[0-9０-９]+(?:[.．,，:：][0-9０-９]+)*[%％‰年月日号]?"
    r"|[〇零一二三四五六七八九十百千万亿两]*[〇零十百千万亿][〇零一二三四五六七八九十百千万亿两]*[年月日号]?"
)
_OPEN, _SHUT = "（(〔[【《〈“‘「", "）)〕]】》〉”’」"


@dataclass(frozen=True)
class Tidied:
    """整理的结果：the items, the edits that no longer fit, and from which keys each item comes.

    ``parts``: an item's own key first, then those merged into it; ``used``: every key there was on the way.
    """

    items: tuple[Item, ...]
    away: tuple[Mapping[str, Any], ...]
    parts: Mapping[str, tuple[str, ...]]
    used: frozenset[str]


def items_of(reading: Mapping[str, Any]) -> list[Item]:
    """条目：of a reading (the form of ``mingtang plan read --json``), in order."""
    return [
        told_as_item(told, key=told["id"], chapter=chapter["ordinal"], section=section["ordinal"], text=told["text"])
        for chapter in reading["chapters"]
        for section in chapter["sections"]
        for told in section["commitments"]
    ]


def apply(items: Sequence[Item], edits: Iterable[Mapping[str, Any]]) -> list[Item]:
    """整理以后：the items after the edits; an edit whose words the plan no longer contains falls away."""
    return list(tidied(items, edits).items)


def fallen(items: Sequence[Item], edits: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """没有用上的整理：one sentence for each edit that falls away because what it names reads differently now."""
    return tuple(f"原文改了，以前的一步整理没有用上，请核对：{_named(edit)}。" for edit in tidied(items, edits).away)


def tidied(items: Sequence[Item], edits: Iterable[Mapping[str, Any]]) -> Tidied:
    """整理：the items after the edits that still fit, one edit after the other."""
    done, away = list(items), []
    parts: dict[str, tuple[str, ...]] = {item.key: (item.key,) for item in items}
    used = set(parts)
    for edit in edits:
        at = _place(done, edit["text"], edit["key"])
        after = _step(done, at, edit, used) if at is not None else None
        if at is None or after is None:
            away.append(edit)
            continue
        if edit["op"] == MERGE:
            parts[done[at].key] += parts.pop(done[at + 1].key)
        elif edit["op"] == SPLIT:
            parts[after[at + 1].key] = (after[at + 1].key,)
            used.add(after[at + 1].key)
        done = after
    return Tidied(tuple(done), tuple(away), parts, frozenset(used))


def merge(items: Sequence[Item], key: str, read: Reader) -> dict[str, Any]:
    """并入下一句：the edit that joins an item with the next one of its section. Errors: ``RuleBroken``."""
    at = _of_key(items, key)
    if at + 1 >= len(items) or not _together(items[at], items[at + 1]):
        raise RuleBroken("它是本节最后一条，没有可以并入的下一条。")
    first, second = items[at], items[at + 1]
    return {"op": MERGE, "key": key, "text": first.text, "with": second.text} | read_joined(first, second, read)


def split(items: Sequence[Item], key: str, after: str, read: Reader) -> dict[str, Any]:
    """拆分：the edit that cuts an item after the given words. Errors: ``RuleBroken``."""
    item = items[_of_key(items, key)]
    words = after.strip()
    if not words:
        raise RuleBroken("请填写从哪几个字之后拆开。")
    if item.text.count(words) != 1:
        raise RuleBroken(f"“{words}”在这一条里要正好出现一次，请多填几个字。")
    cut = item.text.index(words) + len(words)
    if not item.text[cut:].strip():
        raise RuleBroken("拆分处在末尾，后面没有内容，请换一个位置。")
    if any(found.start() < cut < found.end() for found in _NUMBER.finditer(item.text)):
        raise RuleBroken("拆分处在一个数字或者日期中间，请换一个位置。")
    if _is_inside(item.text, cut):
        raise RuleBroken("拆分处在括号、书名号或者引号里面，请换一个位置。")
    return {"op": SPLIT, "key": key, "text": item.text, "after": words} | read_parts(item, _cut(item, words), read)


def mark(items: Sequence[Item], key: str, kind: str) -> dict[str, Any]:
    """标为任务或表述：the edit that says whether an item demands anything."""
    return {"op": KIND, "key": key, "text": items[_of_key(items, key)].text, "kind": kind}


def _step(items: list[Item], at: int, edit: Mapping[str, Any], used: set[str]) -> list[Item] | None:
    item = items[at]
    if edit["op"] == MERGE:
        if at + 1 >= len(items) or items[at + 1].text != edit["with"] or not _together(item, items[at + 1]):
            return None
        return [*items[:at], joined(item, items[at + 1], edit), *items[at + 2 :]]
    if edit["op"] == SPLIT:
        return [
            *items[:at],
            *halves(item, _cut(item, edit["after"]), edit, key=_free_key(used, item)),
            *items[at + 1 :],
        ]
    return [*items[:at], replace(item, kind=edit["kind"]), *items[at + 1 :]]


def _cut(item: Item, after: str) -> tuple[str, str]:
    cut = item.text.index(after) + len(after)
    return item.text[:cut], item.text[cut:].lstrip()


def _is_inside(text: str, cut: int) -> bool:
    """Whether a bracket that opened before is closed only behind."""
    head, tail = text[:cut], text[cut:]
    return any(
        head.count(opened) > head.count(shut) and shut in tail for opened, shut in zip(_OPEN, _SHUT, strict=True)
    )


def _named(edit: Mapping[str, Any]) -> str:
    """What an edit did, in words, with the sentence it did it to."""
    sentence = f"“{_short(edit['text'])}”（{edit['key']}）"
    if edit["op"] == MERGE:
        return f"把“{_short(edit['with'])}”并入{sentence}"
    if edit["op"] == SPLIT:
        return f"在“{edit['after']}”之后拆开{sentence}"
    return f"把{sentence}标为{'任务' if edit['kind'] == 'task' else '表述'}"


def _short(text: str) -> str:
    words = text.rstrip("。；")
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}……"


def _of_key(items: Sequence[Item], key: str) -> int:
    for at, item in enumerate(items):
        if item.key == key:
            return at
    raise RuleBroken(f"没有编号为 {key} 的条目，可能已被并入别条，请刷新页面再看。")


def _place(items: Sequence[Item], text: str, key: str) -> int | None:
    places = [at for at, item in enumerate(items) if item.text == text]
    return next((at for at in places if items[at].key == key), places[0] if places else None)


def _together(first: Item, second: Item) -> bool:
    return (first.chapter, first.section) == (second.chapter, second.section)


def _free_key(used: Iterable[str], item: Item) -> str:
    stem = f"{item.chapter}.{item.section}."
    return f"{stem}{max(int(key[len(stem) :]) for key in used if key.startswith(stem)) + 1}"


def place_only(where: str) -> str:
    """只留位置：``4.2.4（第23行）`` becomes 第23行; the ids of a reading are not those that the ledger keeps."""
    found = re.fullmatch(r"[\d.]+（(.+)）", where)
    return found[1] if found else where
