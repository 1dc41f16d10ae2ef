"""发布的查询：what may go out, what is planned and what went out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from mingtang.editorial import ports, reasons
from mingtang.editorial.models import Document, Edition, Published, Revision
from mingtang.editorial.queries import awaiting
from mingtang.law.editorial import EditionState, Stage, label_of
from mingtang.law.outlets import Outlet
from mingtang.law.releases import ReleaseState, countdown
from mingtang.organs.sight import Viewer
from mingtang.releases.models import Member, Release


def plannable(viewer: Viewer, *, at: datetime) -> models.QuerySet[Revision]:
    """可以安排发布的：newest revisions of open editions that are released by hand and stand in no planned release."""
    by_hand = [key for key in ports.kinds() if ports.is_released_by_hand(key)]
    planned = Member.rows.filter(edition=OuterRef("edition"), is_planned=True)
    return awaiting(viewer, at=at).filter(~Exists(planned), edition__document__kind__in=by_hand, is_returned=False)


def signed_and_waiting(viewer: Viewer, *, at: datetime) -> models.QuerySet[Revision]:
    """已签发待发布：those whose last stage is signed, the oldest signature first."""
    signed = plannable(viewer, at=at).filter(approvals__stage=Stage.LEADER.value)
    return signed.order_by("approvals__at", "id")


def newest(editions: Collection[int], *, with_bodies: bool) -> dict[int, Revision]:
    """最新一稿，of each of these editions, with what their reasons look at."""
    newer = Revision.rows.filter(edition=OuterRef("edition"), number__gt=OuterRef("number"))
    found = (
        Revision.rows.filter(~Exists(newer), edition__in=editions)
        .select_related("edition__document__unit__organ", "author", "stands_for", "returned", "emergency")
        .prefetch_related("approvals", Prefetch("edition__revisions", Revision.rows.defer("body")))
    )
    return {row.edition_id: row for row in (found if with_bodies else found.defer("body"))}


def planned_elsewhere(editions: Collection[int], *, but: Release | None = None) -> dict[int, str]:
    """已经在另一次待发布里的：edition → the title of that release."""
    rows = Member.rows.filter(edition__in=editions, is_planned=True).select_related("release")
    return {row.edition_id: row.release.title for row in rows if but is None or row.release_id != but.pk}


@dataclass(frozen=True)
class Line:
    """成员一行：the edition with its newest revision, and what is missing until it can go out."""

    member: Member
    revision: Revision
    missing: str


@dataclass(frozen=True)
class Told:
    """一次发布一行：with its members, what is missing, and how long it still is."""

    release: Release
    lines: tuple[Line, ...]
    left: str = ""
    missing: tuple[Line, ...] = field(default=())


def told(releases: Collection[Release], *, at: datetime, with_bodies: bool = False) -> list[Told]:
    """Each release with its members; three queries, however many there are."""
    members = Member.rows.filter(release__in=[one.pk for one in releases]).order_by("pk")
    by_release: dict[int, list[Member]] = {}
    for member in members:
        by_release.setdefault(member.release_id, []).append(member)
    revisions = newest([member.edition_id for member in members], with_bodies=with_bodies)
    return [_told(one, by_release.get(one.pk, []), revisions, at=at) for one in releases]


def _told(release: Release, members: list[Member], revisions: dict[int, Revision], *, at: datetime) -> Told:
    lines = tuple(
        Line(member, revisions[member.edition_id], missing(revisions[member.edition_id])) for member in members
    )
    waits = release.stands is ReleaseState.PLANNED and release.planned_at is not None
    left = countdown(release.planned_at, at=at) if waits and release.planned_at else ""
    return Told(release, lines, left, tuple(line for line in lines if line.missing) if release.is_open else ())


def missing(revision: Revision) -> str:
    """还差什么，in words; empty when everybody has signed."""
    if revision.edition.state != EditionState.OPEN.value:
        return f"这一版{EditionState(revision.edition.state).label}"
    if reasons.is_returned(revision):
        return "已退回，等重新送审"
    stage = reasons.stage_of(revision)
    if stage is None:
        return ""
    return f"差“{label_of(stage, revision.passes)}”，由{reasons.names_of(stage)}办理"


def open_releases(viewer: Viewer, *, at: datetime) -> list[Told]:
    """没有了结的发布：those that failed first, then by their time, then those that wait for a hand."""
    found = Release.seen_by(viewer, at=at).open().select_related("unit", "made_by", "stands_for")
    failed_first = models.Case(models.When(state=ReleaseState.FAILED.value, then=0), default=1)
    order = (failed_first, models.F("planned_at").asc(nulls_last=True), "pk")
    return told(list(found.order_by(*order)), at=at)


def past_releases(viewer: Viewer, *, at: datetime) -> models.QuerySet[Release]:
    """了结了的：done or cancelled, the newest first."""
    settled = Q(state=ReleaseState.DONE.value) | Q(state=ReleaseState.CANCELLED.value)
    found = Release.seen_by(viewer, at=at).filter(settled).select_related("unit", "made_by", "stands_for")
    return (
        found.select_related("released_by", "cancelled_by")
        .annotate(count=models.Count("members"))
        .order_by(models.functions.Coalesce("released_at", "cancelled_at").desc(), "-pk")
    )


def release(pk: int, viewer: Viewer, *, at: datetime) -> Release | None:
    """一次发布，in sight."""
    people = ("made_by", "stands_for", "released_by", "cancelled_by")
    return Release.seen_by(viewer, at=at).select_related("unit__organ", *people).filter(pk=pk).first()


def unsigned(*, on: date, at: datetime) -> models.QuerySet[Release]:
    """到那天为止要自动发布的：planned for a moment that is to come, not later than the day."""
    found = Release.rows.filter(state=ReleaseState.PLANNED.value, planned_at__gt=at, planned_at__date__lte=on)
    return found.select_related("unit__organ", "made_by").order_by("planned_at", "pk")


def published_in(release: Release) -> list[Published]:
    """发布出去的：the records of the members of a release that is done."""
    rows = Published.rows.filter(revision__edition__memberships__release=release)
    return list(rows.select_related("document", "revision__edition").defer("body").order_by("pk"))


def outlets_of(release: Release) -> set[str]:
    """发布渠道：those of what went out with it."""
    out = Revision.rows.filter(edition__memberships__release=release, published__isnull=False)
    return {str(row.content.get("outlet") or Outlet.SITE.value) for row in out}


def releases_of(document: Document) -> list[Release]:
    """这一件的历次发布，the newest first."""
    found = Release.rows.filter(members__edition__document=document).select_related("released_by", "cancelled_by")
    return list(found.order_by("-pk").distinct())


def editions_of(document: Document) -> models.QuerySet[Edition]:
    """历次版次，the newest first: what was published of each, or the title of its newest revision."""
    published = Published.rows.filter(revision__edition=OuterRef("pk"))
    revisions = Revision.rows.filter(edition=OuterRef("pk")).order_by("-number")
    return (
        Edition.rows.filter(document=document)
        .annotate(
            published_at=models.Subquery(published.values("at")[:1]),
            told=models.Subquery(revisions.values("title")[:1]),
            revision=models.Subquery(revisions.values("pk")[:1]),
        )
        .order_by("-number")
    )
