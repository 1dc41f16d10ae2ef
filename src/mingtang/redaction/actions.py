"""遮盖副本的写入：make a copy, prove it, keep it beside its original.

Law: 政府信息公开条例 第三十七条（区分处理）、第十五条（个人隐私、商业秘密）.
"""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import salted_hmac

from mingtang.audit.actions import record, reference
from mingtang.files import queries as files
from mingtang.files import storage
from mingtang.files.actions import store
from mingtang.files.models import Attachment
from mingtang.language.personal import Kind
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.masking.engine import Masked, mask
from mingtang.masking.refusals import Unmaskable
from mingtang.masking.sought import folded, reasons_against, sought
from mingtang.organs.models import Person
from mingtang.redaction.models import MaskedCopy

COPY = "（遮盖副本）"
NOT_SEEN = "没有找到这个文件，或者您看不到它。"
PICTURE = "这是图片或者录音录像，里面的字和话认不出来，没法自动遮盖；请用修图、剪辑软件改好以后重新上传。"


def masked_copy(
    attachment: Attachment, *, words: Collection[str], kinds: Collection[Kind], by: Person, at: datetime
) -> Attachment:
    """生成遮盖副本：a new private attachment, seen by whoever sees the original. The words are kept nowhere.

    Call it before a transaction of one's own: a long file takes seconds to cover and to read again.

    Errors: ``RuleBroken`` with all reasons; then there is no copy.
    """
    words = [word for word in dict.fromkeys(map(str.strip, words)) if word]
    refuse_if_any([*reasons_against_copying(attachment, by=by, at=at), *reasons_against(words, kinds)])
    made = _made(attachment, words, kinds)
    name = _name_of(attachment, words)
    copy = store(ContentFile(made.data, name=name), unit=attachment.unit, by=by, at=at)
    _written_down(attachment, copy, made, words=words, kinds=kinds, by=by, at=at)
    return copy


def reasons_against_copying(attachment: Attachment, *, by: Person, at: datetime) -> list[str]:
    """不能生成遮盖副本的理由。"""
    if not files.may_see(by, attachment, at=at):
        return [NOT_SEEN]
    reasons = [] if attachment.file_kind.has_text else [PICTURE]
    if not files.has_post_near(by, attachment.unit, at=at):
        reasons.append(f"您在{attachment.unit.name}没有岗位，不能为它生成遮盖副本。请联系它的政务公开专员。")
    return reasons


def _made(attachment: Attachment, words: Collection[str], kinds: Collection[Kind]) -> Masked:
    try:
        data = storage.path_of(attachment.stored).read_bytes()
    except FileNotFoundError as gone:
        raise RuleBroken(NOT_SEEN) from gone
    try:
        return mask(data, attachment.name, words=words, kinds=kinds, ends=settings.MINGTANG_ID_ENDS)
    except Unmaskable as unmaskable:
        raise RuleBroken(*unmaskable.reasons) from unmaskable


def _name_of(attachment: Attachment, words: Collection[str]) -> str:
    """The name, covered as the file is, with numbers of every kind: a name is read before the file is opened."""
    stem, _, extension = attachment.name.rpartition(".")
    return f"{sought(words, Kind).covered(stem).replace('*', '■')}{COPY}.{extension}"


@transaction.atomic
def _written_down(
    original: Attachment,
    copy: Attachment,
    made: Masked,
    *,
    words: Collection[str],
    kinds: Collection[Kind],
    by: Person,
    at: datetime,
) -> None:
    row = MaskedCopy.rows.create(
        original=original,
        copy=copy,
        words_digest=_digest(words, original),
        kinds=sorted(kind.value for kind in kinds),
        counts=made.counts,
        removed=list(made.removed),
        left=list(made.left),
        by=by,
        at=at,
    )
    facts = {"original": reference(original), "copy": reference(copy), "sha256": copy.sha256, "counts": row.counts}
    facts |= {"kinds": row.kinds, "words": row.words_digest}
    record(original.unit.organ.code, by=by, verb="redaction.copy.make", of=row, at=at, facts=facts)


def _digest(words: Collection[str], original: Attachment) -> str:
    """摘要：the words in one order, with the key of the installation; another for every file."""
    if not words:
        return ""
    told = "\n".join(sorted(folded(word)[0] for word in words))
    return salted_hmac(f"redaction.{original.key}", told, algorithm="sha256").hexdigest()
