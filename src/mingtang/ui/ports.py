"""界面的端口：rooms that not every reader has a use for say for whom they are open."""

from datetime import datetime
from typing import Any, Protocol


class Entry(Protocol):
    """栏目：an entry of the desk's navigation that is shown only to those who have a use for it."""

    url: str
    """The name of the address, as the navigation of the settings has it."""

    def is_open(self, reader: Any, *, at: datetime) -> bool:
        """Whether the person who reads has anything there."""
        ...
