"""定样：the same file, byte for byte, from the same table; the clock of the machine that writes it leaves no trace."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

_FIRST = (1980, 1, 1, 0, 0, 0)


def sealed(data: bytes, rewritten: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """An Office file packed anew: the parts in order, each with the same time, some of them rewritten."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        # [Content_Types].xml 要在最前面，有的程序只认这样的。
        for name in sorted(names, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            part = old.read(name)
            new.writestr(entry, rewritten[name](part) if name in rewritten else part)
    return kept.getvalue()


def without_zone(at: datetime) -> datetime:
    """An instant as the properties of an Office file want it."""
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
