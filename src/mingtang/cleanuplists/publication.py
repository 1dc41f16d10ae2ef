"""清理结果：the kind of publication of the three lists."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mingtang.cleanuplists.queries.lists import build, cleanup_at, hold_cleanup, reasons_against_listing
from mingtang.law.cleanups import CleanupState

KIND = "cleanup"


class CleanupLists:
    """清理结果（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "文件清理结果"
    template = "cleanuplists/body.html"
    released_by_hand = True
    gates = ("findings",)

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """How many stand on each list; against an edition before, which list is another."""
        told = [f"{one['heading']} {len(one['rows'])} 份。" for one in after["lists"]]
        if before is None:
            return told
        rows = {one["fate"]: one["rows"] for one in before["lists"]}
        other = [f"{one['heading']}的目录有变动。" for one in after["lists"] if rows.get(one["fate"]) != one["rows"]]
        return other or ["与已公开的一版相比，目录没有变动。"]

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the campaign."""
        hold_cleanup(body["organ"]["code"], body["number"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """The lists must be those that the leader signed, and true of every document on the day of release."""
        cleanup = cleanup_at(body["organ"]["code"], body["number"])
        if cleanup.stands is not CleanupState.SIGNED:
            return ["清理还没有签批，不能公布。"]
        frozen = [(row["title"], row["number"], one["fate"]) for one in body["lists"] for row in one["rows"]]
        signed = [(row["title"], row["number"], one["fate"]) for one in build(cleanup)["lists"] for row in one["rows"]]
        found = [] if frozen == signed else ["送审的目录和领导签批的不一样，请退回，由专员重新送审。"]
        return found + reasons_against_listing(cleanup, at=at)
