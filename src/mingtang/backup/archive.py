"""备份文件：one zip file. Its comment, the last 64 bytes, is the seal: the SHA-256 of everything before them.

Any tool opens it; a byte that is missing or another is found before anything in it is believed. What is written goes
forward only, so that the digests, of each member and of the whole, are taken on the way.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from mingtang.law.rules import RuleBroken

SEAL = 64
CHUNK = 1024 * 1024
HEAD = b"PK\x03\x04"


class Broken(RuleBroken):
    """备份不能用：the file is no backup, or not the one that was made."""


class _Forward:
    """What zipfile writes through: it cannot seek, and the last bytes, which will be the seal, are not hashed."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.held, self.hashed = file, b"", hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.file.write(data)
        both = self.held + bytes(data)
        self.hashed.update(both[:-SEAL])
        self.held = both[-SEAL:]
        return len(data)

    def flush(self) -> None:
        self.file.flush()


class Member:
    """一个成员，being written: how long it is and its digest."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.size, self.hashed = file, 0, hashlib.sha256()

    def write(self, data: bytes | memoryview) -> None:
        self.file.write(data)
        self.hashed.update(data)
        self.size += len(data)


class Writer:
    """写备份：``members`` tells what has been written; ``seal`` ends it and gives the digest of the whole."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.forward = file, _Forward(file)
        self.zip = zipfile.ZipFile(self.forward, "w", allowZip64=True, compresslevel=1)  # type: ignore[arg-type]
        self.zip.comment = b"0" * SEAL
        self.members: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, *told: object) -> None:
        """After an error zipfile must not write its end into a file that is being given up."""
        if kind is not None:
            self.zip.fp = None

    @contextmanager
    def member(self, name: str, *, packed: bool) -> Iterator[Member]:
        """A new member; ``packed`` when it is worth compressing."""
        self.zip.compression = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        with self.zip.open(name, "w", force_zip64=True) as file:
            member = Member(file)
            yield member
        self.members[name] = {"size": member.size, "sha256": member.hashed.hexdigest()}

    def put(self, name: str, chunks: Iterable[bytes], *, packed: bool) -> str:
        """A whole member; its digest."""
        with self.member(name, packed=packed) as member:
            for chunk in chunks:
                member.write(chunk)
        return str(self.members[name]["sha256"])

    def seal(self) -> str:
        """End the file."""
        self.zip.close()
        digest = self.forward.hashed.hexdigest()
        self.file.seek(-SEAL, 2)
        self.file.write(digest.encode())
        self.file.flush()
        return digest


class Reader:
    """读备份：only after the seal has been found whole."""

    def __init__(self, path: Path, *, digest: str, file: zipfile.ZipFile) -> None:
        self.path, self.digest, self.zip = path, digest, file

    def names(self) -> list[str]:
        """Every member, the manifest too."""
        return self.zip.namelist()

    def text(self, name: str) -> bytes:
        """A small member as a whole. Errors: ``Broken`` when it is not there."""
        if name not in self.zip.NameToInfo:
            raise Broken(f"“{self.path}”不是明堂的备份文件，请核对路径和文件名。")
        return self.zip.read(name)

    def chunks(self, name: str, *, sha256: str) -> Iterator[bytes]:
        """A member piece by piece. Errors: ``Broken`` after the last piece when it is not what was written."""
        hashed = hashlib.sha256()
        with self.zip.open(name) as member:
            for chunk in pieces(member):
                hashed.update(chunk)
                yield chunk
        if hashed.hexdigest() != sha256:
            raise Broken(f"备份里的 {name} 与清单不符，这份备份不能用，请换一份。")


@contextmanager
def opened(path: Path) -> Iterator[Reader]:
    """A backup whose seal holds. Errors: ``Broken``; ``OSError`` when the file cannot be read."""
    digest = _sealed(path)
    try:
        with zipfile.ZipFile(path) as file:
            yield Reader(path, digest=digest, file=file)
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        raise Broken(f"“{path}”不是明堂的备份文件，请核对路径和文件名。") from None


def _sealed(path: Path) -> str:
    """The digest of the whole, if the seal says the same."""
    hashed, held = hashlib.sha256(), b""
    with path.open("rb") as file:
        if file.read(len(HEAD)) != HEAD:
            raise Broken(f"“{path}”不是明堂的备份文件，请核对路径和文件名。")
        file.seek(0)
        for chunk in pieces(file):
            both = held + chunk
            hashed.update(both[:-SEAL])
            held = both[-SEAL:]
    digest = hashed.hexdigest()
    if held != digest.encode():
        raise Broken(f"“{path}”不完整（没有写完或没有传完），或者被改动过，不能用，请换一份备份。")
    return digest


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """What a file holds, piece by piece."""
    while chunk := file.read(CHUNK):
        yield chunk
