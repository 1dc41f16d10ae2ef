"""恢复：into an empty place, whole and checked, or not at all."""

import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection

from mingtang.audit import triggers
from mingtang.audit.actions import record
from mingtang.backup import archive as archives
from mingtang.backup import loading, manifest, outside, snapshot
from mingtang.backup.actions.making import BY, checked_trail
from mingtang.backup.archive import Reader
from mingtang.backup.manifest import Manifest
from mingtang.files import storage
from mingtang.files.models import Attachment
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Unit
from mingtang.sealed import storage as ciphertexts
from mingtang.sealed.models import Sealed

RESTORED = "backup.restore"


@dataclass(frozen=True)
class Restored:
    """恢复结果。"""

    manifest: Manifest
    sha256: str
    seconds: float


def restore(source: Path, *, at: datetime) -> Restored:
    """恢复：database, attachments and keys of a backup, into a place with none of them.

    An older version's tables are brought forward. Counts, references, the trail, every file and the guards are
    checked before anybody sees the data; what was wrong already when the backup was made is told and no obstacle.

    Errors: ``RuleBroken`` (``Broken`` for a file that is no backup); then the place is as empty as before.
    """
    began = time.monotonic()
    with archives.opened(source) as archive:
        made = manifest.read(archive)
        refuse_if_any(loading.against(made))
        with outside.emptied_again() as waiting:
            _unpack(archive, made, waiting)
            _put_keys(archive, made)
            with loading.loaded(archive, made):
                _check(made)
                for unit in Unit.rows.filter(parent=None):
                    facts = {"sha256": archive.digest, "entries": made.trail["entries"], "of": made.started_at}
                    record(unit.code, by=BY, verb=RESTORED, of=unit, at=at, facts=facts)
                outside.move_in(waiting)
        return Restored(made, archive.digest, time.monotonic() - began)


def _unpack(archive: Reader, made: Manifest, waiting: Path) -> None:
    """Every file into where they wait, in the folder it will have."""
    for key, sha256 in made.attachments.items():
        folder = waiting / key[:2]
        folder.mkdir(mode=storage.FOLDER_MODE, exist_ok=True)
        storage.receive(
            archive.chunks(f"files/{key}", sha256=sha256), into=folder / key, limit=made.members[f"files/{key}"]["size"]
        )
    for name, sha256 in made.sealed.items():
        folder = waiting / ciphertexts.FOLDER / name[:2]
        folder.mkdir(mode=storage.FOLDER_MODE, parents=True, exist_ok=True)
        member = f"sealed/{name}"
        storage.receive(archive.chunks(member, sha256=sha256), into=folder / name, limit=made.members[member]["size"])
    for folder in (path for path in waiting.rglob("*") if path.is_dir()):
        outside.sync(folder)


def _put_keys(archive: Reader, made: Manifest) -> None:
    for name, sha256 in made.keys.items():
        path = Path(settings.DATA_DIR, name)
        part = path.with_name(f".{name}.part")
        part.unlink(missing_ok=True)
        storage.receive(
            archive.chunks(f"keys/{name}", sha256=sha256), into=part, limit=made.members[f"keys/{name}"]["size"]
        )
        os.replace(part, path)


def _check(made: Manifest) -> None:
    """Hold what was loaded against the manifest. Errors: ``RuleBroken`` with everything that does not agree."""
    counts = snapshot.counted(list(made.tables))
    try:
        connection.check_constraints()
        references = []
    except IntegrityError:
        references = ["备份里的记录引用了没有的记录。"]
    call_command("migrate", verbosity=0, interactive=False)
    reasons = [*manifest.compared(made, tables=counts, trail=checked_trail()), *references]
    reasons += [*_files(made), *_sealed(made)]
    reasons += triggers.differences(connection)
    refuse_if_any([*reasons, "没有恢复，这里仍是空的。请换一份备份再试。"] if reasons else [])


def _files(made: Manifest) -> list[str]:
    """Whether files and records name each other; their content has been held against the manifest already."""
    attachments, reasons = made.attachments, []
    known = {*made.absent, *attachments}
    for attachment in Attachment.rows.order_by("pk"):
        stored, sha256 = attachment.stored, attachment.sha256
        reasons += [f"附件 {stored} 没有文件。" for key in attachment.places if key not in known]
        if attachments.get(stored, sha256) != sha256 and not any(stored in told for told in made.problems):
            reasons.append(f"附件 {stored} 的文件与登记的摘要不符。")
    return reasons


def _sealed(made: Manifest) -> list[str]:
    """Whether ciphertexts and records name each other; whether they can be opened hangs on the key, kept apart."""
    there, reasons = made.sealed, []
    for sealed in Sealed.rows.filter(erased_at=None).order_by("pk"):
        name = ciphertexts.name_of(sealed.key, sealed.sealed_with)
        if name not in there and name not in made.absent:
            reasons.append(f"封存件 {sealed.key} 没有密文。")
        elif there.get(name, sealed.sha256) != sealed.sha256 and not any(str(sealed.key) in it for it in made.problems):
            reasons.append(f"封存件 {sealed.key} 的密文与登记的摘要不符。")
    return reasons
