"""办理申请的端口：what rooms above show on the page of a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from mingtang import ports
from mingtang.applications.models import Application
from mingtang.organs.sight import Viewer


@dataclass(frozen=True)
class Part:
    """案件页的一节：its heading, and the template that shows it with ``context`` under the name ``part``.

    Parts stand between what to do next and the papers, the smaller ``order`` first.
    """

    order: int
    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


class CasePart(Protocol):
    """案件页的房间：has something to show of a case, or nothing."""

    def part(self, application: Application, viewer: Viewer, *, at: datetime) -> Part | None:
        """What the room shows this viewer of the case; ``None`` when there is nothing to show."""
        ...


def parts_of(application: Application, viewer: Viewer, *, at: datetime) -> list[Part]:
    """What the rooms that the settings name show of the case, in order."""
    found = (room.part(application, viewer, at=at) for room in ports.answering("handling.CasePart"))
    return sorted((part for part in found if part is not None), key=lambda part: part.order)
