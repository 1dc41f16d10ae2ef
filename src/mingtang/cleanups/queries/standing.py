"""一次清理的情形：what is decided, what is not, what stands on paper alone, and what the ledger lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mingtang.cleanups.models import Amended, Cleanup, CleanupEntry, CleanupEntryQuerySet
from mingtang.language.same_document import Known, Library
from mingtang.law.cleanup_tables import opinion_digest
from mingtang.law.cleanups import Fate
from mingtang.listings.models import Listing, ListingQuerySet
from mingtang.listings.queries import of_unit
from mingtang.organs.models import Unit, UnitQuerySet
from mingtang.organs.sight import Viewer

PAPER, SURE, PERHAPS = "paper", "sure", "perhaps"


@dataclass(frozen=True)
class Progress:
    """进度：how many documents there are, and how many of them stand where."""

    total: int
    fates: tuple[tuple[Fate, int], ...]
    undecided: int
    matched: int
    unsure: int

    @property
    def paper(self) -> int:
        """只有纸质的：not in the library."""
        return self.total - self.matched - self.unsure

    @property
    def bars(self) -> list[dict[str, object]]:
        """The rows of the chart."""
        rows = [{"label": fate.label, "count": count} for fate, count in self.fates]
        return [*rows, {"label": "没有意见", "count": self.undecided}]


def progress(cleanup: Cleanup) -> Progress:
    """进度；one query."""
    rows = CleanupEntry.rows.filter(cleanup=cleanup, dropped_at=None)
    counts = {fate.value: Count("pk", filter=Q(fate=fate.value)) for fate in Fate}
    counts |= {
        "total": Count("pk"),
        "undecided": Count("pk", filter=Q(fate="")),
        "matched": Count("pk", filter=Q(document__isnull=False)),
        "unsure": Count("pk", filter=Q(perhaps__isnull=False)),
    }
    told = rows.aggregate(**counts)
    fates = tuple((fate, told.pop(fate.value)) for fate in Fate)
    return Progress(fates=fates, **told)


def cleanups(viewer: Viewer, *, at: datetime) -> QuerySet[Cleanup]:
    """清理 in sight, with how many documents and how many of them decided."""
    standing = Q(entries__dropped_at=None, entries__isnull=False)
    return (
        Cleanup.seen_by(viewer, at=at)
        .select_related("unit")
        .annotate(
            total=Count("entries", filter=standing), decided=Count("entries", filter=standing & ~Q(entries__fate=""))
        )
        .order_by("unit__path", "-number")
    )


def cleanup_at(organ: str, number: int, viewer: Viewer, *, at: datetime) -> Cleanup | None:
    """One campaign in sight."""
    rows = Cleanup.seen_by(viewer, at=at).filter(unit__code=organ, number=number)
    return rows.select_related("unit__organ", "lead", "legal__organ", "made_by").first()


def entries(cleanup: Cleanup, *, owner: str = "", fate: str = "", match: str = "") -> CleanupEntryQuerySet:
    """清理的文件，narrowed down by unit, by what becomes of them, by how they are matched."""
    rows = CleanupEntry.rows.filter(cleanup=cleanup).standing()
    rows = rows.select_related(
        "owner", "document__listing", "perhaps__listing", "proposed_by", "proposed_for", "amended"
    )
    rows = rows.filter(owner__code=owner) if owner else rows
    if fate:
        rows = rows.filter(fate="" if fate == "none" else fate)
    where = {
        PAPER: Q(document=None, perhaps=None),
        SURE: Q(document__isnull=False),
        PERHAPS: Q(perhaps__isnull=False),
    }.get(match)
    return rows.filter(where) if where is not None else rows


def opinions(cleanup: Cleanup, *, owner: str = "", fate: str = "", match: str = "") -> dict[int, str]:
    """每一份的意见的指纹，by number in the ledger, of all that the list is narrowed down to; one query."""
    rows = entries(cleanup, owner=owner, fate=fate, match=match).select_related(None)
    told = rows.only("ordinal", "fate", "amend_by_on", "reason", "is_reason_public")
    return {row.ordinal: opinion_digest(row.proposal) for row in told}


def entry(pk: int, cleanup: Cleanup) -> CleanupEntry | None:
    """One document of the campaign."""
    return entries(cleanup).filter(pk=pk).first()


def owners_in(cleanup: Cleanup) -> list[Unit]:
    """起草单位 in the ledger."""
    units = CleanupEntry.rows.filter(cleanup=cleanup, dropped_at=None).values("owner")
    return list(Unit.rows.filter(pk__in=units).order_by("position", "path"))


def units_of(organs: UnitQuerySet, *, on: date) -> UnitQuerySet:
    """几个机关的单位，open on the day."""
    return Unit.rows.filter(organ__in=organs).open(on=on).order_by("path")


def in_scope(cleanup: Cleanup, *, on: date) -> ListingQuerySet:
    """文件库里范围以内的：public, of the kinds, made within the days."""
    rows = of_unit(cleanup.unit, on=on).exclude(document=None)
    return rows.filter(type__in=cleanup.types, made_on__gte=cleanup.since_on, made_on__lte=cleanup.until_on)


def lacking(cleanup: Cleanup, *, on: date) -> list[Listing]:
    """台账里没有的：documents of the library within the scope, on no list of the campaign."""
    listed = CleanupEntry.rows.filter(cleanup=cleanup, dropped_at=None)
    same = listed.filter(Q(document=OuterRef("document")) | Q(perhaps=OuterRef("document")))
    return list(in_scope(cleanup, on=on).filter(~Exists(same)).select_related("document"))


def library_of(unit: Unit, *, on: date) -> Library[int]:
    """机关的文件库，ready to be compared with many rows; by the number of the document."""
    rows = of_unit(unit, on=on).exclude(document=None).exclude(made_on=None)
    return Library(Known(pk, title, number) for pk, title, number in rows.values_list("document", "title", "number"))


def candidates(entry: CleanupEntry, *, words: str, on: date, most: int = 8) -> Sequence[Listing]:
    """可能是同一份的：found by words of the title or by the number."""
    if not words:
        return ()
    rows = of_unit(entry.cleanup.unit, on=on).exclude(document=None)
    return list(rows.filter(Q(title__contains=words) | Q(number=words)).select_related("document")[:most])


def to_amend(cleanup: Cleanup) -> list[CleanupEntry]:
    """要修改的，with how each was dealt with; the nearest day first."""
    return list(entries(cleanup, fate=Fate.AMEND.value).order_by("amend_by_on", "ordinal"))


def open_amendments() -> CleanupEntryQuerySet:
    """签批了要修改、还没有改好的。"""
    rows = CleanupEntry.rows.filter(cleanup__state="signed", fate=Fate.AMEND.value, dropped_at=None)
    return rows.filter(~Exists(Amended.rows.filter(entry=OuterRef("pk")))).select_related("cleanup__unit", "owner")
