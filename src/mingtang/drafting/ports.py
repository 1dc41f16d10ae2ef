"""写稿的端口：what rooms above show beside a manuscript, and why it may not be handed in yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from mingtang import ports
from mingtang.drafting.models import Manuscript
from mingtang.organs.sight import Viewer


@dataclass(frozen=True)
class Side:
    """稿件旁边的一节：the template that shows it with ``context`` under the name ``part``, the smaller order first."""

    order: int
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


class ManuscriptSide(Protocol):
    """稿件旁边的房间。"""

    def side(self, manuscript: Manuscript, viewer: Viewer, *, at: datetime) -> Side | None:
        """What the room shows this viewer of it; ``None`` when there is nothing."""
        ...

    def reasons(self, manuscript: Manuscript, *, at: datetime) -> Sequence[str]:
        """Why it may not be handed in, in full sentences; the gates of its kind say the same of what was handed in."""
        ...


def sides(manuscript: Manuscript, viewer: Viewer, *, at: datetime) -> list[Side]:
    """稿件旁边的各节，in order."""
    found = (room.side(manuscript, viewer, at=at) for room in ports.answering("drafting.ManuscriptSide"))
    return sorted((side for side in found if side is not None), key=lambda side: side.order)


def reasons_beside(manuscript: Manuscript, *, at: datetime) -> list[str]:
    """Every reason of every room."""
    return [it for room in ports.answering("drafting.ManuscriptSide") for it in room.reasons(manuscript, at=at)]
