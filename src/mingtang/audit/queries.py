"""留痕的核对与查阅。"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from mingtang.audit.actions import reference
from mingtang.audit.chain import GENESIS, digest
from mingtang.audit.models import Entry, Head


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
    What is appended while this runs is read too.
    """
    chains = set(Head.rows.values_list("chain", flat=True)) | set(expected)
    chains |= set(Entry.rows.order_by().values_list("chain", flat=True).distinct())
    walks = [_Walk(chain) for chain in sorted(chains)]
    breaks = [found for found in (walk.first_break() for walk in walks) if found is not None]
    heads = {walk.chain: walk.head.digest for walk in walks if walk.head is not None}
    return Verdict(sum(walk.count for walk in walks), tuple(breaks), heads)


class _Walk:
    """核对一条链：from its first entry to its head."""

    def __init__(self, chain: str) -> None:
        self.chain, self.count, self.seq, self.prev = chain, 0, 0, GENESIS
        self.head: Head | None = None

    def first_break(self) -> Break | None:
        """The first place that does not hold, after which the rest of the chain proves nothing."""
        while True:
            before = self.seq
            found = self._read_on()
            # The head is read after its entries: what was appended meanwhile is read in the next round.
            self.head = Head.rows.filter(chain=self.chain).first()
            if found is not None:
                return Break(self.chain, *found)
            if self.head is None or self.head.seq <= self.seq or self.seq == before:
                return self._against_head()

    def _read_on(self) -> tuple[int, str] | None:
        found = None
        rows = Entry.rows.filter(chain=self.chain, seq__gt=self.seq).order_by("seq")
        for entry in rows.iterator(chunk_size=2000):
            self.count += 1
            found = found or _against(entry, self.seq + 1, self.prev)
            self.seq, self.prev = entry.seq, entry.digest
        return found

    def _against_head(self) -> Break | None:
        head, seq = self.head, self.seq
        if head is None:
            return Break(self.chain, 0, "缺少链头" if seq else "整条链都不见了")
        if head.seq > seq:
            return Break(self.chain, seq + 1, f"末尾缺少第 {seq + 1} 至 {head.seq} 条")
        if (head.seq, head.digest) != (seq, self.prev):
            return Break(self.chain, seq, "链头与最后一条不符")
        return None


def _against(entry: Entry, seq: int, prev: str) -> tuple[int, str] | None:
    if entry.seq != seq:
        return seq, f"缺少第 {seq} 条"
    told = {name: getattr(entry, name) for name in ("chain", "seq", "at", "actor", "verb", "subject", "facts", "prev")}
    if digest(**told) != entry.digest:
        return seq, "内容被改动或次序被调换"
    if entry.prev != prev:
        return seq, "与上一条接不上"
    return None


def entries_of(record: models.Model) -> models.QuerySet[Entry]:
    """What the trail tells of a record, newest first."""
    return Entry.rows.filter(subject=reference(record)).order_by("-at", "-id")
