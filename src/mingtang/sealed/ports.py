"""封存件的端口：the room whose record refers to a sealed thing says who may open it."""

from datetime import datetime
from typing import Protocol

from mingtang.organs.sight import Viewer
from mingtang.sealed.models import Sealed


class Holder(Protocol):
    """持有封存件的房间：knows to which of its records a sealed thing belongs, and therefore who may open it."""

    def may_open(self, sealed: Sealed, viewer: Viewer, at: datetime) -> bool:
        """Whether the viewer may look at it at this instant. Of what belongs to another room: no."""
        ...
