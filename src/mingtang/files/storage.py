"""文件的存放：private, outside everything a web server serves, named by chance and never by the uploader.

A file first comes into ``incoming`` and is moved into its place, whole and synced, before its row is written.
So no row is written without its file. A file that lost its row, or that nothing used, is taken away by
``actions.sweep``.
"""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

INCOMING = "incoming"
# 封存的另有房间管：what lies there is none of ours.
OF_ANOTHER = "sealed"
FOLDER_MODE = 0o700
LEFT_OVER_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Received:
    """收到的内容：where it waits, how long it is and its digest. ``complete`` is false when it was over the limit."""

    path: Path
    size: int
    sha256: str
    complete: bool


def folder(*parts: str) -> Path:
    """A folder of ours, readable by us alone; those above it too, as far as we make them."""
    made = Path(settings.FILES_DIR)
    made.parent.mkdir(parents=True, exist_ok=True)
    made.mkdir(mode=FOLDER_MODE, exist_ok=True)
    for part in parts:
        made = made / part
        made.mkdir(mode=FOLDER_MODE, exist_ok=True)
    return made


def path_of(stored: str) -> Path:
    """Where the content with this storage key lies."""
    return Path(settings.FILES_DIR, stored[:2], stored)


@contextmanager
def waiting_room() -> Iterator[Path]:
    """A folder for one upload, gone afterwards with whatever was not moved into place."""
    with tempfile.TemporaryDirectory(dir=folder(INCOMING)) as room:
        yield Path(room)


def receive(chunks: Iterable[bytes], *, into: Path, limit: int) -> Received:
    """Write what comes to a file of our own, piece by piece, and stop reading once it is over the limit."""
    digest = hashlib.sha256()
    size = 0
    with open(into, "xb", opener=_private) as file:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                return Received(into, size, "", complete=False)
            digest.update(chunk)
            file.write(chunk)
        os.fsync(file.fileno())
    return Received(into, size, digest.hexdigest(), complete=True)


def again(received: Received) -> Received:
    """The same file after something was cleared of it in its place: synced, with the digest of what it is now."""
    with open(received.path, "rb") as file:
        os.fsync(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Received(received.path, os.fstat(file.fileno()).st_size, digest, complete=True)


def write(data: bytes, *, into: Path) -> Received:
    """Write what we made ourselves: a photograph taken down in size, its small picture."""
    return receive([data], into=into, limit=len(data))


def place(waiting: Path) -> str:
    """Move a received file into its place; the new storage key."""
    stored = secrets.token_hex(20)
    target = folder(stored[:2]) / stored
    os.replace(waiting, target)
    number = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
    return stored


def remove(stored: str) -> None:
    """Take a file away whose row was not written, or that nothing used."""
    path_of(stored).unlink(missing_ok=True)


def clear_left_over(*, at: datetime, kept: frozenset[str]) -> int:
    """Remove what is older than a day and belongs to no row: lost files and interrupted uploads; how many."""
    before = (at - LEFT_OVER_AFTER).timestamp()
    ours = (path for path in sorted(folder().glob("*/*")) if path.parent.name != OF_ANOTHER)
    old = [path for path in ours if path.stat().st_mtime < before]
    count = 0
    for path in old:
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in kept:
            path.unlink()
        else:
            continue
        count += 1
    return count


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
