"""WebM：elements within elements; titles, tags and what is attached become void."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from mingtang.contents.kinds import Kind
from mingtang.recordings.looked import (
    BESIDE,
    BROKEN,
    CODEC,
    NOT_KNOWN,
    SILENT,
    Bytes,
    Looked,
    Place,
    Unfit,
    whole_seconds,
)

EBML, SEGMENT, CLUSTER, INFO, TRACKS, TRACK = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B, 0xAE
DOC_TYPE, SCALE, DURATION, KIND, CODEC_ID = 0x4282, 0x2AD7B1, 0x4489, 0x83, 0x86
_CLEARED = {0x1254C367, 0x1941A469, 0x1043A770, 0x7BA9, 0x4461, 0x536E}
"""Tags, what is attached, chapters, title, date, and the names of tracks."""
_READ = {DOC_TYPE, SCALE, DURATION, KIND, CODEC_ID, *_CLEARED}
_WITHIN = {SEGMENT, INFO, TRACKS, TRACK, EBML}
_FILM, _SOUND = 1, 2
_CODECS = {_FILM: {b"V_VP8", b"V_VP9", b"V_AV1"}, _SOUND: {b"A_OPUS", b"A_VORBIS"}}
_MOST = 4_000_000
_USUAL_SCALE = 1_000_000


class Element(NamedTuple):
    """一个元素：what it is, and where it begins, says something and ends."""

    id: int
    start: int
    body: int
    end: int


def look_into(data: Bytes) -> Looked:
    """WebM 的种类和长度，and what is made void of it."""
    found = [one for one in _walked(data, 0, len(data)) if one.id in _READ]
    told = {one.id: bytes(data[one.body : one.end]) for one in found if one.id in {DOC_TYPE, SCALE, DURATION}}
    if told.get(DOC_TYPE, b"").rstrip(b"\0") != b"webm":
        raise Unfit(NOT_KNOWN)
    kinds = _tracks(data, found)
    scale = int.from_bytes(told[SCALE], "big") if SCALE in told else _USUAL_SCALE
    seconds = whole_seconds(_number(told.get(DURATION, b"")) * scale, 1e9)
    places = tuple(_void(one) for one in found if one.id in _CLEARED)
    return Looked(Kind.WEBM if _FILM in kinds else Kind.WEBA, seconds, places)


def _walked(data: Bytes, start: int, end: int) -> Iterator[Element]:
    """Every element but those within clusters; one that does not say how long it is, is walked through."""
    at, count = start, 0
    while at < end:
        wide = _width(data, at, most=4)
        size_wide = _width(data, at + wide, most=8)
        body = at + wide + size_wide
        size = int.from_bytes(data[at + wide : body], "big") & (1 << 7 * size_wide) - 1
        open_end = size == (1 << 7 * size_wide) - 1
        one = Element(int.from_bytes(data[at : at + wide], "big"), at, body, end if open_end else body + size)
        count += 1
        if one.end > end or count > _MOST or (open_end and one.id not in {SEGMENT, CLUSTER}):
            raise Unfit(BROKEN)
        yield one
        if one.id in _WITHIN and not open_end:
            yield from _walked(data, one.body, one.end)
        at = one.body if open_end else one.end


def _width(data: Bytes, at: int, *, most: int) -> int:
    """How many bytes a number takes, which its first bits say."""
    first = data[at : at + 1]
    wide = 9 - first[0].bit_length() if first else 9
    if wide > most or at + wide > len(data):
        raise Unfit(BROKEN)
    return wide


def _tracks(data: Bytes, found: list[Element]) -> set[int]:
    """What the tracks hold; one that is neither sound nor picture, or that few can play, is refused."""
    kinds = [int.from_bytes(data[one.body : one.end], "big") for one in found if one.id == KIND]
    codecs = [bytes(data[one.body : one.end]).rstrip(b"\0") for one in found if one.id == CODEC_ID]
    if not kinds:
        raise Unfit(SILENT)
    if any(kind not in _CODECS for kind in kinds):
        raise Unfit(BESIDE)
    if len(kinds) != len(codecs):
        raise Unfit(BROKEN)
    if any(codec not in _CODECS[kind] for kind, codec in zip(kinds, codecs, strict=True)):
        raise Unfit(CODEC)
    return set(kinds)


def _number(told: bytes) -> float:
    if len(told) not in {4, 8}:
        return 0.0
    number: float = struct.unpack(">f" if len(told) == 4 else ">d", told)[0]
    return number if 0 < number < 1e15 else 0.0


def _void(one: Element) -> Place:
    """The same bytes as an element that means nothing."""
    total = one.end - one.start
    size = bytes([0x80 | total - 2]) if total <= 127 else (1 << 56 | total - 9).to_bytes(8, "big")
    return Place(one.start, total, b"\xec" + size)
