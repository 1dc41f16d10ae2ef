"""收下一批文件：several at once, or a .zip of them; what is strange about a package is told before it is opened."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from mingtang.language.papers import Unreadable
from mingtang.language.papers.archive import open_archive
from mingtang.language.unseen import clean_name
from mingtang.law.rules import RuleBroken

LONGEST_NAME = 200
MOST = 500
MOST_BYTES = 200_000_000
"""All the files of one batch together, unpacked."""
_JUNK = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
_UTF8 = 0x800


@dataclass(frozen=True)
class Given:
    """交来的一份：what it is called and what is in it."""

    name: str
    data: bytes


def unpacked(given: Iterable[Given]) -> list[Given]:
    """一份一份的文件，those of packages among them. Errors: ``RuleBroken`` when they are too many or too much."""
    found: list[Given] = []
    size = 0
    for one in given:
        for file in _of_package(one) if one.name.lower().endswith(".zip") else (one,):
            found.append(file)
            size += len(file.data)
            if len(found) > MOST:
                raise RuleBroken(f"一批最多 {MOST} 份文件，请分几批。")
            if size > MOST_BYTES:
                raise RuleBroken(f"一批解开以后最多 {MOST_BYTES // 1_000_000} MB，请分几批。")
    return found


def _of_package(given: Given) -> Iterator[Given]:
    """Read in memory, never written by the names that a package tells; packages inside it are left closed."""
    try:
        if open_archive(given.data, given.name) is None:
            raise RuleBroken(f"“{given.name}”不是 .zip 压缩包，或者已损坏；请重新压缩再试。")
        with zipfile.ZipFile(io.BytesIO(given.data)) as package:
            for entry in package.infolist():
                name = _name_of(entry)
                if entry.is_dir() or any(junk in name.lower() for junk in _JUNK):
                    continue
                _refuse_outside(name, given.name)
                yield Given(PurePosixPath(name).name, package.read(entry))
    except Unreadable as broken:
        raise RuleBroken(str(broken)) from broken


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Offices here pack with names in their own encoding and do not say so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _refuse_outside(name: str, package: str) -> None:
    told = name.replace("\\", "/")
    if told.startswith("/") or ".." in told.split("/") or ":" in told:
        raise RuleBroken(f"压缩包“{package}”里有指到包外面的路径，没有打开；请重新压缩再试。")


def shown(name: str) -> str:
    """文件名，as it is shown and kept."""
    return clean_name(PurePosixPath(name.replace("\\", "/")).name)[-LONGEST_NAME:] or "没有名字的文件"
