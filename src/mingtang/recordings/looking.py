"""看一个录音录像：by its own bytes, whatever it is called; and clearing of it what is neither sound nor picture."""

import mmap
from collections.abc import Callable
from pathlib import Path

from mingtang.recordings import boxes, chunks, elements, frames
from mingtang.recordings.looked import BROKEN, NOT_KNOWN, Bytes, Looked, Unfit

_READ, _PIECE = 64 * 1024, 1024 * 1024
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def look_into(path: Path) -> Looked:
    """认种类，量长度。

    Errors: ``Unfit`` with the sentence to show.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        read = _reader(data)
        try:
            return read(data)
        except IndexError as cut:
            raise Unfit(BROKEN) from cut


def _reader(data: Bytes) -> Callable[[Bytes], Looked]:
    head = bytes(data[:12])
    if head[4:8] == b"ftyp":
        return boxes.look_into
    if head.startswith(b"\x1aE\xdf\xa3"):
        return elements.look_into
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return chunks.look_into
    if head.startswith((b"ID3", b"\xff")):
        return frames.look_into
    raise Unfit(NOT_KNOWN)


def written(path: Path, looked: Looked) -> list[str]:
    """旁边写着的：titles and remarks of what is going to be cleared, read in every encoding that they may be in."""
    texts = []
    with path.open("rb") as file:
        for place in looked.places:
            file.seek(place.start)
            data = file.read(min(place.length, _READ))
            texts += [data.decode(encoding, "ignore") for encoding in _ENCODINGS]
    return texts


def clear(path: Path, looked: Looked) -> None:
    """清除旁边写着的：place, time, device and names; of the same length, so that the sound stays where it is."""
    with path.open("r+b") as file:
        for place in looked.places:
            file.seek(place.start)
            file.write(place.head[: place.length])
            left = place.length - len(place.head)
            while left > 0:
                file.write(bytes(min(left, _PIECE)))
                left -= _PIECE
