"""发布和撤下：the immutable public record, and what takes the whole document from the public again.

Law: 政府信息公开条例 第六条（及时、准确）、第十七条.
"""

from datetime import datetime

from django.db import transaction

from mingtang.editorial import ports, reasons, telling
from mingtang.editorial.actions.steps import hold, locked, move, put_down
from mingtang.editorial.actions.submitting import digest_of
from mingtang.editorial.attachments import keys_of, reasons_against_attachments
from mingtang.editorial.models import Document, Published, Revision
from mingtang.files.actions import end_grants, grant_release
from mingtang.law.editorial import READABLE, EditionState
from mingtang.law.openness import Openness, reasons_against_publishing
from mingtang.law.outlets import Outlet
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person

DUE = "due"


@transaction.atomic
def release(revision: Revision, *, by: Person | None, at: datetime) -> Published:
    """发布：what everybody has signed goes public; ``by`` nobody, when its time has come.

    Errors: ``RuleBroken`` with everything that stands in the way; then nothing is public.
    """
    hold(revision)
    revision = locked(revision)
    refuse_if_any(reasons_against_release(revision, by=by, at=at))
    return publish(revision, by=by, at=at)


def reasons_against_release(revision: Revision, *, by: Person | None, at: datetime) -> list[str]:
    """不能发布的理由：signatures, gates, files, and what the room of the text says by now."""
    found = reasons.against_publishing(revision, by=by, at=at)
    return [*found, *reasons_against_what_is_signed(revision, at=at)]


def reasons_against_what_is_signed(revision: Revision, *, at: datetime) -> list[str]:
    """Openness, digest, gates and files, looked at once more by whoever signs last and at the moment of release."""
    found = list(reasons_against_publishing(Openness(revision.openness)))
    found += [*_reasons_against_digest(revision), *reasons_against_attachments(revision.content)]
    return [*found, *ports.reasons_of_gates(revision, at=at)]


def publish(revision: Revision, *, by: Person | None, at: datetime) -> Published:
    """Write the record. Only for a locked revision that nothing was found against."""
    edition, document = revision.edition, revision.edition.document
    last = revision.approvals.select_related("reviewer", "stands_for").get(stage=revision.passes[-1].value)
    published = Published.rows.create(
        document=document,
        revision=revision,
        number=edition.number,
        title=revision.title,
        body=revision.body,
        digest=revision.digest,
        signed_by=last.reviewer,
        signed_for=last.stands_for,
        released_by=by,
        at=at,
    )
    for live in document.editions.filter(state=EditionState.LIVE.value):
        move(live, EditionState.PAST)
    move(edition, EditionState.LIVE)
    if revision.content.get("outlet") != Outlet.COUNTY.value:
        grant_release(keys_of(revision.content), of=published, by=by or DUE, at=at)
    put_down(revision, verb="editorial.release", by=by or DUE, at=at, facts={"digest": published.digest})
    for follower in ports.followers():
        follower.released(published, by=by, at=at)
    telling.released(revision, by=by, at=at)
    return published


def _reasons_against_digest(revision: Revision) -> list[str]:
    """Computed anew, so that what is released is what everybody signed."""
    address = revision.edition.document.address
    now = digest_of(title=revision.title, body=revision.body, openness=revision.openness, address=address)
    if now == revision.digest and all(approval.digest == now for approval in revision.approvals.all()):
        return []
    return ["稿件内容与审签时的摘要不符，不能发布，请联系管理员核对留痕。"]


@transaction.atomic
def take_down(document: Document, *, by: Person, at: datetime) -> None:
    """撤下：every edition that could be read, its files, lists and what can be found; a withdrawal stands written."""
    for published in Published.public.filter(document=document):
        end_grants(of=published, by=by, at=at)
    readable = [state.value for state in READABLE]
    for edition in document.editions.filter(state__in=readable).order_by("pk"):
        move(edition, EditionState.WITHDRAWN)
    for follower in ports.followers():
        follower.withdrawn(document, at=at)
