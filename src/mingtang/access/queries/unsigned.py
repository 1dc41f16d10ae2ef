"""没有登录签名的审签、发布、撤下和认定：signatures whose actor cannot be shown to have come in through the door.

With write access to the database anybody can write somebody else's name into it. That cannot be refused, only
shown: a sign-in is signed with a key that does not lie there. Whatever is done by hand at the machine, the example
data among it, has none either, and is counted like the rest.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from mingtang.access.models import SignIn
from mingtang.access.signatures import is_genuine
from mingtang.audit import raw
from mingtang.audit.models import Entry

_STAGES = ("editorial.sign.first", "editorial.sign.review", "editorial.sign.leader")
_PUBLIC = ("editorial.attest", "editorial.release", "papers.record", "withdrawals.withdraw")
_LATER = ("emergencies.declare", "emergencies.clear")
VERBS = (*_STAGES, *_PUBLIC, *_LATER, "evidence.accept")
FIRST = 5
_AT_ONCE = 500
_BEYOND = 2**63


@dataclass(frozen=True)
class Unsigned:
    """没有登录签名的：how many, of how many, and the places of the first."""

    count: int
    of: int
    first: tuple[tuple[str, int], ...]


def unsigned(chains: Collection[str] | None = None) -> Unsigned:
    """Count them, in the chains named or in all."""
    rows = Entry.rows.filter(verb__in=VERBS, actor__startswith="person:").order_by("chain", "seq")
    entries = raw.entries(rows if chains is None else rows.filter(chain__in=chains))
    count, of, first = 0, 0, []
    while batch := list(islice(entries, _AT_ONCE)):
        of += len(batch)
        for entry in _without(batch):
            count += 1
            if len(first) < FIRST:
                first.append((str(entry["chain"]), int(entry["seq"] or 0)))
    return Unsigned(count, of, tuple(first))


def _without(batch: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    numbers = [_number(entry) for entry in batch]
    rows = SignIn.rows.in_bulk({number for number in numbers if number is not None})
    for entry, number in zip(batch, numbers, strict=True):
        row = rows.get(number) if number is not None else None
        if row is None or not _covers(row, entry) or not is_genuine(row):
            yield entry


def _number(entry: dict[str, Any]) -> int | None:
    try:
        facts = json.loads(entry["facts"] or "")
    except ValueError:
        return None
    number = facts.get("sign_in") if isinstance(facts, dict) else None
    return number if type(number) is int and 0 < number < _BEYOND else None


def _covers(row: SignIn, entry: dict[str, Any]) -> bool:
    """Whether it was this person's, and the act lies between coming in and going out."""
    at = entry["at"]
    if entry["actor"] != f"person:{row.person_id}" or at is None or at < row.at:
        return False
    return row.ended_at is None or at <= row.ended_at
