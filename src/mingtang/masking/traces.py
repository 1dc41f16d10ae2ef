"""痕迹：whether bytes hold what is sought, in any encoding and packed or not; asked of what is not read as text."""

import re

from mingtang.contents import portable
from mingtang.masking.sought import Sought, folded, may_be_code

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_SHORTEST = 6
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
    for word in wanted.words:
        if may_be_code(word) or len(word.encode()) < _SHORTEST:
            continue
        for written in dict.fromkeys((word, _wide(word))):
            for encoding in _ENCODINGS:
                sign = written.encode(encoding).lower()
                if any(sign in form for form in forms):
                    return True
    return False


def _plain(data: bytes) -> bytes:
    if b"\\" not in data:
        return data
    return _ESCAPED.sub(lambda hit: bytes([int(hit[1], 8) & 0xFF]) if hit[1] else hit[2], data)


def _even(digits: bytes) -> str:
    text = "".join(digits.decode().split())
    return text + "0" * (len(text) % 2)


def _wide(word: str) -> str:
    """The word in full-width forms."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


def in_text(text: str, wanted: Sought) -> bool:
    """文字里有没有，by words alone, whatever stands between their characters."""
    plain = folded(text)[0]
    return any(word in plain for word in wanted.words if not may_be_code(word))
