"""发布的端口：rooms that know what must go public with what are asked about all members of a release at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mingtang import ports
from mingtang.editorial.models import Revision


class Together(Protocol):
    """同时公开的要求：asked when the page of a release is shown, and once more at its moment, the members locked."""

    def reasons(self, revisions: Sequence[Revision], *, at: datetime) -> Sequence[str]:
        """Why these may not go public as they stand together, in full sentences that name the member."""
        ...


def reasons_together(revisions: Sequence[Revision], *, at: datetime) -> list[str]:
    """Every reason of every room."""
    return [reason for room in ports.answering("releases.Together") for reason in room.reasons(revisions, at=at)]
