"""条目：an item of a plan, its facts as its words tell them, and what parts and joined ones keep. No database.

Splitting and merging make words that nobody has read yet. The reader's answer on them is stored in the edit; what
stood for the whole (a time limit behind the sentence, a column of a table) is carried over here, with a note to
check it, so that no time limit and no office is lost without a word.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mingtang.law.commitments import Rhythm
from mingtang.law.days import chinese_day

TASK, STATEMENT = "task", "statement"
_RECURRING = ("monthly", "quarterly", "yearly", "periodic")
"""From the strictest on."""


@dataclass(frozen=True)
class Item:
    """一条：one sentence or line with its place in the plan; ``check`` is what the clerk should look at again."""

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
    check: tuple[str, ...] = ()

    @property
    def is_timed(self) -> bool:
        """有没有时限：a day, a rhythm, or words about either."""
        return bool(self.due_on or self.due_text or self.rhythm != "once")

    @property
    def time(self) -> str:
        """时限的写法：in the plan's words where it has any."""
        return self.due_text or (chinese_day(self.due_on) if self.due_on else Rhythm(self.rhythm).label)


Reader = Callable[[Item, str], Item]
"""重读：the item with other words, its facts read anew as of a task; ``kind`` is what those words are by themselves."""


def told_as_item(told: Mapping[str, Any], *, key: str, chapter: int, section: int, text: str) -> Item:
    """还原条目：an item from facts as a reading or an edit keeps them."""
    return Item(
        key=key,
        chapter=chapter,
        section=section,
        kind=told["kind"],
        text=text,
        due_on=date.fromisoformat(told["due"]) if told["due"] else None,
        due_text=told["due_text"] or "",
        rhythm=told["rhythm"],
        offices=tuple(told["offices"]),
        cites=tuple(told["cites"]),
        clauses=tuple(told["clauses"]),
        check=tuple(told.get("check", ())),
    )


def facts_of(item: Item) -> dict[str, Any]:
    """条目的事实：as an edit keeps them."""
    return {
        "kind": item.kind,
        "due": item.due_on.isoformat() if item.due_on else None,
        "due_text": item.due_text,
        "rhythm": item.rhythm,
        "offices": list(item.offices),
        "cites": [dict(cite) for cite in item.cites],
        "clauses": list(item.clauses),
        "check": list(item.check),
    }


def read_parts(item: Item, words: tuple[str, str], read: Reader) -> dict[str, Any]:
    """读拆开的两条：what the edit keeps: each part, and what the whole is by its own words."""
    return {"was": [read(item, item.text).kind], "read": [facts_of(read(item, text)) for text in words]}


def read_joined(first: Item, second: Item, read: Reader) -> dict[str, Any]:
    """读并成的一条：what the edit keeps: the joined words, and what each was by its own."""
    was = [read(item, item.text).kind for item in (first, second)]
    return {"was": was, "read": [facts_of(read(first, first.text + second.text))]}


def halves(item: Item, words: tuple[str, str], edit: Mapping[str, Any], *, key: str) -> tuple[Item, Item]:
    """拆成两条：each with what its own words say, and of the whole what it lacks. ``key`` is the second's."""
    if "read" not in edit:
        return _halves_unread(item, words, key)
    first, second = (_again(item, text, told) for text, told in zip(words, edit["read"], strict=True))
    if item.kind != edit["was"][0]:
        # 整条的类别不是从文字来的（表格的一行，或者人定的），两半都随它。
        first, second = replace(first, kind=item.kind), replace(second, kind=item.kind)
    return _keeping(first, second, item), replace(_keeping(second, first, item), key=key)


def joined(first: Item, second: Item, edit: Mapping[str, Any]) -> Item:
    """并成一条：its words read anew; of two days the earlier holds, with a note."""
    if "read" not in edit:
        return _joined_unread(first, second)
    told = _again(first, first.text + second.text, edit["read"][0])
    both = {first.kind, second.kind}
    as_read = [first.kind, second.kind] == edit["was"]
    kind = TASK if TASK in both or (as_read and told.kind == TASK) else STATEMENT
    return replace(
        _timed(first, second, told)
        if kind == TASK
        else replace(told, due_on=None, due_text="", rhythm="once", check=()),
        kind=kind,
        offices=_once(first.offices + second.offices + (told.offices if kind == TASK else ())),
        cites=_once_cited(first.cites + second.cites + told.cites),
        clauses=told.clauses if kind == TASK and told.clauses else _once(first.clauses + second.clauses),
    )


