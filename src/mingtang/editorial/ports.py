"""编审的端口：each kind of publication belongs to a room that knows how to show it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from mingtang import ports


class PublicationKind(Protocol):
    """公开件种类：what a room publishes through the editorial room."""

    key: str
    label: str
    template: str
    """A template that shows ``body`` to the public; the review screen shows the very same."""

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Sequence[str]:
        """What is new against the live edition, one Chinese sentence each."""

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the record that the text is of until the release is written, so that nothing it rests on changes."""

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> Sequence[str]:
        """Asked again at the moment of release: why what was handed in may no longer go public."""


def kinds() -> dict[str, PublicationKind]:
    """The kinds that the settings name, by key."""
    return {kind.key: kind for kind in ports.answering("editorial.PublicationKind")}
