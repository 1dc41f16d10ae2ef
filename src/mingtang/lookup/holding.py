"""检索到的是有效的一版：the words of the version that holds are found, and another from the day on which it does."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.editorial.models import Document
from mingtang.listings.actions import refind
from mingtang.listings.ports import Found
from mingtang.listings.queries import found_since
from mingtang.lookup.queries import document_of, found_on, with_versions
from mingtang.registers.publication import KIND


class HoldingVersion:
    """有效的一版（端口 listings.Holding）。"""

    def found(self, document: Document, *, on: date) -> Found | None:
        """Of a register alone, as it is read on the day."""
        return found_on(document, on=on) if document.kind == KIND else None


class VersionsOfToday:
    """到生效日期的清单（端口 supervision.DueTask）。"""

    key = "lookup.versions"
    name = "到生效日期的清单"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """Registers of which search still finds another version."""
        return [document.pk for document in with_versions() if _is_behind(document, on=on)]

    def do(self, row: int | str, /, *, at: datetime) -> str | None:
        """Search tells the version that holds from now on."""
        document = document_of(row)
        return "检索改为有效的一版清单。" if document is not None and refind(document, at=at) else None


def _is_behind(document: Document, *, on: date) -> bool:
    held = found_on(document, on=on)
    return held is not None and found_since(document) not in (None, held.since_on)
