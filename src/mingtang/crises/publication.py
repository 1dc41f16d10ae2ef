"""专题公开页：what the organ says of a crisis, frozen and signed; what is tied stands beneath it as it is released."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mingtang.crises.queries.public import KIND
from mingtang.crises.queries.publication import build, hold_crisis
from mingtang.law.crises import changed


class CrisisPage:
    """专题公开页（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "突发事件专题"
    template = "crises/body.html"
    gates = ("findings", "line")
    released_by_hand = True
    elsewhere = "专题页下面列出已经公开、关联到这个专题的文件，随发布、撤回自动更新。"

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition."""
        if before is None:
            return ["首次公开。"]
        told = changed(before, after)
        return [f"改了：{told}。"] if told else ["与已公开的一版一样。"]

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the crisis: nothing is tied to it and no day of it changes meanwhile."""
        hold_crisis(body["organ"]["code"], body["slug"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """Whether the page still says what stands: days, place and level of an emergency change by the hour."""
        now = build(hold_crisis(body["organ"]["code"], body["slug"]))
        told = changed(body, now)
        return [f"送审以后，专题的{told}改了，请退回，由专员重新送审。"] if told else []
