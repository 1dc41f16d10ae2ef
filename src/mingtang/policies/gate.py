"""源头认定的关口（端口 editorial.Gate、editorial.Follower）：what may go public was decided so when it was drafted."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.editorial.models import Document, Published, Revision
from mingtang.organs.models import Person
from mingtang.policies.actions.following import publish
from mingtang.policies.queries.source import reasons_against


class Source:
    """公文源头认定。"""

    key = "source"
    label = "公文源头认定"

    def reasons(self, revision: Revision, *, at: datetime) -> Sequence[str]:
        """Why its source does not let it go public; at the release the sheet is locked, so that it cannot change."""
        document, content = revision.edition.document, revision.content
        is_held = transaction.get_connection().in_atomic_block
        told = content.get("metadata") or {}
        return reasons_against(document.unit.organ, document.subject, revision.title, told, hold=is_held)


class Publication:
    """公布（端口 editorial.Follower）：the sheet follows its document."""

    def released(self, published: Published, *, by: Person | None, at: datetime) -> None:
        """Published: its last day, number and ties take effect."""
        publish(published, at=at)

    def withdrawn(self, document: Document, *, at: datetime) -> None:
        """Its decision stands as it was."""
