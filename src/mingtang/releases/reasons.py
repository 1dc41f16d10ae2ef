"""发布的理由：why something may not be planned, changed or released, told before the button is pressed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from mingtang.editorial import ports
from mingtang.editorial.models import Revision
from mingtang.editorial.reasons import against_publishing, may_release
from mingtang.law.editorial import EditionState
from mingtang.law.releases import ReleaseState
from mingtang.organs.models import Person, Unit
from mingtang.releases import queries
from mingtang.releases.models import Release
from mingtang.releases.ports import reasons_together


def against_planning(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能安排发布的理由。"""
    return [] if may_release(unit, by=by, at=at) else [f"发布由{unit.name}的政务公开专员或者分管领导安排。"]


def against_changing(release: Release, *, by: Person, at: datetime) -> list[str]:
    """不能改动这次发布的理由。"""
    found = [] if release.is_open else [f"这次发布{release.stands.label}，不能再改。"]
    return [*found, *against_planning(release.unit, by=by, at=at)]


def against_releasing(release: Release, *, by: Person, at: datetime) -> list[str]:
    """不能马上发布的理由，but for those of its members."""
    found = []
    if release.stands is ReleaseState.FAILED:
        found.append("上次没有发布成，请先处理原因，再重新安排。")
    elif release.stands is not ReleaseState.PLANNED:
        found.append(f"这次发布{release.stands.label}，不必再发布。")
    return [*found, *against_planning(release.unit, by=by, at=at)]


def against_joining(unit: Unit, revisions: Collection[Revision], *, to: Release | None = None) -> list[str]:
    """不能列入的理由，each naming the one that it is about."""
    elsewhere = queries.planned_elsewhere([row.edition_id for row in revisions], but=to)
    found = []
    for row in revisions:
        edition = row.edition
        if edition.document.unit_id != unit.pk:
            found.append(f"《{row.title}》不是{unit.name}发布的，不能列在一起。")
        if not ports.is_released_by_hand(edition.document.kind):
            found.append(f"《{row.title}》签发以后马上公开，不用另行发布。")
        if edition.state != EditionState.OPEN.value:
            found.append(f"《{row.title}》这一版{EditionState(edition.state).label}，不能再发布。")
        elif edition.pk in elsewhere:
            found.append(f"《{row.title}》已经列在“{elsewhere[edition.pk]}”这次发布里。")
    return found


def of_members(revisions: Sequence[Revision], *, at: datetime) -> list[str]:
    """成员还不能发布的理由，as far as a page tells them: signatures, what the room of the text says, and gates."""
    found = [] if revisions else ["没有列入任何一件。"]
    for row in revisions:
        told = [*against_publishing(row, by=None, at=at), *ports.reasons_of_gates(row, at=at)]
        found += named(row, told)
    return [*found, *reasons_together(revisions, at=at)]


def named(revision: Revision, told: Collection[str]) -> list[str]:
    """Reasons with the title of the one that they are about."""
    return [f"《{revision.title}》：{reason}" for reason in told]
