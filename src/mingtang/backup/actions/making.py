"""做备份：everything acknowledged before it began is in it, and all of it is of one moment.

Attachments are written once, before their row, and taken away only when nothing uses them, the row staying. So a file
that the snapshot names and that is not there is of no use to anybody, or it was lost; that is told, and the rest is
saved all the same.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from mingtang.audit import triggers
from mingtang.audit.actions import record
from mingtang.audit.queries import verify
from mingtang.backup import manifest as manifests
from mingtang.backup import outside, snapshot
from mingtang.backup.archive import Writer, pieces
from mingtang.backup.manifest import Manifest
from mingtang.files import storage
from mingtang.files.actions import unheld
from mingtang.files.models import Attachment
from mingtang.organs.models import Unit
from mingtang.organs.queries import organ_codes
from mingtang.sealed import storage as ciphertexts
from mingtang.sealed.models import Sealed

MADE = "backup.make"
BY = "backup"


@dataclass(frozen=True)
class Made:
    """备份结果：the manifest, the digest of the whole file and its length."""

    manifest: Manifest
    sha256: str
    size: int


def make(target: Path, *, replace: bool, at: datetime) -> Made:
    """备份：write a consistent copy of database, attachments and keys into one file, while others go on working.

    Errors: ``RuleBroken`` when it cannot stand there; ``OSError``. Then there is no file, nor a part of one.
    """
    began = time.monotonic()
    whole = outside.written(target, replace=replace)
    with whole as (file, scratch), Writer(file) as writer:
        made = _copied(writer, scratch, at=at, ended=lambda: at + timedelta(seconds=time.monotonic() - began))
        writer.put(manifests.NAME, [made.as_json()], packed=True)
        digest = writer.seal()
        size = file.tell()
    for unit in Unit.rows.filter(parent=None):
        facts = {"sha256": digest, "entries": made.trail["entries"]}
        record(unit.code, by=BY, verb=MADE, of=unit, at=at, facts=facts)
    return Made(made, digest, size)


def _copied(writer: Writer, scratch: Path, *, at: datetime, ended: Callable[[], datetime]) -> Manifest:
    with snapshot.held():
        copied = snapshot.copy(writer, scratch=scratch)
        absent, problems = _files(writer)
        lost, spoiled = _sealed(writer)
        migrations, trail, guards = snapshot.migrations(), checked_trail(), triggers.differences(connection)
        unused = set(unheld(before=at).values_list("stored", flat=True))
    # 抄的时候刚清走的也不算丢：nothing uses it any more.
    unused |= set(unheld(before=at).values_list("stored", flat=True)) if absent else set()
    problems += [f"附件 {key} 的文件不见了，备份里没有它。" for key, of in absent.items() if of not in unused]
    # 抄的时候刚抹去的也不算丢。
    still = set(Sealed.rows.filter(erased_at=None).values_list("key", flat=True)) if lost else set()
    problems += [f"封存件 {key} 的密文不见了，备份里没有它。" for key in lost if key in still] + spoiled
    for path in outside.key_files():
        writer.put(f"keys/{path.name}", [path.read_bytes()], packed=False)
    if not trail["ok"]:
        problems.append("备份的时候留痕就对不上，请运行 mingtang audit verify 查明原因。")
    return Manifest(
        version=version("mingtang"),
        database=connection.vendor,
        migrations=migrations,
        started_at=at.isoformat(),
        ended_at=ended().isoformat(),
        tables=copied.tables,
        columns=copied.columns,
        sequences=copied.sequences,
        trail=trail,
        absent=sorted([*absent, *lost.values()]),
        problems=[*copied.damage, *problems, *guards],
        key=manifests.fingerprint(settings.SECRET_KEY),
        members=dict(writer.members),
    )


def checked_trail() -> dict[str, Any]:
    """The whole trail, computed anew, as the manifest keeps it."""
    verdict = verify(expected=organ_codes())
    broken = [vars(found) for found in verdict.broken_at]
    return {"entries": verdict.entries, "ok": verdict.ok, "broken_at": broken, "heads": verdict.heads}


def _files(writer: Writer) -> tuple[dict[str, str], list[str]]:
    """Copy every file that is there: the keys of those that are not, with the file they belong to; what is wrong."""
    absent, problems = {}, []
    for attachment in Attachment.rows.order_by("pk"):
        for key in attachment.places:
            found = _file(writer, f"files/{key}", storage.path_of(key))
            if found is None:
                absent[key] = attachment.stored
            elif key == attachment.stored and found != attachment.sha256:
                problems.append(f"附件 {key} 的文件与登记的摘要不符，已照原样备份。")
    return absent, problems


def _sealed(writer: Writer) -> tuple[dict[UUID, str], list[str]]:
    """Copy every ciphertext that is there: the names of those that are not; what is wrong."""
    lost, problems = {}, []
    for sealed in Sealed.rows.filter(erased_at=None).order_by("pk"):
        name = ciphertexts.name_of(sealed.key, sealed.sealed_with)
        found = _file(writer, f"sealed/{name}", ciphertexts.path_of(sealed.key, sealed.sealed_with))
        if found is None:
            lost[sealed.key] = name
        elif found != sealed.sha256:
            problems.append(f"封存件 {sealed.key} 的密文与登记的摘要不符，已照原样备份。")
    return lost, problems


def _file(writer: Writer, member: str, path: Path) -> str | None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    with file:
        return writer.put(member, pieces(file), packed=False)
