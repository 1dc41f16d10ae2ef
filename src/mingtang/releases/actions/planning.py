"""安排发布：plan, plan anew, take in, take out, cancel.

Law: 政府信息公开条例 第六条.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from mingtang.editorial.models import Edition, Revision
from mingtang.law.releases import ReleaseState, reasons_against_time
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.releases import reasons, telling
from mingtang.releases.actions import steps
from mingtang.releases.models import Member, Release


@transaction.atomic
def plan(
    unit: Unit, *, editions: Collection[Edition], planned_at: datetime | None, by: Person, at: datetime
) -> Release:
    """安排发布：one edition or several, at a time or by hand. They may still be on their way to the last signature."""
    revisions = steps.held([edition.pk for edition in editions])
    found = [*reasons.against_planning(unit, by=by, at=at), *reasons_against_time(planned_at, at=at)]
    found += [] if revisions else ["请至少选一件。"]
    refuse_if_any([*found, *reasons.against_joining(unit, revisions)])
    release = Release.rows.create(
        unit=unit, title=_title(revisions), planned_at=planned_at, made_by=by, stands_for=by.stands_for, made_at=at
    )
    _take_in(release, revisions, by=by, at=at)
    told: dict[str, object] = {"editions": [row.edition_id for row in revisions], "planned_at": _told(planned_at)}
    steps.put_down(release, verb="releases.plan", by=by, at=at, facts=told)
    return release


@transaction.atomic
def plan_anew(release: Release, *, planned_at: datetime | None, by: Person, at: datetime) -> Release:
    """重新安排：another time, or by hand; one that was refused at its moment is planned again with it."""
    release = steps.locked(release)
    revisions = steps.members_held(release)
    found = [*reasons.against_changing(release, by=by, at=at), *reasons_against_time(planned_at, at=at)]
    refuse_if_any([*found, *(reasons.against_joining(release.unit, revisions, to=release) if not found else ())])
    release.planned_at, release.refusal, release.refused_at = planned_at, "", None
    steps.move(release, ReleaseState.PLANNED)
    telling.over(release, at=at)
    steps.put_down(release, verb="releases.plan_anew", by=by, at=at, facts={"planned_at": _told(planned_at)})
    return release


@transaction.atomic
def add(release: Release, *, editions: Collection[Edition], by: Person, at: datetime) -> Release:
    """列入：more editions, to go out with the others."""
    release = steps.locked(release)
    revisions = steps.held([edition.pk for edition in editions])
    found = reasons.against_changing(release, by=by, at=at)
    found += [] if revisions else ["请至少选一件。"]
    known = set(release.members.values_list("edition_id", flat=True))
    found += [f"《{row.title}》已经在这次发布里。" for row in revisions if row.edition_id in known]
    refuse_if_any([*found, *reasons.against_joining(release.unit, revisions, to=release)])
    _take_in(release, revisions, by=by, at=at)
    _name(release)
    told: dict[str, object] = {"editions": [row.edition_id for row in revisions]}
    steps.put_down(release, verb="releases.add", by=by, at=at, facts=told)
    return release


@transaction.atomic
def remove(member: Member, *, by: Person, at: datetime) -> Release:
    """移出：this one does not go out with the others."""
    release = steps.locked(member.release)
    found = reasons.against_changing(release, by=by, at=at)
    if release.members.count() == 1:
        found.append("一次发布至少要有一件；都不发布了，请取消这次发布。")
    if not release.members.filter(pk=member.pk).exists():
        found.append("这一件已经不在这次发布里。")
    refuse_if_any(found)
    edition = member.edition_id
    member.delete()
    _name(release)
    steps.put_down(release, verb="releases.remove", by=by, at=at, facts={"edition": edition})
    return release


@transaction.atomic
def cancel(release: Release, *, by: Person, at: datetime) -> Release:
    """取消发布：nothing goes out, and what was in it may be planned again."""
    release = steps.locked(release)
    refuse_if_any(reasons.against_changing(release, by=by, at=at))
    release.cancelled_by, release.cancelled_at = by, at
    release.refusal, release.refused_at = "", None
    steps.move(release, ReleaseState.CANCELLED)
    telling.over(release, at=at)
    steps.put_down(release, verb="releases.cancel", by=by, at=at)
    return release


def _take_in(release: Release, revisions: Sequence[Revision], *, by: Person, at: datetime) -> None:
    planned = release.stands is ReleaseState.PLANNED
    told = {"release": release, "is_planned": planned, "added_by": by, "added_at": at}
    Member.rows.bulk_create([Member(edition_id=row.edition_id, **told) for row in revisions])


def _name(release: Release) -> None:
    editions = list(release.members.order_by("pk").values_list("edition_id", flat=True))
    first = Revision.rows.filter(edition=editions[0]).order_by("-number").values_list("title", flat=True)[0]
    release.title = _titled(first, len(editions))
    release.save(update_fields=["title"])


def _title(revisions: Sequence[Revision]) -> str:
    return _titled(revisions[0].title, len(revisions))


def _titled(first: str, count: int) -> str:
    return f"《{first[:180]}》" if count == 1 else f"《{first[:180]}》等 {count} 件"


def _told(planned_at: datetime | None) -> str:
    return planned_at.isoformat() if planned_at else ""
