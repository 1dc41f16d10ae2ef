"""MP3：frame after frame to the end, so that its length is counted and nothing hides behind it."""

from mingtang.contents.kinds import Kind
from mingtang.recordings.looked import BROKEN, NOT_KNOWN, Bytes, Looked, Place, Unfit, whole_seconds

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_BITS = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_TAG, _HEAD, _FEWEST, _SEARCHED = b"ID3", 10, 3, 64 * 1024
_BEHIND = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3", b"3DI", b"\0\0\0\0")
_LEFT_OVER = 4096
"""A last frame that was cut off, or the few bytes that some recorders leave."""


def look_into(data: Bytes) -> Looked:
    """MP3 的种类和长度，and the titles, pictures and remarks before and behind the sound."""
    places, start = _before(data)
    first = _first(data, start)
    samples, rate, end = _counted(data, first)
    rest = len(data) - end
    if rest > _LEFT_OVER and not bytes(data[end : end + 16]).startswith(_BEHIND):
        raise Unfit(BROKEN)
    if first > start:
        places.append(Place(start, first - start))
    if rest:
        places.append(Place(end, rest))
    return Looked(Kind.MP3, whole_seconds(samples, rate), tuple(places))


def _before(data: Bytes) -> tuple[list[Place], int]:
    """The tags that stand before the sound, each to be emptied within its own bounds, and where they end."""
    places, at = [], 0
    while data[at : at + 3] == _TAG and at + _HEAD <= len(data):
        size = 0
        for byte in data[at + 6 : at + 10]:
            size = size << 7 | byte & 0x7F
        if at + _HEAD + size > len(data):
            raise Unfit(BROKEN)
        places.append(Place(at + _HEAD, size))
        at += _HEAD + size
    return places, at


def _first(data: Bytes, start: int) -> int:
    """Where the sound begins: a few frames one behind the other, not merely two bytes that look like one."""
    near = bytes(data[start : start + _SEARCHED])
    at = near.find(b"\xff")
    while at != -1:
        place = start + at
        for _ in range(_FEWEST):
            length = _frame(data, place)[0]
            if not length:
                break
            place += length
        else:
            return start + at
        at = near.find(b"\xff", at + 1) if start else -1
    raise Unfit(NOT_KNOWN)


def _counted(data: Bytes, at: int) -> tuple[int, int, int]:
    """How many samples, at what rate, and where the last whole frame ends."""
    total, rate = 0, _frame(data, at)[2]
    while True:
        length, samples, _ = _frame(data, at)
        if not length or at + length > len(data):
            return total, rate, at
        total, at = total + samples, at + length


def _frame(data: Bytes, at: int) -> tuple[int, int, int]:
    """Length, samples and rate of the frame of layer three that begins there; noughts where none does."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0, 0, 0
    version, bits, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bits in {0, 15} or rate == 3:
        return 0, 0, 0
    first = version == 3
    speed, hertz = _BITS[3 if first else 2][bits] * 1000, _RATES[version][rate]
    return (144 if first else 72) * speed // hertz + (head[2] >> 1 & 1), 1152 if first else 576, hertz