def _again(item: Item, text: str, told: Mapping[str, Any]) -> Item:
    return told_as_item(told, key=item.key, chapter=item.chapter, section=item.section, text=text)


def _keeping(part: Item, other: Item, whole: Item) -> Item:
    """The part with what the whole had and it lacks; a statement is due by no day and answered for by nobody."""
    if part.kind != TASK:
        return replace(part, due_on=None, due_text="", rhythm="once", offices=(), clauses=(), check=())
    check = list(part.check)
    if whole.is_timed and not part.is_timed:
        check.append(_carried(f"时限“{whole.time}”", elsewhere=other.is_timed))
        part = replace(part, due_on=whole.due_on, due_text=whole.due_text, rhythm=whole.rhythm)
    if whole.offices and not part.offices:
        check.append(_carried(f"责任单位“{'、'.join(whole.offices)}”", elsewhere=bool(other.offices)))
        part = replace(part, offices=whole.offices)
    return replace(part, check=tuple(check))


def _carried(what: str, *, elsewhere: bool) -> str:
    if elsewhere:
        return f"{what}写在拆开的另一条里，这一条先按同样的办，请核对。"
    return f"{what}是拆开以前整条的，这一条先沿用，请核对。"


def _timed(first: Item, second: Item, told: Item) -> Item:
    """The joined item with its time limit: the earliest day of those named, the strictest rhythm."""
    dated = sorted((item for item in (first, second, told) if item.due_on), key=lambda item: item.due_on or date.max)
    days = {item.due_on for item in dated}
    rhythms = [item.rhythm for item in (first, second, told) if item.rhythm in _RECURRING]
    timed = told if told.is_timed else next((item for item in (first, second) if item.is_timed), told)
    from_day = dated[0] if dated and (len(days) > 1 or not told.due_on) else timed
    rhythm = min(rhythms, key=_RECURRING.index) if rhythms else from_day.rhythm
    due_on = dated[0].due_on if dated else None
    made = replace(told, due_on=due_on, due_text=from_day.due_text, rhythm=rhythm)
    if len(days) > 1:
        named = "、".join(chinese_day(day) for day in sorted(day for day in days if day))
        check: tuple[str, ...] = (f"并成的这一条有不止一个时限（{named}），已取最早的，请核对。",)
    elif first.is_timed and second.is_timed and _time(first) != _time(second):
        check = (f"合并以前两条的时限不一样（“{first.time}”和“{second.time}”），已按“{made.time}”，请核对。",)
    else:
        check = () if told.is_timed else first.check + second.check
    return replace(made, check=check)


def _time(item: Item) -> tuple[date | None, str]:
    return item.due_on, item.rhythm


def _halves_unread(item: Item, words: tuple[str, str], key: str) -> tuple[Item, Item]:
    """As edits were applied before they kept what was read: one part has everything, the other nothing."""
    head, tail = words
    in_tail = bool(item.due_text) and item.due_text in tail and item.due_text not in head
    undated = replace(item, due_on=None, due_text="", rhythm="once")
    return (
        replace(undated if in_tail else item, text=head),
        replace(item if in_tail else undated, key=key, text=tail),
    )


def _joined_unread(first: Item, second: Item) -> Item:
    """As edits were applied before they kept what was read: the first time limit holds."""
    dated = first if first.due_on or first.due_text else second
    return replace(
        first,
        kind=TASK if TASK in {first.kind, second.kind} else STATEMENT,
        text=first.text + second.text,
        due_on=dated.due_on,
        due_text=dated.due_text,
        rhythm=dated.rhythm,
        offices=_once(first.offices + second.offices),
        cites=_once_cited(first.cites + second.cites),
        clauses=_once(first.clauses + second.clauses),
    )


def _once(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _once_cited(cites: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
    return tuple(cite for at, cite in enumerate(cites) if cite not in cites[:at])
