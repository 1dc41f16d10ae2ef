"""留痕的核对与查阅。"""

from collections.abc import Iterator
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


def verify() -> Verdict:
    """Compute every chain anew from its first entry and hold it against its head."""
    heads = {head.chain: head for head in Head.rows.order_by("chain")}
    chains = set(heads) | set(Entry.rows.order_by().values_list("chain", flat=True).distinct())
    breaks: list[Break] = []
    count = 0
    for chain in sorted(chains):
        walked = list(_walk(chain, heads.get(chain)))
        count += sum(1 for step in walked if step is None)
        breaks += [step for step in walked if step is not None]
    return Verdict(count, tuple(breaks), {chain: head.digest for chain, head in heads.items()})


def _walk(chain: str, head: Head | None) -> Iterator[Break | None]:
    """``None`` for each entry read, and the first break, after which the rest of the chain proves nothing."""
    seq, prev, broken = 0, GENESIS, False
    for entry in Entry.rows.filter(chain=chain).order_by("seq").iterator(chunk_size=2000):
        yield None
        if broken:
            continue
        found = _against(entry, seq + 1, prev)
        if found:
            yield Break(chain, *found)
            broken = True
        seq, prev = entry.seq, entry.digest
    if broken:
        return
    if head is None:
        yield Break(chain, 0, "缺少链头")
    elif head.seq > seq:
        yield Break(chain, seq + 1, f"末尾缺少第 {seq + 1} 至 {head.seq} 条")
    elif (head.seq, head.digest) != (seq, prev):
        yield Break(chain, seq, "链头与最后一条不符")


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
