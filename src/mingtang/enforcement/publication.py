"""执法公示的公开：one decision with its particulars and the last day on which it is shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mingtang.enforcement.queries.notices import hold_notice
from mingtang.law.fields import read_fields
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

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition."""
        if before is None:
            return [f"首次公示，公示到{after['until']}。"]
        told = [
            f"{field.title}：“{before['cells'].get(field.key, '')}”改为“{after['cells'].get(field.key, '')}”。"
            for field in read_fields(after["fields"])
            if before["cells"].get(field.key, "") != after["cells"].get(field.key, "")
        ]
        return told or [f"各项没有变化，公示到{after['until']}。"]

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
