"""封存件的存放：ciphertext alone, named by the number of the thing and the fingerprint of the key that closed it.

What is written takes its name only when it is whole and on the disk. So no row is written without its file; a file
without a row, or of a row that is erased, is taken away by ``actions.sweep``.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

FOLDER, INCOMING = "sealed", "incoming"
FOLDER_MODE = 0o700


class Lying(NamedTuple):
    """一个躺着的文件：whose it is (nobody's where its name says nothing), and by which key it was closed."""

    path: Path
    key: str
    sealed_with: str


def folder(*parts: str) -> Path:
    """A folder of ours, readable by us alone, whose name lasts through a power cut."""
    made = Path(settings.FILES_DIR)
    made.parent.mkdir(parents=True, exist_ok=True)
    for part in ("", FOLDER, *parts):
        made = made / part
        if not made.exists():
            made.mkdir(mode=FOLDER_MODE, exist_ok=True)
            _sync(made.parent)
    return made


def name_of(key: UUID, sealed_with: str) -> str:
    """文件名：nothing of what is in it."""
    return f"{key.hex}.{sealed_with}"


def path_of(key: UUID, sealed_with: str) -> Path:
    """Where the ciphertext lies."""
    return Path(settings.FILES_DIR, FOLDER, key.hex[:2], name_of(key, sealed_with))


def put(blob: bytes, *, key: UUID, sealed_with: str) -> None:
    """Write a ciphertext into its place."""
    target = folder(key.hex[:2]) / name_of(key, sealed_with)
    os.replace(_written(blob, folder(INCOMING)), target)
    _sync(target.parent)


def put_once(path: Path, data: bytes) -> None:
    """Write a file that nobody writes over: whoever gives it its name first has decided what it says."""
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    waiting = _written(data, path.parent, prefix=f".{path.name}.")
    try:
        with suppress(FileExistsError):
            os.link(waiting, path)
    finally:
        waiting.unlink()
    _sync(path.parent)


def remove(key: UUID) -> int:
    """Take away every copy there is, for good; how many there were."""
    home = Path(settings.FILES_DIR, FOLDER, key.hex[:2])
    copies = list(home.glob(f"{key.hex}.*"))
    for path in copies:
        path.unlink(missing_ok=True)
    if copies:
        _sync(home)
    return len(copies)


def touch(path: Path, *, at: datetime) -> None:
    """From now on the file counts as of this moment, and stays a day although nothing names it any more."""
    with suppress(FileNotFoundError):
        os.utime(path, (at.timestamp(), at.timestamp()))


def lying() -> Iterator[Lying]:
    """Everything that lies there, also what was interrupted."""
    for path in sorted(Path(settings.FILES_DIR, FOLDER).glob("*/*")):
        key, _, sealed_with = path.name.partition(".")
        yield Lying(path, "" if path.parent.name == INCOMING else key, sealed_with)


def _written(data: bytes, where: Path, *, prefix: str = "") -> Path:
    """A file of ours with these bytes, synced, under a name by chance."""
    number, name = tempfile.mkstemp(prefix=prefix, dir=where)
    waiting = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        waiting.unlink()
        raise
    return waiting


def _sync(place: Path) -> None:
    number = os.open(place, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
