"""附件的端口：the rooms that use files say who may see them."""

from datetime import datetime
from typing import Protocol

from mingtang.files.models import Attachment
from mingtang.organs.sight import Viewer


class Holder(Protocol):
    """持有附件的房间：knows for what its records use a file, and therefore who may see it."""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether the viewer sees, at this instant, a record of the room that carries the file."""
        ...
