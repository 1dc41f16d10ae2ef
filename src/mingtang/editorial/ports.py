"""编审的端口：each kind of publication belongs to a room that knows how to show it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from mingtang import ports
from mingtang.law.editorial import STAGES, Stage, reasons_against_stages


class PublicationKind(Protocol):
    """公开件种类：what a room publishes through the editorial room.

    A kind may say more, and need not: ``stages``, when one other person's confirmation releases it;
    ``officers_hand_in``, when not only the clerk hands it in; ``elsewhere``, a sentence for the preview on what the
    public page adds; ``reasons_against_reviewer``, why a certain person may not sign this very text.
    """

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


def stages_of(kind: str) -> tuple[Stage, ...]:
    """环节：what a kind passes before the public sees it; review and a leader's signature, unless it says otherwise."""
    return getattr(kinds().get(kind), "stages", STAGES)


def officers_hand_in(kind: str) -> bool:
    """是否也由承办人送审；who among them, the room says whose kind it is."""
    return getattr(kinds().get(kind), "officers_hand_in", False)


def reasons_against_reviewer(kind: PublicationKind, body: Mapping[str, Any], *, by: Any) -> list[str]:
    """此人不能审签这一稿的理由，as the room knows them that the text is of."""
    asked = getattr(kind, "reasons_against_reviewer", None)
    return list(asked(body, by=by)) if asked else []


def misdeclared() -> list[str]:
    """One sentence for each kind of the settings whose stages are not those that the database is told."""
    return [reason for key in kinds() for reason in reasons_against_stages(key, stages_of(key))]


def kinds() -> dict[str, PublicationKind]:
    """The kinds that the settings name, by key."""
    return {kind.key: kind for kind in ports.answering("editorial.PublicationKind")}
