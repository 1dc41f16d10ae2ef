"""批量建稿：hundreds of files at once. Taken in whole and private, then made into manuscripts one by one.

A file is looked into before any of it is stored: one that bears a mark of secrecy, or cannot be read, is never kept.
Each file, what came of it and its manuscript change in one transaction, in which the waiting content goes; a run that
is killed is done again and makes nothing twice.
Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from mingtang.accessions.actions.one import begin, facts_of, look
from mingtang.accessions.closed import Marked, is_closed, opened, reasons_against_closed
from mingtang.accessions.models import Batch, BatchContent, BatchFile, FileState
from mingtang.accessions.queries import known_by_digest, known_by_number, waiting_of
from mingtang.accessions.telling import unsure
from mingtang.accessions.unpacking import LONGEST_NAME, MOST, Given, shown
from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED, bear_marks, is_marked
from mingtang.drafting import reasons
from mingtang.files.reading import look_into
from mingtang.law.mail import NoticeKind
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.outbox.actions import notify

MOST_WAITING = 1000
"""How many files of one unit may wait at a time."""
EMPTY = "这个文件是空的，没有内容。"
GONE = "内容没有了，请重新交来。"


def open_batch(unit: Unit, *, given: Sequence[Given], by: Person, at: datetime) -> Batch:
    """交来一批：what cannot be read, what bears a mark and what is there already is told at once; the rest waits.

    Errors: ``RuleBroken``; then nothing is stored. Call it outside a transaction of one's own.
    """
    refuse_if_any(reasons.against_writing_for(unit, by=by, at=at))
    refuse_if_any([] if given else ["请选择文件。"])
    refuse_if_any([] if len(given) <= MOST else [f"一批最多 {MOST} 份文件，请分几批。"])
    looked = [_looked(unit, position, one, at=at) for position, one in enumerate(given, 1)]
    with transaction.atomic():
        unit = Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=unit.pk)
        waiting = sum(1 for row, _ in looked if row.stands is FileState.WAITING)
        over = waiting_of(unit) + waiting > MOST_WAITING
        refuse_if_any([f"{unit.name}等着办的文件最多 {MOST_WAITING} 份，请等前面的办完再交。"] if over else [])
        batch = Batch.rows.create(unit=unit, owner=by.in_whose_name, by=by, standing=by.standing_in, at=at)
        for row, data in looked:
            row.batch = batch
            row.save(force_insert=True)
            if row.stands is FileState.WAITING:
                BatchContent.rows.create(file=row, name=row.name, data=data)
            elif CLASSIFIED in row.told:
                record(unit.organ.code, by=by, verb="accessions.refuse_classified", of=row, at=at)
        record(unit.organ.code, by=by, verb="accessions.batch", of=batch, at=at, facts={"count": len(looked)})
    return batch


def _looked(unit: Unit, position: int, given: Given, *, at: datetime) -> tuple[BatchFile, bytes]:
    """One row, not yet saved, with the content that waits where it may."""
    marked = is_marked(given.name)
    digest = hashlib.sha256(given.data).hexdigest()
    row = BatchFile(
        position=position,
        name=f"第 {position} 份文件" if marked else shown(given.name),
        size=len(given.data),
        sha256="" if marked else digest,
        state=FileState.WAITING.value,
    )
    told = [CLASSIFIED] if marked else _reasons_against(given)
    if CLASSIFIED in told:
        told, row.sha256 = [CLASSIFIED], ""
    twin = None if told else known_by_digest(unit.organ, digest)
    if told:
        _settle(row, FileState.REFUSED, told, at=at)
    elif twin is not None:
        _settle(row, FileState.DOUBLED, [_same(twin.name)], at=at)
    return row, given.data


def _reasons_against(given: Given) -> list[str]:
    if not given.data:
        return [EMPTY]
    if is_closed(given.name):
        # 老格式的字在里面是两个字节一个：a mark that stands there as it was typed is seen before anything is kept.
        wide = [given.data[begin:].decode("utf-16-le", "ignore") for begin in (0, 1)]
        return [CLASSIFIED] if bear_marks(wide) else reasons_against_closed(given.name)
    try:
        name, data = opened(given.name, given.data)
        found = look_into(data, name)
    except Marked:
        return [CLASSIFIED]
    except RuleBroken as broken:
        return list(broken.reasons)
    return [CLASSIFIED] if found.classified else list(found.reasons)


def _same(name: str) -> str:
    return f"和已经建过稿的“{name}”是同一份文件。"


def _settle(row: BatchFile, state: FileState, told: Sequence[str], *, at: datetime) -> None:
    row.state, row.told, row.done_at = state.value, list(told), at


def prepare(pk: int, *, at: datetime) -> None:
    """先转换：what a program has to convert, outside any transaction, since that takes seconds."""
    content = BatchContent.rows.filter(pk=pk, file__state=FileState.WAITING.value).first()
    if content is None or not is_closed(content.name):
        return
    try:
        name, data = opened(content.name, bytes(content.data))
    except RuleBroken as broken:
        with transaction.atomic():
            row = _locked(pk)
            if row is not None:
                _finish(row, FileState.REFUSED, broken.reasons, at=at)
        return
    BatchContent.rows.filter(pk=pk, name=content.name).update(name=name[-LONGEST_NAME:], data=data)


@transaction.atomic
def take_in_one(pk: int, *, at: datetime) -> BatchFile | None:
    """办一份：made into a manuscript, or told why not; done once, however often it is asked for."""
    row = _locked(pk)
    if row is None:
        return None
    batch, by = row.batch, row.batch.by
    if batch.standing is not None:
        by.stand_in(batch.standing)
    content = BatchContent.rows.filter(file=row).first()
    organ = batch.unit.organ
    twin = known_by_digest(organ, row.sha256)
    if content is None or twin is not None:
        state, told = (FileState.REFUSED, GONE) if content is None else (FileState.DOUBLED, _same(twin.name))
        _finish(row, state, [told], at=at)
        return row
    try:
        with transaction.atomic():
            _make(row, content, by=by, at=at)
    except RuleBroken as broken:
        if CLASSIFIED in broken.reasons:
            record(organ.code, by=by, verb="accessions.refuse_classified", of=row, at=at)
        _finish(row, FileState.REFUSED, broken.reasons, at=at)
    return row


def _make(row: BatchFile, content: BatchContent, *, by: Person, at: datetime) -> None:
    unit = row.batch.unit
    refuse_if_any(reasons.against_writing_for(unit, by=by, at=at))
    looked = look(unit, *opened(content.name, bytes(content.data)), by=by, at=at)
    facts = facts_of(looked.official, issuer=unit.organ.name)
    standing = known_by_number(unit.organ, title=facts.title, number=facts.number)
    if standing:
        _finish(row, FileState.DOUBLED, [standing], at=at)
        return
    made = begin(unit, looked, by=by, at=at)
    row.manuscript = made.manuscript
    _finish(row, FileState.MADE, [*unsure(made.official), *made.notes], at=at)


def _locked(pk: int) -> BatchFile | None:
    rows = BatchFile.rows.select_for_update(of=("self",), no_key=True)
    told = rows.select_related("batch__unit__organ", "batch__by", "batch__standing__post__person")
    return told.filter(pk=pk, state=FileState.WAITING.value).first()


def _finish(row: BatchFile, state: FileState, told: Sequence[str], *, at: datetime) -> None:
    """Put down what came of it; the content goes, and who gave the batch is told of the last."""
    _settle(row, state, told, at=at)
    row.save()
    BatchContent.rows.filter(file=row).delete()
    batch = row.batch
    if not batch.files.filter(state=FileState.WAITING.value).exists():
        path = reverse("accessions:batch", args=[batch.pk])
        told_of = {"title": "您交来的一批文件都办过了", "of": batch, "step": "done"}
        notify([batch.owner], **told_of, kind=NoticeKind.RESULT, path=path, at=at)
