"""差异：how a plan read anew differs from the ledger. No database.

An item is the same when its words are the same, wherever it stands now; it is changed when its words are much
alike, the bracket that names units and days aside; else it is new. Ids stay with what they named; evidence stays
with its id. What the clerk merges or splits on top of that moves no id: the reading is held against the ledger as
the ledger was tidied, and the new steps of tidying only carry the ids on.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from mingtang.law.plan_items import Item, tidied

ALIKE = 0.6
"""From this share of common text on, a sentence counts as the old one reworded."""


@dataclass(frozen=True)
class Pair:
    """一对：an item of the ledger and what the plan now says."""

    old: Item
    new: Item

    @property
    def fields(self) -> tuple[str, ...]:
        """What differs, by field."""
        names = ("kind", "text", "due_on", "due_text", "rhythm", "offices", "cites", "clauses", "chapter", "section")
        return tuple(name for name in names if getattr(self.old, name) != getattr(self.new, name))


@dataclass(frozen=True)
class Difference:
    """差异：pairs that stay as they are, pairs that change, what comes and what goes. ``order`` is the new order.

    ``merged``: of what goes, the id that the clerk merged it into.
    """

    unchanged: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    created: tuple[Item, ...]
    withdrawn: tuple[Item, ...]
    order: tuple[Item, ...]
    merged: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether importing would change nothing but, at most, the order."""
        return not (self.changed or self.created or self.withdrawn)


@dataclass(frozen=True)
class Lineage:
    """来历：the reading tidied as the ledger was, and from which of those items each newly tidied one comes."""

    before: tuple[Item, ...]
    parts: Mapping[str, tuple[str, ...]]


def lineage(
    items: Sequence[Item], standing: Sequence[Mapping[str, Any]], edits: Sequence[Mapping[str, Any]]
) -> Lineage:
    """理清来历：``standing`` are the edits of the ledger, ``edits`` those of the draft, mostly those and more."""
    same = next((at for at, (one, other) in enumerate(zip(standing, edits, strict=False)) if one != other), None)
    shared = tidied(items, edits[: min(len(standing), len(edits)) if same is None else same]).used
    parts = tidied(items, edits).parts
    told = {key: tuple(part for part in found if part in shared) for key, found in parts.items()}
    return Lineage(tidied(items, standing).items, told)


def difference(
    old: Sequence[Item],
    new: Sequence[Item],
    *,
    used: Sequence[str],
    gone: Sequence[str] = (),
    bare: Callable[[str], str] = str,
    since: Lineage | None = None,
) -> Difference:
    """比对：hold a reading against the ledger. ``used`` are all keys ever given, ``gone`` those withdrawn before.

    ``bare`` takes from a sentence what says nothing of its matter (the bracket that names units and days). ``since``
    tells how the reading was tidied beyond what the ledger was.
    """
    partner, merged = _carried(old, new, gone, bare, since) if since else (_paired(old, new, gone, bare), {})
    taken = set(used) | {item.key for item in old}
    order: list[Item] = []
    created: list[Item] = []
    unchanged: list[Pair] = []
    changed: list[Pair] = []
    for at, item in enumerate(new):
        if at in partner:
            before = old[partner[at]]
            pair = Pair(before, replace(item, key=before.key))
            (changed if pair.fields or before.key in gone else unchanged).append(pair)
            order.append(pair.new)
        else:
            fresh = replace(item, key=_fresh(item, taken))
            taken.add(fresh.key)
            created.append(fresh)
            order.append(fresh)
    kept = set(partner.values())
    withdrawn = tuple(item for at, item in enumerate(old) if at not in kept and item.key not in gone)
    into = {item.key: order[merged[at]].key for at, item in enumerate(old) if at in merged and item in withdrawn}
    return Difference(tuple(unchanged), tuple(changed), tuple(created), withdrawn, tuple(order), into)


SAME, GONE, CAME = "same", "gone", "came"
_WORDS = re.compile(r"[0-9A-Za-z.%]+|.", re.DOTALL)


