"""边做边发的压缩包：a zip written while it is sent, so that a whole year takes no more memory than a piece of a file.

The same entries give the same bytes: nothing is compressed, and every entry bears its own moment.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

UNIX, PRIVATE = 3, 0o600 << 16


class Entry(NamedTuple):
    """包里的一个文件。"""

    name: str
    at: datetime
    chunks: Iterable[bytes]


class _Sink:
    """Takes what a zip writes and gives it on; it cannot be rewound."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing lies in between."""

    def taken(self) -> list[bytes]:
        """What was written since the last time."""
        written, self.waiting = self.waiting, []
        return written


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    """zip，piece by piece."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as book:  # type: ignore[arg-type]
        for entry in entries:
            with book.open(_info(entry), "w") as place:
                for data in entry.chunks:
                    place.write(data)
                    yield from sink.taken()
            yield from sink.taken()
    yield from sink.taken()


def _info(entry: Entry) -> ZipInfo:
    info = ZipInfo(entry.name, timezone.localtime(entry.at).timetuple()[:6])
    info.create_system, info.external_attr = UNIX, PRIVATE
    return info
