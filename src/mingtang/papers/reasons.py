"""纸质签名的理由：why a signature on paper may not be recorded or attested."""

from datetime import datetime

from mingtang.editorial import reasons
from mingtang.editorial.models import Revision
from mingtang.files.models import Attachment
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.papers.models import PaperSignature


def against_recording(
    revision: Revision, *, signer: Person, scan: Attachment | None = None, by: Person, at: datetime
) -> list[str]:
    """不能登记纸质签名的理由；``scan`` is none before anything was uploaded."""
    unit = revision.edition.document.unit
    found = _of_signer(revision, signer, at=at)
    if signer.pk in by.hands:
        found.append("签名的人不能自己登记，请由另一人扫描登记。")
    found += against_bringing(revision, by=by, at=at)
    if scan is not None and scan.unit.organ_id != unit.organ_id:
        found.append("扫描件不是本机关的附件，请重新上传。")
    return found


def against_bringing(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    """此人不能登记的理由，whoever signed."""
    unit = revision.edition.document.unit
    found = []
    if by.hands & _authors(revision):
        found.append("拟稿人不能登记扫描件，请由另一人登记。")
    if not (reasons.may_hand_in(revision.edition.document.kind, unit, by=by, at=at) or _reviews(unit, by=by, at=at)):
        found.append(f"纸质签名由{unit.name}的政务公开专员、审核人或者可以送审的人登记。")
    return found


def against_attesting(revision: Revision, paper: PaperSignature, *, by: Person, at: datetime) -> list[str]:
    """不能见证的理由：whoever attests saw the paper, and neither recorded nor signed any stage of it nor wrote it."""
    unit = revision.edition.document.unit
    found = _of_signer(revision, paper.signer, at=at)
    if paper.recorded_by_id in by.hands:
        found.append("登记扫描件的人不能自己见证，请由另一人见证。")
    if paper.signer_id in by.hands:
        found.append("签名的人不能自己见证。")
    if by.hands & _authors(revision):
        found.append("拟稿人不能见证，请由另一人见证。")
    others = [row for row in revision.approvals.all() if row.reviewer_id != paper.signer_id]
    if by.hands & frozenset[int]().union(*(row.hands for row in others)):
        found.append("审签过这一稿的人不能见证，请由另一人见证。")
    if not _reviews(unit, by=by, at=at):
        found.append(f"见证由{unit.name}的政务公开专员或者审核人办理。")
    if paper.revision_id != revision.pk or paper.digest != revision.digest:
        found.append("纸上签的不是现在这一稿。")
    return found


def _authors(revision: Revision) -> frozenset[int]:
    return frozenset[int]().union(*(row.hands for row in revision.edition.revisions.all()))


def _reviews(unit: Unit, *, by: Person, at: datetime) -> bool:
    posts = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER)
    return any(by.holds(post, at_unit=unit, on=day_of(at)) for post in posts)


def _of_signer(revision: Revision, signer: Person, *, at: datetime) -> list[str]:
    """What is against the signature itself and the text by now, told of the one who signed."""
    found = reasons.against_releasing(revision, by=signer, at=at)
    return [reason.replace("您", signer.name) for reason in found]
