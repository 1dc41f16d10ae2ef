"""WAV：chunks one behind the other; format and sound stay, every other one becomes filling."""

from mingtang.contents.kinds import Kind
from mingtang.recordings.looked import BROKEN, CODEC, Bytes, Looked, Place, Unfit, whole_seconds

_KEPT = {b"fmt ", b"fact"}
_PLAIN = {1, 3, 0xFFFE}
"""Sound as it is, whole numbers or broken ones; packed forms are not played everywhere."""


def look_into(data: Bytes) -> Looked:
    """WAV 的长度，and what becomes filling."""
    at, rate, sound = 12, 0, 0
    places = []
    while at + 8 <= len(data):
        name, size = bytes(data[at : at + 4]), int.from_bytes(data[at + 4 : at + 8], "little")
        end = min(at + 8 + size, len(data))
        if name == b"fmt ":
            if int.from_bytes(data[at + 8 : at + 10], "little") not in _PLAIN:
                raise Unfit(CODEC)
            rate = int.from_bytes(data[at + 16 : at + 20], "little")
        elif name == b"data":
            sound += end - at - 8
        elif name not in _KEPT:
            places.append(Place(at, end - at, b"JUNK" + bytes(data[at + 4 : at + 8])))
        at = end + (end & 1)
    if not rate or not sound:
        raise Unfit(BROKEN)
    return Looked(Kind.WAV, whole_seconds(sound, rate), tuple(places))
