"""发布：by hand or at the moment; every member is looked at again, and all of them go out or none.

Law: 政府信息公开条例 第六条、第十七条.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from mingtang.editorial.actions import reasons_against_release
from mingtang.editorial.actions.releasing import DUE, publish
from mingtang.editorial.models import Edition, Revision
from mingtang.law.releases import ReleaseState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.releases import queries, reasons, telling
from mingtang.releases.actions import steps
from mingtang.releases.actions.planning import plan
from mingtang.releases.models import Release
from mingtang.releases.ports import reasons_together


@transaction.atomic
def release_now(release: Release, *, by: Person, at: datetime) -> Release:
    """马上发布：whoever presses; a time that was set stays written beside the true one.

    Errors: ``RuleBroken`` with everything that stands in the way of any member; then nothing is public.
    """
    release = steps.locked(release)
    refuse_if_any(reasons.against_releasing(release, by=by, at=at))
    revisions = steps.members_held(release)
    refuse_if_any(_against(revisions, at=at))
    return _release(release, revisions, by=by, at=at)


@transaction.atomic
def release_at_once(unit: Unit, *, editions: Collection[Edition], by: Person, at: datetime) -> Release:
    """选好马上发布：planned and released in one go, or neither."""
    return release_now(plan(unit, editions=editions, planned_at=None, by=by, at=at), by=by, at=at)


@transaction.atomic
def release_due(pk: int, *, at: datetime) -> Release | None:
    """到时间了：all members go out, or none and the reasons stand; nothing when it was changed meanwhile."""
    rows = Release.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "made_by")
    release = rows.come(at=at).filter(pk=pk).first()
    if release is None:
        return None
    revisions = steps.members_held(release)
    found = _against(revisions, at=at)
    if not found:
        return _release(release, revisions, by=None, at=at)
    release.refusal, release.refused_at = "\n".join(found), at
    steps.move(release, ReleaseState.FAILED)
    steps.put_down(release, verb="releases.refused", by=DUE, at=at, facts={"reasons": len(found)})
    telling.failed(release, at=at)
    return release


def warn_of_unsigned(pk: int, *, at: datetime) -> int:
    """提醒还没有签完：how many were told of a planned release whose members are not all signed yet."""
    release = Release.rows.select_related("unit__organ").get(pk=pk)
    [told] = queries.told([release], at=at)
    return telling.unsigned(release, len(told.missing), at=at) if told.missing else 0


def _against(revisions: list[Revision], *, at: datetime) -> list[str]:
    """Everything that stands in the way, each reason with the member that it is about."""
    found = [] if revisions else ["没有列入任何一件。"]
    for row in revisions:
        found += reasons.named(row, reasons_against_release(row, by=None, at=at))
    return [*found, *reasons_together(revisions, at=at)]


def _release(release: Release, revisions: list[Revision], *, by: Person | None, at: datetime) -> Release:
    published = [publish(row, by=by, at=at) for row in revisions]
    release.released_by, release.released_at = by, at
    steps.move(release, ReleaseState.DONE)
    telling.over(release, at=at)
    told: dict[str, object] = {"published": [row.pk for row in published]}
    steps.put_down(release, verb="releases.release", by=by or DUE, at=at, facts=told)
    return release
