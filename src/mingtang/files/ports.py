"""附件的端口：the rooms that use files say who may see them, and where they are used."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from django.db import models

from mingtang.files.models import Attachment
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer


class Holder(Protocol):
    """持有附件的房间：knows for what its records use a file, and therefore who may see it."""

    def may_see(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> bool:
        """Whether the viewer sees, at this instant, a record of the room that carries the file."""
        ...


class Offer(Protocol):
    """可以对附件做的：what a room does with a file, begun at an address of its own."""

    def offers(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterable[tuple[str, str]]:
        """What it is called on the button, and its address on the desk."""
        ...


class Uses(Protocol):
    """附件的用处：names the records of a room that carry a file. Only those in the viewer's sight."""

    def uses(self, viewer: Viewer, attachment: Attachment, *, at: datetime) -> Iterable[tuple[str, str]]:
        """What each record is called, and its address on the desk."""
        ...


class OfficePhones(Protocol):
    """公开的电话：a room that keeps the telephones of an organ's offices, which are there to be called."""

    def digits(self, organ: Unit) -> Iterable[str]:
        """Their digits, with the area code where it was written."""
        ...


class Cleared(NamedTuple):
    """放行的：what two people let pass: the values in a text, in readable form, and the marks of places in files."""

    values: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


class Overrides(Protocol):
    """放行：a room that knows what was let pass of what must not go public, for a reason and by two people."""

    def cleared(self, of: models.Model, *, at: datetime) -> Cleared:
        """In the text of this record and in the files that go with it, as they stand."""
        ...
