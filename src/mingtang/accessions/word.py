"""读入 Word 文档：into a manuscript that is being written, with its pictures; the file itself is not kept."""

from datetime import datetime
from typing import NamedTuple

from django.core.files.base import ContentFile, File
from django.db import transaction

from mingtang.audit.actions import record
from mingtang.contents.kinds import Kind
from mingtang.drafting import reasons
from mingtang.drafting.actions.pieces import hang
from mingtang.drafting.actions.typed import refuse, refuse_classified
from mingtang.drafting.actions.writing import LONGEST_ALT, locked, put
from mingtang.drafting.models import Manuscript
from mingtang.files.actions import store
from mingtang.files.reading import look_into
from mingtang.language.papers.blocks import Unreadable
from mingtang.language.richtext import from_docx, text_of, with_pictures
from mingtang.language.richtext.word import FromWord
from mingtang.language.unseen import clean_name
from mingtang.law.metadata import LONGEST_TITLE
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person

ONLY_WORD = "这里只读 Word 文档（.docx）。老的 .doc 文件，请用 WPS 或者 Word 另存为 .docx。"


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
            addresses[src] = hang(manuscript, attachment.pk, is_picture=True, alt=alt, by=by, at=at).src
        title = manuscript.title or clean_name(told.title)[:LONGEST_TITLE]
        put(manuscript, {"html": with_pictures(told.html, addresses), "title": title}, by=by, at=at)
        record(manuscript.organ.code, by=by, verb="drafting.take_in", of=manuscript, at=at)
    return TakenIn(manuscript, tuple(notes))


def _extension(data: bytes) -> str:
    return "png" if data.startswith(b"\x89PNG") else "webp" if data.startswith(b"RIFF") else "jpg"


def _read(manuscript: Manuscript, upload: File, *, by: Person, at: datetime) -> FromWord:
    """Look into the file as into every upload, then read it; nothing of the file itself is kept."""
    name, data = upload.name or "", b"".join(upload.chunks())
    found = look_into(data, name)
    if found.classified:
        refuse(manuscript.unit, by=by, at=at)
    refuse_if_any(found.reasons)
    refuse_if_any([] if found.kind is Kind.DOCX else [ONLY_WORD])
    try:
        told = from_docx(data)
    except Unreadable as broken:
        raise RuleBroken(str(broken)) from broken
    refuse_classified(manuscript.unit, [text_of(told.html)], titles=[told.title], by=by, at=at)
    return told
