"""已公开文件作为佐证：what the organ has published shows that a commitment moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.editorial import queries as editorial
from mingtang.law.outlets import ON_THE_PORTAL
from mingtang.listings import queries
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
        """Records whose title contains the words: of this site, then those recorded on the county portal."""
        here = editorial.published_between(unit.organ, words, since=since, until=until)
        for row in here.exclude(body__contains=ON_THE_PORTAL):
            yield Released(str(row.pk), f"{row.document.address}v/{row.number}/", row.title, day_of(row.at))
        for listing in queries.elsewhere_between(unit, words, since=since, until=until):
            yield Released(f"elsewhere:{listing.pk}", listing.url, listing.title, listing.public_on)


class ReleasedUnderItem:
    """放进目录事项的文件（端口 evidence.EvidenceSource）：matched by the code of an item of the standard catalogue."""

    key = "catalogue_item"
    label = "目录事项下公开的"
    help = "填标准目录里事项的编号；放进这个事项公开的文件，会自动带入为待认定的佐证。"

    def find(self, unit: Unit, words: str, *, since: date, until: date) -> Iterator[Released]:
        """What the organ and its parts placed under the item; of the county portal from the day recorded there."""
        for row in queries.under_item_between(unit, words.strip(), since=since, until=until):
            yield Released(str(row.pk), row.url, row.title, row.public_on)
