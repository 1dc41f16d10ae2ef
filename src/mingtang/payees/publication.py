"""名单公示：totals by village, the days and the digest of the list; signed by three, and never a name in it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mingtang.law.editorial import THREE_STAGES
from mingtang.law.payees import reasons_against_showing
from mingtang.organs.sight import day_of
from mingtang.payees.queries.lists import KIND, digest_now, newest_of
from mingtang.subsidies.queries import hold, rule_of, subsidy_at


class ShowingPage:
    """名单公示（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "补贴名单公示"
    template = "payees/body.html"
    stages = THREE_STAGES
    officers_hand_in = True
    elsewhere = "公示期内，公开页另有一页名单；名字写全还是遮住，看补贴项目的设置。期满以后只剩各村合计。"

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition, in numbers only."""
        if before is None:
            return [f"首次公示，{after['count']} 户，{after['amount']} 元。"]
        return after["changes"] or ["各村的户数和金额没有变。"]

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the subsidy: no other list comes in meanwhile."""
        hold(body["organ"]["code"], body["slug"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """The days as of the signature, and the very rows that were handed in."""
        subsidy = subsidy_at(body["organ"]["code"], body["slug"])
        newest = newest_of(subsidy) if subsidy else None
        if subsidy is None or newest is None or newest.number != body["list"]:
            return ["送审以后名单换了一版，请退回，由送审人重新送审。"]
        found = (
            [] if digest_now(newest) == body["digest"] else ["名单的行与送审时的摘要不一致，不能公示，请告诉管理员。"]
        )
        if subsidy.full_names != body["full_names"]:
            found.append("送审以后改了公示写不写全名，请退回，由送审人重新送审。")
        since_on, until_on = date.fromisoformat(body["since_on"]), date.fromisoformat(body["until_on"])
        days = rule_of(subsidy.unit).shown_days
        return [*found, *reasons_against_showing(since_on=since_on, until_on=until_on, on=day_of(at), days=days)]
