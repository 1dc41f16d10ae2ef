"""县门户栏目：shown only where the organ publishes on the county portal, or has something there."""

from datetime import datetime

from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.postings.queries import uses_the_portal


class CountyPortal:
    """县门户（端口 ui.Entry）。"""

    url = "postings:portal"

    def is_open(self, reader: Person, *, at: datetime) -> bool:
        """Whether an organ of the reader has a use for it."""
        return uses_the_portal(reader, on=day_of(at))
