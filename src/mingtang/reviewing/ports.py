"""审签的端口：what rooms above tell the signers about a text that does not stand in it and takes effect with it."""

from collections.abc import Sequence
from typing import Protocol

from mingtang import ports
from mingtang.editorial.models import Revision


class BesideRevision(Protocol):
    """一稿旁边的房间。"""

    def rows(self, revision: Revision) -> Sequence[tuple[str, str]]:
        """Label and words, for whoever signs the text."""
        ...


def rows_beside(revision: Revision) -> list[tuple[str, str]]:
    """各房间说的。"""
    return [row for room in ports.answering("reviewing.BesideRevision") for row in room.rows(revision)]
