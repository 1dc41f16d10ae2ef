"""附件、图片和 Word 文档：each file is looked into before anything of it is kept."""

import io
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Max

from mingtang.audit.actions import record
from mingtang.contents import checks
from mingtang.contents.kinds import Kind
from mingtang.drafting import reasons
from mingtang.drafting.actions.typed import refuse, refuse_classified
from mingtang.drafting.actions.writing import LONGEST_ALT, locked, put
from mingtang.drafting.models import Manuscript, Piece
from mingtang.files.actions import store
from mingtang.language.papers.blocks import Unreadable
from mingtang.language.richtext import described, figure, from_docx, text_of, with_pictures
from mingtang.language.richtext.word import FromWord
from mingtang.language.unseen import clean_name
from mingtang.law.metadata import LONGEST_TITLE
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person

MOST_PIECES = 60
ONLY_WORD = "这里只读 Word 文档（.docx）。老的 .doc 文件，请用 WPS 或者 Word 另存为 .docx。"


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
        return _hang(manuscript, attachment.pk, is_picture=is_picture, alt=clean_name(alt), by=by, at=at)


def _against_alt(alt: str, *, is_picture: bool) -> list[str]:
    if not is_picture:
        return []
    found = [] if clean_name(alt) else ["请写明图片里是什么，看不见图片的人靠它了解内容。"]
    return found + ([f"图片说明超过 {LONGEST_ALT} 个字，请缩短。"] if len(alt.strip()) > LONGEST_ALT else [])


def _against(manuscript: Manuscript, *, by: Person, at: datetime) -> list[str]:
    found = reasons.against_changing(manuscript, by=by, at=at)
    full = manuscript.pieces.count() >= MOST_PIECES
    return found + ([f"一份稿件最多 {MOST_PIECES} 个附件和图片。"] if full else [])


def _hang(manuscript: Manuscript, attachment: int, *, is_picture: bool, alt: str, by: Person, at: datetime) -> Piece:
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


class TakenIn(NamedTuple):
    """读入的结果：the manuscript, and what the reader should look at."""

    manuscript: Manuscript
    notes: tuple[str, ...]


def take_in(manuscript: Manuscript, *, upload: File, version: int, by: Person, at: datetime) -> TakenIn:
    """读入 Word 文档：in place of the text; its pictures are stored, its title taken where there was none."""
    refuse_if_any(reasons.against_changing(manuscript, by=by, at=at))
    refuse_if_any([] if manuscript.version == version else ["稿件在别处改过，请刷新页面，看过以后再读入。"])
    told = _read(manuscript, upload, by=by, at=at)
    stored = {}
    notes = list(told.notes)
    for number, picture in enumerate(told.pictures, start=1):
        name = f"图{number}.{_extension(picture.data)}"
        try:
            stored[picture.src] = (store(ContentFile(picture.data, name), unit=manuscript.unit, by=by, at=at), picture)
        except RuleBroken as broken:
            notes.append(f"第 {number} 张图片没有带入：{broken}")
    with transaction.atomic():
        manuscript = locked(manuscript)
        refuse_if_any(reasons.against_changing(manuscript, by=by, at=at))
        refuse_if_any([] if manuscript.version == version else ["稿件在别处改过，请刷新页面，看过以后再读入。"])
        addresses = {}
        for src, (attachment, picture) in stored.items():
            alt = clean_name(picture.alt)[:LONGEST_ALT]
            addresses[src] = _hang(manuscript, attachment.pk, is_picture=True, alt=alt, by=by, at=at).src
        title = manuscript.title or clean_name(told.title)[:LONGEST_TITLE]
        put(manuscript, {"html": with_pictures(told.html, addresses), "title": title}, by=by, at=at)
        record(manuscript.organ.code, by=by, verb="drafting.take_in", of=manuscript, at=at)
    return TakenIn(manuscript, tuple(notes))


def _extension(data: bytes) -> str:
    return "png" if data.startswith(b"\x89PNG") else "webp" if data.startswith(b"RIFF") else "jpg"


def _read(manuscript: Manuscript, upload: File, *, by: Person, at: datetime) -> FromWord:
    """Look into the file as into every upload, then read it; nothing of the file itself is kept."""
    name, data = upload.name or "", io.BytesIO()
    limit = settings.FILES_MAX_BYTES
    for chunk in upload.chunks():
        data.write(chunk)
        refuse_if_any([f"文件超过 {limit // 1024 // 1024} MB，请压缩图片以后再读入。"] if data.tell() > limit else [])
    with tempfile.NamedTemporaryFile(prefix="mingtang-", dir=settings.FILE_UPLOAD_TEMP_DIR) as kept:
        kept.write(data.getvalue())
        kept.flush()
        found = checks.look_into(Path(kept.name), name)
    if found.classified:
        refuse(manuscript.unit, by=by, at=at)
    refuse_if_any(found.reasons)
    refuse_if_any([] if found.kind is Kind.DOCX else [ONLY_WORD])
    try:
        told = from_docx(data.getvalue())
    except Unreadable as broken:
        raise RuleBroken(str(broken)) from broken
    refuse_classified(manuscript.unit, [text_of(told.html)], titles=[told.title], by=by, at=at)
    return told
