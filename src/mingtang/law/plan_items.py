"""整理：what was read from a plan as a flat list of items, and the clerk's edits upon it. No database.

An edit names the sentence by its words, so that the same edits fall in place again when the plan is read anew;
its number only tells twins apart. Ids stay: a merged item keeps the first id, a split one the id for its first
part, and a new part takes a number that the section never used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mingtang.law.rules import RuleBroken

MERGE, SPLIT, KIND = "merge", "split", "kind"
_SHOWN = 24
"""Letters of a sentence that are enough to know it by."""


@dataclass(frozen=True)
class Item:
    """一条：one sentence or line with its place in the plan."""

    key: str
    chapter: int
    section: int
    kind: str
    text: str
    due_on: date | None = None
    due_text: str = ""
    rhythm: str = "once"
    offices: tuple[str, ...] = ()
    cites: tuple[Mapping[str, Any], ...] = ()
    clauses: tuple[str, ...] = field(default=())


def items_of(reading: Mapping[str, Any]) -> list[Item]:
    """条目：of a reading (the form of ``mingtang plan read --json``), in order."""
    return [
        Item(
            key=told["id"],
            chapter=chapter["ordinal"],
            section=section["ordinal"],
            kind=told["kind"],
            text=told["text"],
            due_on=date.fromisoformat(told["due"]) if told["due"] else None,
            due_text=told["due_text"] or "",
            rhythm=told["rhythm"],
            offices=tuple(told["offices"]),
            cites=tuple(told["cites"]),
            clauses=tuple(told["clauses"]),
        )
        for chapter in reading["chapters"]
        for section in chapter["sections"]
        for told in section["commitments"]
    ]


def apply(items: Sequence[Item], edits: Iterable[Mapping[str, Any]]) -> list[Item]:
    """整理以后：the items after the edits; an edit whose words the plan no longer contains falls away."""
    return _walk(items, edits)[0]


def fallen(items: Sequence[Item], edits: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """没有用上的整理：one sentence for each edit that falls away because what it names reads differently now."""
    return tuple(f"原文改了，以前的一步整理没有用上，请核对：{_named(edit)}。" for edit in _walk(items, edits)[1])


def merge(items: Sequence[Item], key: str) -> dict[str, Any]:
    """并入下一句：the edit that joins an item with the next one of its section. Errors: ``RuleBroken``."""
    at = _of_key(items, key)
    if at + 1 >= len(items) or not _together(items[at], items[at + 1]):
        raise RuleBroken("它是本节最后一条，没有可以并入的下一条。")
    return {"op": MERGE, "key": key, "text": items[at].text, "with": items[at + 1].text}


def split(items: Sequence[Item], key: str, after: str) -> dict[str, Any]:
    """拆分：the edit that cuts an item after the given words. Errors: ``RuleBroken``."""
    item = items[_of_key(items, key)]
    words = after.strip()
    if not words:
        raise RuleBroken("请填写从哪几个字之后拆开。")
    if item.text.count(words) != 1:
        raise RuleBroken(f"“{words}”在这一条里要正好出现一次，请多填几个字。")
    if not item.text[item.text.index(words) + len(words) :].strip():
        raise RuleBroken("拆分处在末尾，后面没有内容，请换一个位置。")
    return {"op": SPLIT, "key": key, "text": item.text, "after": words}


def mark(items: Sequence[Item], key: str, kind: str) -> dict[str, Any]:
    """标为任务或表述：the edit that says whether an item demands anything."""
    return {"op": KIND, "key": key, "text": items[_of_key(items, key)].text, "kind": kind}


def _walk(items: Sequence[Item], edits: Iterable[Mapping[str, Any]]) -> tuple[list[Item], list[Mapping[str, Any]]]:
    """The items after the edits that still fit, and the edits that do not."""
    done, away = list(items), []
    for edit in edits:
        after = _step(done, edit)
        if after is None:
            away.append(edit)
        else:
            done = after
    return done, away


def _step(items: list[Item], edit: Mapping[str, Any]) -> list[Item] | None:
    at = _place(items, edit["text"], edit["key"])
    if at is None:
        return None
    if edit["op"] == MERGE:
        return _merged(items, at, edit["with"])
    if edit["op"] == SPLIT:
        return _split(items, at, edit["after"])
    return [*items[:at], replace(items[at], kind=edit["kind"]), *items[at + 1 :]]


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


def _merged(items: list[Item], at: int, text: str) -> list[Item] | None:
    if at + 1 >= len(items) or items[at + 1].text != text or not _together(items[at], items[at + 1]):
        return None
    first, second = items[at], items[at + 1]
    dated = first if first.due_on or first.due_text else second
    joined = replace(
        first,
        kind="task" if "task" in {first.kind, second.kind} else "statement",
        text=first.text + second.text,
        due_on=dated.due_on,
        due_text=dated.due_text,
        rhythm=dated.rhythm,
        offices=tuple(dict.fromkeys(first.offices + second.offices)),
        cites=first.cites + tuple(cite for cite in second.cites if cite not in first.cites),
        clauses=tuple(dict.fromkeys(first.clauses + second.clauses)),
    )
    return [*items[:at], joined, *items[at + 2 :]]


def _split(items: list[Item], at: int, after: str) -> list[Item]:
    item = items[at]
    cut = item.text.index(after) + len(after)
    head, tail = item.text[:cut], item.text[cut:].lstrip()
    in_tail = bool(item.due_text) and item.due_text in tail and item.due_text not in head
    undated = replace(item, due_on=None, due_text="", rhythm="once")
    first = replace(undated if in_tail else item, text=head)
    second = replace(item if in_tail else undated, key=_free_key(items, item), text=tail)
    return [*items[:at], first, second, *items[at + 1 :]]


def _free_key(items: Sequence[Item], item: Item) -> str:
    numbers = [int(one.key.rsplit(".", 1)[1]) for one in items if _together(one, item)]
    return f"{item.chapter}.{item.section}.{max(numbers) + 1}"
