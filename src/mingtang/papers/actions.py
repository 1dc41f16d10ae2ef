"""纸质签名的写入：record the scanned slip, attest it.

Law: 政府信息公开条例 第十七条.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import reference
from mingtang.editorial.actions import sign_on_paper, steps
from mingtang.editorial.actions.releasing import reasons_against_what_is_signed
from mingtang.editorial.models import Approval, Revision
from mingtang.files.models import Attachment
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.papers import reasons
from mingtang.papers.models import PaperSignature


@transaction.atomic
def record_signature(
    revision: Revision, *, signer: Person, scan: Attachment, by: Person, at: datetime
) -> PaperSignature:
    """登记纸质签名：the scanned slip with a leader's signature; it counts when another person attests it."""
    revision = steps.locked(revision)
    refuse_if_any(reasons.against_recording(revision, signer=signer, scan=scan, by=by, at=at))
    paper = PaperSignature.rows.create(
        revision=revision, signer=signer, scan=scan, digest=revision.digest, recorded_by=by, at=at
    )
    facts = {"scan": scan.sha256, "digest": revision.digest, "signer": reference(signer)}
    steps.put_down(revision, verb="papers.record", by=by, at=at, facts=facts)
    return paper


@transaction.atomic
def attest(paper: PaperSignature, *, by: Person, at: datetime) -> Approval:
    """见证纸质签名：another person has seen the paper; from here on it is the leader's signature."""
    steps.hold(paper.revision)
    revision = steps.locked(paper.revision)
    paper = PaperSignature.rows.select_related("signer", "recorded_by").get(pk=paper.pk)
    found = reasons.against_attesting(revision, paper, by=by, at=at)
    refuse_if_any([*found, *reasons_against_what_is_signed(revision, at=at)])
    return sign_on_paper(revision, signer=paper.signer, attested_by=by, at=at)
