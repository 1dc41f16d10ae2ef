"""附件、图片和 Word 文档：each file is looked into before anything of it is kept."""

from datetime import datetime

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from mingtang.audit.actions import record
from mingtang.drafting import reasons
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.drafting.actions.writing import LONGEST_ALT, locked, put
from mingtang.drafting.models import Manuscript, Piece
from mingtang.files.actions import store
from mingtang.language.richtext import described, figure
from mingtang.language.unseen import clean_name
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person

MOST_PIECES = 60


def add(manuscript: Manuscript, *, upload: File, is_picture: bool, alt: str = "", by: Person, at: datetime) -> Piece:
    """上传附件或者图片：a picture needs words for those who do not see it."""
    refuse_if_any([*_against(manuscript, by=by, at=at), *_against_alt(alt, is_picture=is_picture)])
    refuse_classified(manuscript.unit, [alt], titles=[alt], by=by, at=at)
    attachment = store(upload, unit=manuscript.unit, by=by, at=at)
    if is_picture and not attachment.file_kind.is_image:
        raise RuleBroken("正文里只能放照片和图片（.jpg、.png、.webp），其他文件请作为附件上传。")
    with transaction.atomic():
        manuscript = locked(manuscript)
        refuse_if_any(_against(manuscript, by=by, at=at))
        return hang(manuscript, attachment.pk, is_picture=is_picture, alt=clean_name(alt), by=by, at=at)


def _against_alt(alt: str, *, is_picture: bool) -> list[str]:
    if not is_picture:
        return []
    found = [] if clean_name(alt) else ["请写明图片里是什么，看不见图片的人靠它了解内容。"]
    return found + ([f"图片说明超过 {LONGEST_ALT} 个字，请缩短。"] if len(alt.strip()) > LONGEST_ALT else [])


def _against(manuscript: Manuscript, *, by: Person, at: datetime) -> list[str]:
    found = reasons.against_changing(manuscript, by=by, at=at)
    full = manuscript.pieces.count() >= MOST_PIECES
    return found + ([f"一份稿件最多 {MOST_PIECES} 个附件和图片。"] if full else [])


def hang(manuscript: Manuscript, attachment: int, *, is_picture: bool, alt: str, by: Person, at: datetime) -> Piece:
    """挂上一个存好的文件，at the end of the list."""
    last = manuscript.pieces.aggregate(last=Max("position"))["last"] or 0
    piece = Piece.rows.create(
        manuscript=manuscript, attachment_id=attachment, is_picture=is_picture, alt=alt, position=last + 1
    )
    record(manuscript.organ.code, by=by, verb="drafting.piece.add", of=piece, at=at)
    return piece


@transaction.atomic
def remove(piece: Piece, *, by: Person, at: datetime) -> None:
    """去掉附件或者图片：the file itself is cleared away later when nothing else names it."""
    manuscript = locked(piece.manuscript)
    found = reasons.against_changing(manuscript, by=by, at=at)
    if piece.is_picture and piece.src in manuscript.html:
        found.append("正文里还在用这张图片，请先从正文里删掉，保存以后再去掉。")
    refuse_if_any(found)
    record(manuscript.organ.code, by=by, verb="drafting.piece.remove", of=piece, at=at)
    piece.delete()


def describe(piece: Piece, *, alt: str, by: Person, at: datetime) -> Piece:
    """写图片说明：in the list and wherever the picture stands in the text."""
    refuse_if_any(_against_alt(alt, is_picture=piece.is_picture))
    refuse_classified(piece.manuscript.unit, [alt], titles=[alt], by=by, at=at)
    with transaction.atomic():
        manuscript = locked(piece.manuscript)
        refuse_if_any(reasons.against_changing(manuscript, by=by, at=at))
        piece.alt = clean_name(alt)
        piece.save(update_fields=["alt"])
        put(manuscript, {"html": described(manuscript.html, piece.src, piece.alt)}, by=by, at=at)
    return piece


def place(piece: Piece, *, by: Person, at: datetime) -> Manuscript:
    """放到正文里：at the end; the editor puts it where one writes."""
    with transaction.atomic():
        manuscript = locked(piece.manuscript)
        refuse_if_any(reasons.against_changing(manuscript, by=by, at=at))
        refuse_if_any([] if piece.is_picture else ["附件列在正文下面，不用放进正文。"])
        put(manuscript, {"html": manuscript.html + figure(piece.src, piece.alt)}, by=by, at=at)
    return manuscript
