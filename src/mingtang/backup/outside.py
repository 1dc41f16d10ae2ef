"""磁盘上的两头：the file a backup is written to, and the place it is restored into. Half of either is never left."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

from mingtang.files import storage
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.sealed import keys as seal_keys

MARK = "restore.part"
WAITING = "restoring"
SQLITE = "sqlite"


@contextmanager
def written(target: Path, *, replace: bool) -> Iterator[tuple[IO[bytes], Path]]:
    """A file that takes its name only when it is whole and on the disk; beside it, a place for one scratch file.

    Killed, it leaves ``.part`` files, which the next backup of that name writes over.
    """
    refuse_if_any(_against_writing(target, replace=replace))
    part, scratch = target.with_name(f"{target.name}.part"), target.with_name(f"{target.name}.part.db")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file, _named(target), ExitStack() as undo:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RuleBroken(f"另一个备份正在写“{target}”，请等它做完，或者换一个文件名。") from None
        undo.callback(_give_up, file, part)
        file.truncate()
        os.fchmod(file.fileno(), 0o600)
        clear(scratch)
        try:
            yield file, scratch
        finally:
            clear(scratch)
        file.flush()
        os.fsync(file.fileno())
        refuse_if_any(_against_writing(target, replace=replace))
        os.replace(part, target)
        undo.pop_all()
        sync(target.parent)


def _give_up(file: IO[bytes], part: Path) -> None:
    part.unlink(missing_ok=True)
    # 没写进去的，关的时候还会再试一次：that would only hide the first error.
    with suppress(OSError):
        file.close()


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """An error of the system that does not say where, says where."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise


def _against_writing(target: Path, *, replace: bool) -> list[str]:
    if target.is_dir():
        return [f"“{target}”是文件夹，请写备份文件的路径，例如 {target / 'mingtang.zip'}。"]
    if _is_ours(target):
        return [f"“{target}”在数据目录里，会盖住或者混进正在用的数据，请写到数据目录以外的位置。"]
    if target.exists() and not replace:
        return [f"“{target}”已经有了，没有覆盖。请换一个文件名，或者加上 --force。"]
    if not target.parent.is_dir():
        return [f"没有“{target.parent}”这个文件夹，请先建好，或者换一个位置。"]
    return []


def _is_ours(target: Path) -> bool:
    """Whether it lies in the data directory or is the database itself, by whatever way its name leads there."""
    real = target.resolve()
    ours = [Path(settings.DATA_DIR).resolve(), Path(settings.FILES_DIR).resolve()]
    if connection.vendor == SQLITE:
        name = Path(connection.settings_dict["NAME"])
        ours += [name.with_name(name.name + ending).resolve() for ending in ("", "-wal", "-shm", "-journal")]
    return any(place == real or place in real.parents for place in ours)


def clear(database: Path) -> None:
    """Take an SQLite file away, with what stands beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Make names in a folder last through a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def key_files() -> list[Path]:
    """密钥：the keys of the installation, which lie beside the data; that of what is sealed is kept apart."""
    found = Path(settings.DATA_DIR).glob("*.key")
    return sorted(path for path in found if path.is_file() and path.name != seal_keys.FILE)


def database_is_empty() -> bool:
    """Whether there is nothing at all in the database, not even a table."""
    if connection.vendor == SQLITE:
        file = Path(connection.settings_dict["NAME"])
        return not file.exists() or file.stat().st_size == 0
    return connection.introspection.table_names() == []


def _files() -> list[Path]:
    return [path for path in storage.folder().rglob("*") if path.is_file()]


def is_half_restored() -> bool:
    """恢复了一半：a restoration was killed here; it may be done again, and nothing else may begin."""
    mark = Path(settings.DATA_DIR, MARK)
    if mark.exists() and not database_is_empty():
        mark.unlink(missing_ok=True)
    return mark.exists()


@contextmanager
def emptied_again() -> Iterator[Path]:
    """An empty place that is being filled: where files wait. Whatever goes wrong, the place is empty afterwards."""
    if is_half_restored():
        _take_away()
    refuse_if_any(_against_filling())
    mark = Path(settings.DATA_DIR, MARK)
    kept = {path: path.read_bytes() for path in key_files()}
    with _named(mark.parent), ExitStack() as undo:
        undo.callback(mark.unlink, missing_ok=True)
        undo.callback(_empty_again, kept)
        mark.touch(mode=0o600)
        sync(mark.parent)
        yield storage.folder(WAITING)
        undo.pop_all()
        mark.unlink()


def _empty_again(kept: dict[Path, bytes]) -> None:
    """Unless the database has its name already: then all was done."""
    if database_is_empty():
        _take_away()
        _put_keys_back(kept)


def _against_filling() -> list[str]:
    reasons = []
    if not database_is_empty():
        where = connection.settings_dict["NAME"]
        new = "换一个空的 MINGTANG_DATA 目录" if connection.vendor == SQLITE else "新建一个空的数据库"
        reasons.append(f"这里已经有数据库（{where}），恢复只能在空处进行；请{new}再试。")
    if _files():
        reasons.append(f"“{settings.FILES_DIR}”里已经有文件，恢复只能在空处进行；请换一个空的 MINGTANG_DATA 目录再试。")
    return reasons


def move_in(waiting: Path) -> None:
    """Everything that waits gets its place."""
    for folder in sorted(waiting.iterdir()):
        os.replace(folder, storage.folder() / folder.name)
    waiting.rmdir()
    sync(storage.folder())


def _take_away() -> None:
    for folder in storage.folder().iterdir():
        if folder.is_dir() and folder.name != storage.INCOMING:
            shutil.rmtree(folder)
    if connection.vendor == SQLITE:
        clear(waiting_database())


def waiting_database() -> Path:
    """Where an SQLite file is put together before it takes its name."""
    name = Path(connection.settings_dict["NAME"])
    return name if name.name.endswith(f".{WAITING}") else name.with_name(f"{name.name}.{WAITING}")


def _put_keys_back(kept: dict[Path, bytes]) -> None:
    for path in key_files():
        if path in kept:
            path.write_bytes(kept[path])
        else:
            path.unlink()
