"""对这一页提意见：the door that a public page shows, and how many comments have been answered. Nothing else of them."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from mingtang.comments.ports import target_at
from mingtang.comments.queries.door import counted


@dataclass(frozen=True)
class Voices:
    """提意见的入口：where it is while it is open, until when it was, and the counts by outcome."""

    noun: str
    url: str
    until_on: date | None
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """已答复的条数。"""
        return sum(count for _, count in self.counts)


def voices_at(address: str, *, on: date) -> Voices | None:
    """The door of what stands at the address; ``None`` where nothing takes comments."""
    target = target_at(address)
    if target is None:
        return None
    url = f"{reverse('comments_public:door')}?{urlencode({'on': address})}" if target.is_open(on=on) else ""
    return Voices(target.noun, url, target.until_on, tuple(counted(target.subject)))
