"""MP4、M4A：boxes within boxes; sound and picture stay, what was written beside them becomes empty space."""

from collections.abc import Iterator
from typing import NamedTuple

from mingtang.contents.kinds import Kind
from mingtang.recordings.looked import (
    BESIDE,
    BROKEN,
    CODEC,
    MOV,
    SILENT,
    Bytes,
    Looked,
    Place,
    Unfit,
    whole_seconds,
)

_KEPT = {
    b"": {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp", b"ssix", b"wide"},
    b"moov": {b"mvhd", b"trak", b"mvex", b"iods"},
    b"trak": {b"tkhd", b"mdia", b"edts", b"tref"},
    b"mdia": {b"mdhd", b"hdlr", b"minf", b"elng"},
}
"""What playing needs, by the box it stands in; everything else, the place of recording among it, is emptied."""
_WITHIN = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex"}
_TIMES = {b"mvhd", b"tkhd", b"mdhd"}
_CODECS = {b"vide": {b"avc1", b"avc3", b"av01", b"vp08", b"vp09"}, b"soun": {b"mp4a", b"Opus", b".mp3", b"fLaC"}}
_MOST = 200_000
_NOT_SAID = {0, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF}


class Box(NamedTuple):
    """一个盒子：its name, that of the one it stands in, and where it begins, says something and ends."""

    name: bytes
    parent: bytes
    start: int
    body: int
    end: int


def look_into(data: Bytes) -> Looked:
    """MP4 的种类和长度，and what is emptied of it."""
    if bytes(data[8:12]) == b"qt  ":
        raise Unfit(MOV)
    found = list(_walked(data, 0, len(data), b""))
    if not any(box.name == b"moov" for box in found):
        raise Unfit(BROKEN)
    handlers = _handlers(data, found)
    if not handlers:
        raise Unfit(SILENT)
    kind = Kind.MP4 if b"vide" in handlers else Kind.M4A
    return Looked(kind, _seconds(data, found), tuple(_places(data, found)))


def _walked(data: Bytes, start: int, end: int, parent: bytes, depth: int = 0) -> Iterator[Box]:
    at, count = start, 0
    while at + 8 <= end:
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        box_end = end if size == 0 else at + size
        count += 1
        if (size not in {0} and size < head) or box_end > end or count > _MOST:
            raise Unfit(BROKEN)
        box = Box(bytes(data[at + 4 : at + 8]), parent, at, at + head, box_end)
        yield box
        if box.name in _WITHIN and depth < len(_WITHIN):
            yield from _walked(data, box.body, box.end, box.name, depth + 1)
        at = box_end


def _handlers(data: Bytes, found: list[Box]) -> list[bytes]:
    """What each track holds; a track that is neither sound nor picture, or that few can play, is refused."""
    handlers = [bytes(data[box.body + 8 : box.body + 12]) for box in found if box[:2] == (b"hdlr", b"mdia")]
    codecs = [bytes(data[box.body + 12 : box.body + 16]) for box in found if box.name == b"stsd"]
    if any(handler not in _CODECS for handler in handlers):
        raise Unfit(BESIDE)
    if len(codecs) != len(handlers):
        raise Unfit(BROKEN)
    if any(codec not in _CODECS[handler] for handler, codec in zip(handlers, codecs, strict=True)):
        raise Unfit(CODEC)
    return handlers


def _seconds(data: Bytes, found: list[Box]) -> int | None:
    for box in found:
        if box.name == b"mvhd":
            wide = 8 if data[box.body] == 1 else 4
            at = box.body + 4 + 2 * wide
            rate, count = int.from_bytes(data[at : at + 4], "big"), int.from_bytes(data[at + 4 : at + 4 + wide], "big")
            return None if count in _NOT_SAID else whole_seconds(count, rate)
    return None


def _places(data: Bytes, found: list[Box]) -> Iterator[Place]:
    for box in found:
        if box.name in _TIMES:
            yield Place(box.body + 4, min(16 if data[box.body] == 1 else 8, box.end - box.body - 4))
        elif box.parent in _KEPT and box.name not in _KEPT[box.parent]:
            yield Place(box.start + 4, box.end - box.start - 4, b"free" + bytes(data[box.start + 8 : box.body]))
