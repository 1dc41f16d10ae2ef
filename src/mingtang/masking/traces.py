"""痕迹：whether bytes hold what is sought, in any encoding and packed or not; asked of what is not read as text."""

import re

from mingtang.contents import portable
from mingtang.masking.sought import Sought, folded, may_be_code

_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
#: Pictures and fonts: no text is written in their streams.
_POINTS = re.compile(rb"/Subtype\s*/Image|/Length1|/FontFile|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)")


def holds(pdf: bytes, wanted: Sought, keys: re.Pattern[bytes] | None = None) -> bool:
    """PDF 里有没有：in its strings, in its streams unpacked, or under a name that matches ``keys``."""
    for told, held in portable.objects_of(pdf):
        stream = portable.inflated(held) if held else b""
        if keys and (keys.search(told) or (not _POINTS.search(told) and keys.search(stream))):
            return True
        if in_bytes(told, wanted) or in_bytes(stream, wanted):
            return True
    return any(wanted.is_in(text) for text in portable.told_in(pdf))


def in_bytes(data: bytes, wanted: Sought) -> bool:
    """字节里有没有：each word in every encoding, as it is, written in hexadecimal, with escapes undone."""
    forms = {data.lower(), _plain(data).lower()}
    joined = b"\n".join(bytes.fromhex(_even(found[1])) for found in _HEX.finditer(data))
    if joined:
        forms.add(joined.lower())
    return any(wanted.signs.is_in(form) for form in forms)


def _plain(data: bytes) -> bytes:
    if b"\\" not in data:
        return data
    return _ESCAPED.sub(lambda hit: bytes([int(hit[1], 8) & 0xFF]) if hit[1] else hit[2], data)


def _even(digits: bytes) -> str:
    text = "".join(digits.decode().split())
    return text + "0" * (len(text) % 2)


def in_text(text: str, wanted: Sought) -> bool:
    """文字里有没有，by words alone, whatever stands between their characters."""
    plain = folded(text)[0]
    return any(word in plain for word in wanted.words if not may_be_code(word))
