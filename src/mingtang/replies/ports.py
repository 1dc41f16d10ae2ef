"""答复的端口：what rooms above have against the words of a reply, while it is written and when it is signed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mingtang import ports
from mingtang.organs.models import Unit


class ReplyWords(Protocol):
    """看答复文字的房间。"""

    def reasons(self, organ: Unit, text: str, *, at: datetime) -> Sequence[str]:
        """Why an organ may not say this, in full sentences; nothing when it may."""
        ...


def reasons_against_words(organ: Unit, text: str, *, at: datetime) -> list[str]:
    """Every reason of every room."""
    return [it for room in ports.answering("replies.ReplyWords") for it in room.reasons(organ, text, at=at)]
