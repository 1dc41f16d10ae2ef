"""一段：which bytes of a file a browser asks for, so that a recording can be moved along and a broken download resumed.

RFC 9110, section 14: one span of bytes. Several spans at once, other units and what cannot be read are answered with
the whole file, as the RFC allows.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_ONE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})", re.IGNORECASE | re.ASCII)
_PIECE = 64 * 1024


class Span(NamedTuple):
    """从哪一个字节到哪一个字节，both of them included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """多少字节。"""
        return self.last - self.first + 1


class OutOfReach(Exception):
    """文件没有这一段。"""


def asked(header: str, *, size: int) -> Span | None:
    """要哪一段；``None`` is the whole file.

    Errors: ``OutOfReach`` for a span that begins behind the end, or the last nought bytes.
    """
    found = _ONE.fullmatch(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        last = int(found[2])
        if last == 0:
            raise OutOfReach
        return Span(max(0, size - last), size - 1)
    first = int(found[1])
    if found[2] and int(found[2]) < first:
        return None
    if first >= size:
        raise OutOfReach
    return Span(first, min(int(found[2]) if found[2] else size - 1, size - 1))


def bytes_of(path: Path, span: Span) -> Iterator[bytes]:
    """这一段的字节，piece by piece."""
    with path.open("rb") as file:
        file.seek(span.first)
        left = span.length
        while left > 0 and (data := file.read(min(left, _PIECE))):
            left -= len(data)
            yield data
