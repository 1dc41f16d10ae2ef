"""已公开文件作为佐证：what the organ has published shows that a commitment moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.editorial import queries
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of


@dataclass(frozen=True)
class Released:
    """一件已公开的文件。"""

    id: str
    address: str
    title: str
    on: date


class ReleasedDocuments:
    """已公开文件（端口 evidence.EvidenceSource）：matched by words of the title."""

    key = "released_document"
    label = "已公开文件"
    help = "标题里含有这些字的已公开文件，会自动带入为待认定的佐证。"

    def find(self, unit: Unit, words: str, *, since: date, until: date) -> Iterator[Released]:
        """Published records of the organ whose title contains the words."""
        for row in queries.published_between(unit.organ, words, since=since, until=until):
            yield Released(str(row.pk), f"{row.document.address}v/{row.number}/", row.title, day_of(row.at))
