"""跟着发布和撤下（端口 editorial.Follower）：the day of the next look."""

from datetime import datetime

from mingtang.editorial.models import Document, Published
from mingtang.organs.models import Person
from mingtang.revisits.actions import follow, let_go


class RevisitDays:
    """复查日期：comes with an edition, and goes with it."""

    def released(self, published: Published, *, by: Person | None, at: datetime) -> None:
        """The day of this edition."""
        follow(published, at=at)

    def withdrawn(self, document: Document, *, at: datetime) -> None:
        """Nothing stands that could be looked at."""
        let_go(document, at=at)