def words_changed(old: str, new: str) -> list[tuple[str, str]]:
    """逐字差异：runs of text that stay, go or come; a number counts as one word, a lone kept sign as changed."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    runs: list[tuple[str, str]] = []
    gone = came = ""
    for op, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        island = op == "equal" and j - i == 1 and i > 0 and j < len(before)
        if op == "equal" and not island:
            runs += [(GONE, gone)] * bool(gone) + [(CAME, came)] * bool(came) + [(SAME, "".join(before[i:j]))]
            gone = came = ""
        else:
            gone, came = gone + "".join(before[i:j]), came + "".join(after[k:m])
    return runs + [(GONE, gone)] * bool(gone) + [(CAME, came)] * bool(came)


def _paired(
    old: Sequence[Item], new: Sequence[Item], gone: Sequence[str], bare: Callable[[str], str]
) -> dict[int, int]:
    """New place → old place, by the words alone."""
    partner = _same(old, new, gone)
    _alike(old, new, partner, bare)
    return partner


def _carried(
    old: Sequence[Item], new: Sequence[Item], gone: Sequence[str], bare: Callable[[str], str], since: Lineage
) -> tuple[dict[int, int], dict[int, int]]:
    """New place → old place, and what was merged away: old place → new place.

    A merged item takes the id of the first of its parts that has one, a standing one before a withdrawn one; a part
    that is new takes the id of a row with the very same words, if one is left.
    """
    before = _paired(old, since.before, gone, bare)
    places = {since.before[at].key: place for at, place in before.items()}
    partner: dict[int, int] = {}
    merged: dict[int, int] = {}
    for at, item in enumerate(new):
        found = [places[part] for part in since.parts.get(item.key, ()) if part in places]
        for place in sorted(found, key=lambda place: old[place].key in gone):
            if at in partner:
                merged[place] = at
            else:
                partner[at] = place
    taken = set(partner.values()) | set(merged)
    left = [at for at in range(len(old)) if at not in taken]
    fresh = [at for at in range(len(new)) if at not in partner]
    again = _same([old[at] for at in left], [new[at] for at in fresh], gone)
    return partner | {fresh[at]: left[place] for at, place in again.items()}, merged


def _same(old: Sequence[Item], new: Sequence[Item], gone: Sequence[str]) -> dict[int, int]:
    """New place → old place of items with the same words.

    Among twins the one with the same key comes first, then a standing one of the same section, then a standing
    one, and only then one that was withdrawn: evidence must not wander to a sentence that merely sounds alike.
    """
    places: dict[str, list[int]] = {}
    for at, item in enumerate(old):
        places.setdefault(item.text, []).append(at)
    partner: dict[int, int] = {}
    for fits in (_same_key, _same_section, _standing, _any):
        for at, item in enumerate(new):
            candidates = places.get(item.text, [])
            chosen = next((place for place in candidates if fits(old[place], item, gone)), None)
            if at not in partner and chosen is not None:
                candidates.remove(chosen)
                partner[at] = chosen
    return partner


def _same_key(before: Item, item: Item, gone: Sequence[str]) -> bool:
    return before.key == item.key and before.key not in gone


def _same_section(before: Item, item: Item, gone: Sequence[str]) -> bool:
    return (before.chapter, before.section) == (item.chapter, item.section) and before.key not in gone


def _standing(before: Item, item: Item, gone: Sequence[str]) -> bool:
    return before.key not in gone


def _any(before: Item, item: Item, gone: Sequence[str]) -> bool:
    return True


def _alike(old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], bare: Callable[[str], str]) -> None:
    """Add the pairs of reworded items, the most alike first."""
    kept = set(partner.values())
    left = [at for at in range(len(old)) if at not in kept]
    before = {place: bare(old[place].text) for place in left}
    scored = []
    for at, item in enumerate(new):
        if at in partner:
            continue
        matcher = SequenceMatcher(None, "", bare(item.text), autojunk=False)
        for place in left:
            matcher.set_seq1(before[place])
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                scored.append((-matcher.ratio(), old[place].key != item.key, at, place))
    for score, _, at, place in sorted(scored):
        if -score >= ALIKE and at not in partner and place in left:
            partner[at] = place
            left.remove(place)


def _fresh(item: Item, taken: set[str]) -> str:
    if item.key not in taken:
        return item.key
    stem = f"{item.chapter}.{item.section}."
    numbers = [int(key[len(stem) :]) for key in taken if key.startswith(stem)]
    return f"{stem}{max(numbers, default=0) + 1}"
