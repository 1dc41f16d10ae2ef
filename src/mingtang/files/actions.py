"""附件的写入：store what is uploaded, release it to the public, clear what was lost.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.base import File
from django.db import models, transaction

from mingtang.audit.actions import record, reference
from mingtang.contents import checks, package, portable
from mingtang.contents.checks import Finding
from mingtang.contents.kinds import Kind
from mingtang.files import queries, storage
from mingtang.files.models import Attachment, Dropped, Grant, Screening
from mingtang.files.screening import screened
from mingtang.language import file_names
from mingtang.language.papers import Unreadable
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.recordings import looking
from mingtang.recordings.looked import Looked, Unfit

MEGABYTE = 1024 * 1024
OF_THE_FILE = (Screening, Dropped)
"""What a file has of its own: it says nothing of whether anybody uses it."""


def store(upload: File, *, unit: Unit, by: Person, at: datetime) -> Attachment:
    """存入附件：check everything first, then keep the file and write its row.

    Call it before a transaction of one's own: reading a long file takes seconds in which nobody else could
    write, and the entry that counts a refused classified file would be rolled back with the caller's act.

    Errors: ``RuleBroken`` with all reasons; then nothing of the file is kept, and the trail says no more of a
    classified one than that there was one.
    """
    refuse_if_any(_place_reasons(unit, by=by, at=at))
    name = upload.name or ""
    with storage.waiting_room() as room:
        limit = settings.FILES_MAX_BYTES
        received = storage.receive(upload.chunks(), into=room / "original", limit=limit)
        found = _looked_into(received, name, limit=limit, how=checks.look_into)
        _refuse(found, unit, by=by, at=at)
        return _kept(received, found, room, name=name, unit=unit, by=by, at=at)


def store_recording(
    upload: File, *, called: str, unit: Unit, by: Person, at: datetime,
    against: Callable[[Looked], list[str]] = lambda looked: [],
) -> Attachment:  # fmt: skip
    """存入录音录像：what it is, its own bytes say; what was written beside sound and picture is cleared.

    It is kept as it is ``called``, since names of recordings name whoever made them; ``against`` says what speaks
    against one that was looked at. Call it before a transaction of one's own, as ``store``.

    Errors: ``RuleBroken`` with all reasons; then nothing of the file is kept.
    """
    refuse_if_any(_place_reasons(unit, by=by, at=at))
    seen: list[Looked] = []

    def how(path: Path, name: str) -> Finding:
        found = Finding(classified=checks.is_marked(name))
        try:
            looked = looking.look_into(path)
        except Unfit as unfit:
            found.reasons.append(str(unfit))
        else:
            seen.append(looked)
            found.kind, found.reasons = looked.kind, against(looked)
            found.classified = found.classified or checks.bear_marks(looking.written(path, looked))
        found.reasons = [*([checks.CLASSIFIED] if found.classified else []), *found.reasons]
        return found

    with storage.waiting_room() as room:
        limit = settings.RECORDINGS_MAX_BYTES
        received = storage.receive(upload.chunks(), into=room / "original", limit=limit)
        found = _looked_into(received, upload.name or "", limit=limit, how=how)
        _refuse(found, unit, by=by, at=at)
        looking.clear(received.path, seen[0])
        received = storage.again(received)
        return _kept(received, found, room, name=called, unit=unit, by=by, at=at, seconds=seen[0].seconds)


def _refuse(found: Finding, unit: Unit, *, by: Person, at: datetime) -> None:
    if found.classified:
        record(unit.organ.code, by=by, verb="files.attachment.refuse_classified", of=unit, at=at)
    refuse_if_any(found.reasons)


def _place_reasons(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    if queries.has_post_near(by, unit, at=at):
        return []
    return [f"您在{unit.name}没有岗位，不能为它上传附件。请联系管理员。"]


def _looked_into(received: storage.Received, name: str, *, limit: int, how: Callable[[Path, str], Finding]) -> Finding:
    if received.complete and received.size:
        return how(received.path, name)
    found = Finding(classified=checks.is_marked(name))
    if found.classified:
        found.reasons.append(checks.CLASSIFIED)
    if not received.complete:
        found.reasons.append(f"文件超过 {limit // MEGABYTE} MB，请压缩或者拆成几个文件再上传。")
    else:
        found.reasons.append("这个文件是空的，没有内容，请核对后重新选择。")
    return found


def _kept(
    received: storage.Received, found: Finding, room: Path, *, name: str, unit: Unit, by: Person, at: datetime,
    seconds: int | None = None,
) -> Attachment:  # fmt: skip
    """Move the file into its place and write its row; without the row the file goes again."""
    smaller: dict[str, storage.Received] = {}
    if found.picture is not None:
        received = storage.write(found.picture.data, into=room / "redrawn")
        made = {"small": found.picture.small, "medium": found.picture.medium}
        smaller = {name: storage.write(data, into=room / name) for name, data in made.items() if data}
    elif found.kind.is_office or found.kind is Kind.PDF:
        cleared = portable if found.kind is Kind.PDF else package
        received = storage.write(cleared.without_properties(received.path.read_bytes()), into=room / "cleared")
    attachment = Attachment(
        unit=unit,
        name=file_names.shown_name(name, extension=found.kind.value),
        kind=found.kind.value,
        size=received.size,
        sha256=received.sha256,
        width=found.picture.width if found.picture else None,
        height=found.picture.height if found.picture else None,
        seconds=seconds,
        uploaded_by=by,
        uploaded_at=at,
    )
    screening = _screened(received.path, attachment, at=at)
    with ExitStack() as undo:
        attachment.stored = _placed(received, undo)
        for size, file in smaller.items():
            setattr(attachment, size, _placed(file, undo))
        with transaction.atomic():
            attachment.save(force_insert=True)
            screening.attachment = attachment
            screening.save(force_insert=True)
            _record(attachment, verb="files.attachment.store", by=by, at=at, facts={"sha256": attachment.sha256})
        undo.pop_all()
    return attachment


def _screened(path: Path, attachment: Attachment, *, at: datetime) -> Screening:
    try:
        return screened(path, attachment, at=at)
    except Unreadable as unreadable:
        refuse_if_any([str(unreadable)])
        raise


def _placed(received: storage.Received, undo: ExitStack) -> str:
    stored = storage.place(received.path)
    undo.callback(storage.remove, stored)
    return stored


@transaction.atomic
def grant_release(keys: Iterable[UUID | str], *, of: models.Model, by: Person | str, at: datetime) -> list[Grant]:
    """公开附件：let the public have the files with these keys, because the record was released.

    Errors: ``RuleBroken`` when a key belongs to no file. A file that the record has released already stays so.
    """
    wanted = {UUID(str(key)) for key in keys}
    found = list(Attachment.rows.filter(key__in=wanted).select_related("unit__organ").order_by("pk"))
    if len(found) < len(wanted):
        refuse_if_any(["要公开的附件里有找不到的，请回到稿件重新选择附件。"])
    granted = {"room": of._meta.app_label, "reference": reference(of), "ended_at": None}
    grants = []
    for attachment in found:
        grant, new = Grant.rows.get_or_create(attachment=attachment, **granted, defaults={"since_at": at})
        grants.append(grant)
        if new:
            _record(attachment, verb="files.grant.open", by=by, at=at, facts={"for": grant.reference})
    return grants


@transaction.atomic
def end_grants(*, of: models.Model, by: Person | str, at: datetime, keep: Iterable[UUID | str] = ()) -> list[Grant]:
    """收回公开：end every open grant of the record, those of the files with the keys to keep aside.

    From that moment the public address of a file that no other record has released is as if it had never been.
    """
    kept = {UUID(str(key)) for key in keep}
    open_still = Grant.rows.filter(room=of._meta.app_label, reference=reference(of), ended_at=None)
    grants = list(
        open_still.exclude(attachment__key__in=kept)
        .select_related("attachment__unit__organ")
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    for grant in grants:
        grant.ended_at = max(at, grant.since_at)
        grant.save(update_fields=["ended_at"])
        _record(grant.attachment, verb="files.grant.end", by=by, at=at, facts={"for": grant.reference})
    return grants


@transaction.atomic
def drop(attachment: Attachment, *, by: Person | str, at: datetime) -> bool:
    """抹去附件的内容：the room whose record carries the file asks; whether it was still there to drop.

    The file goes once the act is certain; where that is interrupted, the next sweep takes it. The row stays.
    Errors: ``RuleBroken`` for a file that the public has.
    """
    refuse_if_any(["这个附件正在公开，请先撤回再抹去。"] if queries.is_public(attachment, at=at) else [])
    _, new = Dropped.rows.get_or_create(attachment=attachment, defaults={"at": at})
    if new:
        _record(attachment, verb="files.attachment.erase", by=by, at=at)
    for stored in attachment.places:
        transaction.on_commit(partial(storage.remove, stored))
    return new


def sweep(*, at: datetime) -> int:
    """清理：remove files older than a day that no record names, left by acts that did not end; how many.

    Of a file that was stored and then used by nothing the row stays, as every row does, and the trail says so.
    What was erased goes in any case, should its file still lie there.
    """
    for erased in Attachment.rows.filter(dropped__isnull=False).iterator():
        for stored in erased.places:
            storage.remove(stored)
    dropped = [it for it in unheld(before=at - storage.LEFT_OVER_AFTER) if storage.path_of(it.stored).is_file()]
    for attachment in dropped:
        with transaction.atomic():
            _record(attachment, verb="files.attachment.drop", by="due", at=at)
        for stored in attachment.places:
            storage.remove(stored)
    known = Attachment.rows.values_list("stored", "small", "medium")
    return len(dropped) + storage.clear_left_over(at=at, kept=frozenset(key for keys in known for key in keys if key))


def unheld(*, before: datetime) -> models.QuerySet[Attachment]:
    """没有用到的附件：files older than that which no row of any room points to: no evidence, no grant.

    A model that ``only_tells_of_files`` says what was done about a file and keeps none.
    """
    found = Attachment.rows.filter(uploaded_at__lt=before).select_related("unit__organ")
    for pointing in Attachment._meta.get_fields(include_hidden=True):
        tells = pointing.related_model in OF_THE_FILE or getattr(pointing.related_model, "only_tells_of_files", False)
        if not tells and (pointing.one_to_many or pointing.one_to_one):
            column = pointing.field.attname
            held = pointing.related_model.rows.exclude(**{column: None}).values(column)
            found = found.exclude(pk__in=held)
    return found


def _record(
    attachment: Attachment, *, verb: str, by: Person | str, at: datetime, facts: dict[str, object] | None = None
) -> None:
    """Every act on a file stands in the chain of the organ that holds it."""
    record(attachment.unit.organ.code, by=by, verb=verb, of=attachment, at=at, facts=facts)
