"""执法公示的公开：one decision with its particulars and the last day on which it is shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mingtang.enforcement.queries.notices import free_texts_of, hold_notice
from mingtang.law.enforcement import changes
from mingtang.organs.sight import day_of

KIND = "enforcement_notice"


class PublicNotice:
    """执法公示（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "执法公示"
    template = "enforcement/body.html"
    officers_hand_in = True
    released_by_hand = True
    gates = ("findings",)
    free_texts = staticmethod(free_texts_of)

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition."""
        return changes(before, after)

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the notice: what becomes of its decision is entered before or after, not meanwhile."""
        hold_notice(body["id"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """A decision that was changed or revoked since is not made public, nor one past its last day."""
        notice = hold_notice(body["id"])
        found = [f"这个决定已经{notice.get_ended_how_display()}，不再公示，请退回。"] if notice.ended_how else []
        if body["metadata"]["shown_until_on"] < day_of(at).isoformat():
            found.append(f"公示截止期{body['until']}已经过了，请退回，改好再送审。")
        return found

    def facts(self, body: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What the public page does not say in its own columns."""
        return [("公示到", body["until"])]
