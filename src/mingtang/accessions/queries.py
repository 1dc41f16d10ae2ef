"""批量建稿的查阅：what waits, how far a batch has come, and what is there already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from mingtang.accessions.models import Batch, BatchFile, FileState
from mingtang.documents.publication import KIND
from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Published
from mingtang.organs.models import Person, Unit


@dataclass(frozen=True)
class Standing:
    """办到哪里了：how many files of a batch stand in each state."""

    counts: Mapping[FileState, int]

    @property
    def total(self) -> int:
        """一共。"""
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """等着办的。"""
        return self.counts.get(FileState.WAITING, 0)

    @property
    def done(self) -> int:
        """办过的。"""
        return self.total - self.waiting

    @property
    def words(self) -> str:
        """一句话。"""
        told = [f"{state.label} {self.counts[state]} 份" for state in FileState if self.counts.get(state)]
        return "，".join(told)


def standing(batch: Batch) -> Standing:
    """一批办到哪里了。"""
    rows = BatchFile.rows.filter(batch=batch).order_by().values_list("state").annotate(count=models.Count("pk"))
    return Standing({FileState(state): count for state, count in rows})


def batches_seen(viewer: Person, *, at: datetime) -> models.QuerySet[Batch]:
    """看得到的批次，each with how many files it has and how many wait."""
    waiting = models.Count("files", filter=models.Q(files__state=FileState.WAITING.value))
    rows = Batch.rows.seen_by(viewer, at=at).select_related("unit", "owner")
    return rows.annotate(count=models.Count("files"), waiting=waiting).order_by("-at", "-pk")


def batch_seen(viewer: Person, pk: int, *, at: datetime) -> Batch | None:
    """One of them."""
    return Batch.rows.seen_by(viewer, at=at).select_related("unit__organ", "owner").filter(pk=pk).first()


def files_of(batch: Batch) -> models.QuerySet[BatchFile]:
    """一批里的文件，in the order in which they came."""
    return BatchFile.rows.filter(batch=batch).select_related("manuscript").order_by("position")


def waiting_of(unit: Unit) -> int:
    """等着办的，of one unit."""
    return BatchFile.rows.filter(batch__unit=unit, state=FileState.WAITING.value).count()


def waiting(most: int) -> list[tuple[int, str]]:
    """等着办的，the oldest first, each with its name."""
    rows = BatchFile.rows.filter(state=FileState.WAITING.value).order_by("batch_id", "position")
    return list(rows.values_list("pk", "name")[:most])


def known_by_digest(organ: Unit, digest: str) -> BatchFile | None:
    """建过稿的同一份文件，whose manuscript was not given up."""
    made = BatchFile.rows.filter(sha256=digest, batch__unit__organ=organ, state=FileState.MADE.value)
    return made.filter(manuscript__discarded_at=None).first() if digest else None


def known_by_number(organ: Unit, *, title: str, number: str) -> str:
    """已有的同一份公文：public or being written, with the same title and number; what is said of it, or nothing."""
    if not (title and number):
        return ""
    public = Published.rows.filter(document__unit__organ=organ, document__kind=KIND, title=title)
    if any(row.content.get("metadata", {}).get("number") == number for row in public):
        return f"公开文件里已有《{title}》（{number}）。"
    drafts = Manuscript.rows.filter(organ=organ, title=title, discarded_at=None)
    if any(row.metadata.get("number") == number for row in drafts):
        return f"稿件里已有《{title}》（{number}）。"
    return ""
