"""批量建稿的到期事项：a slice of the files that wait in every round, so that nothing else waits for hundreds."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.accessions.actions.batches import prepare, take_in_one
from mingtang.accessions.closed import is_closed
from mingtang.accessions.queries import waiting

SLICE, TO_CONVERT = 40, 3
"""How many files a round deals with, and how many of them a program has to convert first."""


class FilesToTakeIn:
    """批量建稿（端口 supervision.OutsideTask）：the oldest files that wait, a slice of them."""

    key = "accessions.files"
    name = "批量建稿"
    daily = False

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The files of this round."""
        slow = 0
        for pk, name in waiting(SLICE):
            slow += is_closed(name)
            if slow <= TO_CONVERT or not is_closed(name):
                yield pk

    def reach_out(self, row: int | str, /, *, at: datetime) -> None:
        """Convert it where it has to be."""
        prepare(int(row), at=at)

    def do(self, row: int | str, /, *, at: datetime) -> str | None:
        """Make it into a manuscript, or say why not."""
        done = take_in_one(int(row), at=at)
        return done.stands.label if done is not None else None
