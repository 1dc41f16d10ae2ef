"""公开文件：the kind of publication of what is written in the editor."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from mingtang.documents.changes import changes
from mingtang.law.metadata import facts_of, reasons_against_facts
from mingtang.organs.sight import day_of

KIND = "document"


class OrdinaryDocument:
    """公开文件（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "公开文件"
    template = "documents/document.html"
    officers_hand_in = True
    released_by_hand = True
    gates = ("findings", "line", "source", "interpretation")

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the edition before."""
        return changes(before, after)

    def hold(self, body: Mapping[str, Any]) -> None:
        """Nothing to lock: everything that goes public stands in the frozen text itself."""

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """The facts once more, on the day on which it goes public."""
        return reasons_against_facts(facts_of(body["metadata"]), on=day_of(at))

    def facts(self, body: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What the public page does not say of itself: where it stands."""
        return [("位置", row["name"]) for row in body["places"]]

    def difference_url(self, revision: Any) -> str:
        """Where its words are held against those of the revision before."""
        return reverse("drafting:difference", args=[revision.pk])
