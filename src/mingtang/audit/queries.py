"""留痕的核对与查阅。"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from mingtang.audit import raw
from mingtang.audit.actions import reference
from mingtang.audit.chain import GENESIS, digest
from mingtang.audit.models import Entry, Head

TOLD = ("chain", "seq", "at", "actor", "verb", "subject", "facts", "prev", "digest")
UNREADABLE = "（读不出来）"


@dataclass(frozen=True)
class Break:
    """断点：where a chain does not hold, and in what way."""

    chain: str
    seq: int
    what: str


@dataclass(frozen=True)
class Verdict:
    """核对结果：how many entries were read, and the first break of each chain."""

    entries: int
    broken_at: tuple[Break, ...]
    heads: dict[str, str]

    @property
    def ok(self) -> bool:
        return not self.broken_at


def verify(expected: Iterable[str] = ()) -> Verdict:
    """Compute every chain anew from its first entry and hold it against its head.

    ``expected`` names chains that must be there: one cut out whole, head and all, leaves nothing to stumble over.
    What is appended while this runs is read too. What cannot be read is a break like any other.
    """
    named, odd = raw.chains(Entry.rows.all(), Head.rows.all())
    walks = [_Walk(chain) for chain in sorted(named | set(expected))]
    breaks = [found for found in (walk.first_break() for walk in walks) if found is not None]
    breaks += [Break(name, first, "链名读不出来") for name, first in sorted(odd.items())]
    heads = {walk.chain: walk.head["digest"] for walk in walks if walk.head is not None and walk.head["digest"]}
    return Verdict(sum(walk.count for walk in walks), tuple(breaks), heads)


class _Walk:
    """核对一条链：from its first entry to its head."""

    def __init__(self, chain: str) -> None:
        self.chain, self.count, self.seq, self.prev = chain, 0, 0, GENESIS
        self.head: dict[str, Any] | None = None

    def first_break(self) -> Break | None:
        """The first place that does not hold, after which the rest of the chain proves nothing."""
        while True:
            before = self.seq
            found = self._read_on()
            # The head is read after its entries: what was appended meanwhile is read in the next round.
            self.head = next(raw.heads(Head.rows.filter(chain=self.chain)), None)
            if found is not None:
                return Break(self.chain, *found)
            if self.head is None or (self.head["seq"] or 0) <= self.seq or self.seq == before:
                return self._against_head()

    def _read_on(self) -> tuple[int, str] | None:
        found = None
        rows = Entry.rows.filter(chain=self.chain).order_by("seq")
        # The first time without a lower bound: what stands before the first place is one too many.
        for entry in raw.entries(rows.filter(seq__gt=self.seq) if self.count else rows):
            self.count += 1
            found = found or _against(entry, self.seq + 1, self.prev)
            self.seq, self.prev = entry["seq"] or self.seq, entry["digest"]
        return found

    def _against_head(self) -> Break | None:
        head, seq = self.head, self.seq
        if head is None:
            return Break(self.chain, 0, "缺少链头" if seq else "整条链都不见了")
        if head["seq"] is None or head["digest"] is None:
            return Break(self.chain, seq, "链头读不出来")
        if head["seq"] > seq:
            return Break(self.chain, seq + 1, f"末尾缺少第 {seq + 1} 至 {head['seq']} 条")
        if (head["seq"], head["digest"]) != (seq, self.prev):
            return Break(self.chain, seq, "链头与最后一条不符")
        return None


def _against(entry: dict[str, Any], seq: int, prev: str) -> tuple[int, str] | None:
    unreadable = [str(Entry._meta.get_field(name).verbose_name) for name in TOLD if entry[name] is None]
    if entry["seq"] is not None and entry["seq"] < seq:
        return entry["seq"], f"多出第 {entry['seq']} 条"
    if entry["seq"] is not None and entry["seq"] > seq:
        return seq, f"缺少第 {seq} 条"
    if unreadable:
        return seq, f"{'、'.join(unreadable)}读不出来"
    if digest(**{name: entry[name] for name in TOLD[:-1]}) != entry["digest"]:
        return seq, "内容被改动或次序被调换"
    if entry["prev"] != prev:
        return seq, "与上一条接不上"
    return None


def entries_of(record: models.Model) -> models.QuerySet[Entry]:
    """What the trail tells of a record, newest first."""
    return Entry.rows.filter(subject=reference(record)).order_by("-at", "-id")


def actors_of(subjects: Iterable[str], *, verbs: Iterable[str], since: datetime) -> set[str]:
    """Who did one of these things to one of these records since the instant, as the trail names them."""
    done = Entry.rows.filter(subject__in=list(subjects), verb__in=list(verbs), at__gte=since)
    return set(done.values_list("actor", flat=True))


def as_readable(rows: models.QuerySet[Entry]) -> list[Entry]:
    """The entries of a page, for people; where somebody has made a column unreadable, the page still shows the rest."""
    kept = raw.entries(rows)
    return [
        Entry(**{name: UNREADABLE if row[name] is None and name in raw.TEXTS else row[name] for name in row})
        for row in kept
    ]


def heads_of(chains: Iterable[str]) -> list[Head]:
    """The heads of the chains, for people, as far as they can be read."""
    found = raw.heads(Head.rows.filter(chain__in=chains).order_by("chain"))
    return [Head(chain=row["chain"], seq=row["seq"], digest=row["digest"] or UNREADABLE) for row in found]
