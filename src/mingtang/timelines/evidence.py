"""重点工作进展作为佐证：what the public timeline tells shows that a commitment moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.dossiers.queries.public import KIND
from mingtang.editorial import queries
from mingtang.organs.models import Unit

SHOWN = 60


@dataclass(frozen=True)
class Shown:
    """一条已公开的进展。"""

    id: str
    address: str
    title: str
    on: date


class KeyWorkProgress:
    """重点工作进展（端口 evidence.EvidenceSource）：matched by words of the title or of the entry."""

    key = "key_work_progress"
    label = "重点工作进展"
    help = "已公开的重点工作，名称或者进展里含有这些字的，每条进展带入为一份待认定的佐证。"

    def find(self, unit: Unit, words: str, *, since: date, until: date) -> Iterator[Shown]:
        """Public progress of the organ's key works that contains the words, of these days."""
        for published in queries.current_of_unit(unit.organ, KIND).filter(body__contains=words):
            body = published.content
            for row in reversed(body["updates"]):
                on = date.fromisoformat(row["on"])
                if since <= on <= until and (words in body["title"] or words in row["text"]):
                    title = f"{body['title']}：{row['text']}"
                    shown = title if len(title) <= SHOWN else f"{title[: SHOWN - 1]}…"
                    yield Shown(f"{row['n']}", f"{body['address']}#u-{row['n']}", shown, on)
