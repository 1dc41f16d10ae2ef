"""核对的写入：a place is let pass and who may confirm it is told; a masked copy takes the place of a file.

Law: 政府信息公开条例 第十五条（个人隐私）、第三十七条（区分处理）.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from mingtang.audit.actions import record, reference
from mingtang.drafting import reasons
from mingtang.drafting.actions.writing import locked
from mingtang.drafting.models import Manuscript, Piece
from mingtang.files.models import Attachment
from mingtang.language.personal import Kind, masked
from mingtang.law.mail import NoticeKind
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders
from mingtang.proofing.sight import CONFIRMING
from mingtang.redaction.actions import masked_copy
from mingtang.vetting import actions as vetting
from mingtang.vetting.models import Confirmation, Excuse
from mingtang.vetting.places import Place, Text, waits_for_another

GONE = "这个附件已经不在稿件里了，请刷新页面再看。"
NOTHING = "这个附件里没有要遮盖的个人信息。"


def excuse(
    text: Text, mark: str, *, reason: str, of: Manuscript | None, by: Person, at: datetime
) -> tuple[Excuse, bool]:
    """写明理由：and whether a second person has to confirm it; of a manuscript those who may are told.

    Call it outside a transaction of one's own.
    """
    row = vetting.excuse(text, mark, reason=reason, by=by, at=at)
    waits = waits_for_another(text, mark, on=day_of(at))
    if waits and of is not None:
        people = holders(of.organ, *CONFIRMING, on=day_of(at))
        title = f"请您确认一处能不能公开：{masked(str(of))}"
        told = {"title": title, "path": reverse("proofing:manuscript", args=[of.pk]), "of": of, "step": _step(row)}
        notify(people, **told, kind=NoticeKind.REVIEW, at=at, but=by)
    return row, waits


def confirm(text: Text, mark: str, *, of: Manuscript | None, by: Person, at: datetime) -> Confirmation:
    """确认放行：and nobody else needs to be told of it any more."""
    row = vetting.confirm(text, mark, by=by, at=at)
    if of is not None:
        settle(of, at=at, step=_step(row.excuse))
    return row


def _step(excuse: Excuse) -> str:
    return f"confirm:{excuse.pk}"


def exchange(manuscript: Manuscript, key: UUID, places: list[Place], *, by: Person, at: datetime) -> Attachment:
    """换成遮盖副本：what is grave in the file is covered, and so is whatever else of a person nobody has let pass.

    The file itself stays as it was uploaded, seen by whoever saw it. Call it outside a transaction of one's own.
    """
    refuse_if_any(reasons.against_changing(manuscript, by=by, at=at))
    piece = manuscript.pieces.filter(attachment__key=key).select_related("attachment__unit").first()
    refuse_if_any([] if piece is not None else [GONE])
    kinds = kinds_to_cover(piece.attachment, places)
    refuse_if_any([] if kinds else [NOTHING])
    copy = masked_copy(piece.attachment, words=(), kinds=kinds, by=by, at=at)
    with transaction.atomic():
        standing = locked(manuscript)
        still = Piece.rows.filter(pk=piece.pk, attachment=piece.attachment_id).first()
        refuse_if_any([*reasons.against_changing(standing, by=by, at=at), *([] if still else [GONE])])
        still.attachment = copy
        still.save(update_fields=["attachment"])
        facts = {"before": reference(piece.attachment), "after": reference(copy)}
        record(standing.organ.code, by=by, verb="proofing.exchange", of=still, at=at, facts=facts)
    return copy


def kinds_to_cover(file: Attachment, places: list[Place]) -> set[Kind]:
    """要遮盖的种类：found in the file, and grave or not let pass by anybody."""
    known = {kind.value for kind in Kind}
    own = [place for place in places if place.file == file and place.noticed.kind in known]
    return {Kind(it.noticed.kind) for it in own if it.is_grave or it.is_open}
