"""发布各步共用的：locks in one order, moves, and the trail.

The order is: the release, what the texts are of, the editions, the heads of the trail; within each by document.
"""

from collections.abc import Collection
from datetime import datetime

from mingtang.audit.actions import record
from mingtang.editorial.actions.steps import hold
from mingtang.editorial.models import Edition, Revision
from mingtang.law.moves import may_move
from mingtang.law.releases import MOVES, ReleaseState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.releases import queries
from mingtang.releases.models import Member, Release


def locked(release: Release) -> Release:
    """The release, locked."""
    found = Release.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "made_by")
    return found.get(pk=release.pk)


def held(editions: Collection[int]) -> list[Revision]:
    """The newest revisions of these editions, read after everything that they rest on was locked."""
    before = sorted(queries.newest(editions, with_bodies=True).values(), key=_by_document)
    for revision in before:
        hold(revision)
    documents = [revision.edition.document_id for revision in before]
    rows = Edition.rows.select_for_update(of=("self",), no_key=True).filter(document__in=documents)
    list(rows.order_by("document_id", "pk"))
    return sorted(queries.newest(editions, with_bodies=True).values(), key=_by_document)


def members_held(release: Release) -> list[Revision]:
    """The same of the members of a release that is locked."""
    return held(Member.rows.filter(release=release).values_list("edition_id", flat=True))


def _by_document(revision: Revision) -> int:
    return revision.edition.document_id


def move(release: Release, then: ReleaseState) -> None:
    """转换状态，as the table of moves allows; the members know with it whether they are planned."""
    allowed = release.stands is then or may_move(MOVES, release.stands, then)
    refuse_if_any([] if allowed else [f"这次发布{release.stands.label}，不能转为“{then.label}”。"])
    release.state = then.value
    release.save()
    planned = then is ReleaseState.PLANNED
    Member.rows.filter(release=release, is_planned=not planned).update(is_planned=planned)


def put_down(
    release: Release, *, verb: str, by: Person | str, at: datetime, facts: dict[str, object] | None = None
) -> None:
    """记入留痕，in the chain of the organ that publishes."""
    record(release.unit.organ.code, by=by, verb=verb, of=release, at=at, facts=facts)
