"""清理里等谁办什么：asked once for a person, whatever the number of campaigns."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from mingtang.cleanups.models import Cleanup, CleanupEntry, CleanupEntryQuerySet
from mingtang.cleanups.queries.standing import open_amendments
from mingtang.editorial.models import Document
from mingtang.law.cleanups import CleanupState
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

OFFICER, CLERK, REVIEWER, LEADER = (
    kind.value for kind in (PostKind.OFFICE_OFFICER, PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER, PostKind.LEADER)
)


@dataclass(frozen=True)
class Waits:
    """等着办的一次清理：what is to be done and how the step is called."""

    cleanup: Cleanup
    what: str
    step: str


@dataclass(frozen=True)
class Told:
    """等一个人办的：campaigns, and documents that are to be amended."""

    campaigns: list[Waits]
    amendments: list[CleanupEntry]


def waits_for(person: Person, *, at: datetime) -> Told:
    """等这个人办的；always three queries, none for whoever holds no such post."""
    posts = person.posts_on(day_of(at))
    held = {kind: {post.unit_id for post in posts if post.kind == kind} for kind in (OFFICER, CLERK, REVIEWER, LEADER)}
    if not any(held.values()):
        return Told([], [])
    organs = {post.unit.organ_id for post in posts}
    undecided = Q(entries__dropped_at=None, entries__isnull=False, entries__fate="")
    rows = (
        Cleanup.rows.filter(unit__in=organs)
        .select_related("unit")
        .annotate(
            undecided=Count("entries", filter=undecided),
            own=Count("entries", filter=undecided & Q(entries__owner__in=held[OFFICER])),
        )
    )
    rows = rows.order_by("due_on", "pk")
    handed = set(Document.rows.filter(kind="cleanup", unit__in=organs).values_list("address", flat=True))
    found = [one for row in rows if (one := _of(row, held, is_on_its_way=row.address in handed)) is not None]
    return Told(found, _amendments(held, organs))


def _of(row: Cleanup, held: dict[str, set[int]], *, is_on_its_way: bool) -> Waits | None:
    keeps = row.unit_id in held[CLERK]
    if row.stands is CleanupState.OPEN and keeps:
        if row.undecided:
            return Waits(row, f"还有 {row.undecided} 份没有处理意见", "去看进度")
        return Waits(row, "台账可以送审查了", "去送审查")
    if row.stands is CleanupState.OPEN and row.own:
        return Waits(row, f"您单位还有 {row.own} 份没有处理意见", "去提意见")
    if row.stands is CleanupState.HANDED_IN and held[REVIEWER] & {row.unit_id, row.legal_id}:
        return Waits(row, "等合法性审查", "去审查")
    if row.stands is CleanupState.CHECKED and row.unit_id in held[LEADER]:
        return Waits(row, "等签批", "去签批")
    if row.stands is CleanupState.SIGNED and keeps and not is_on_its_way:
        return Waits(row, "已经签批，还没有送审公布", "去送审")
    return None


def _amendments(held: dict[str, set[int]], organs: set[int]) -> list[CleanupEntry]:
    mine = Q(owner__in=held[OFFICER]) | Q(cleanup__unit__in=held[CLERK], owner__in=held[CLERK])
    rows = open_amendments().filter(mine, cleanup__unit__in=organs)
    return list(rows.order_by("amend_by_on", "pk"))


def organs_amending() -> list[int]:
    """The organs with documents that are still to be amended."""
    return sorted(set(open_amendments().order_by().values_list("cleanup__unit", flat=True)))


def amendments_of(organ: Unit) -> CleanupEntryQuerySet:
    """Those of one organ, the nearest day first."""
    return open_amendments().filter(cleanup__unit=organ).order_by("amend_by_on", "pk")
