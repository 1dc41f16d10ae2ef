"""补贴公开页：the guide of a subsidy and where its money went, frozen as it was signed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mingtang.law.subsidies import REQUIRED, reasons_against_incomplete
from mingtang.organs.sight import day_of
from mingtang.subsidies.queries import KIND, build, hold, subsidy_at

SIGNED_WITHIN_DAYS = 30
"""送审以后多少天内签发，as for the pages of plans and programmes."""
_WORDS = {
    **REQUIRED,
    "title": "标题",
    "item": "补贴种类",
    "office": "承办单位",
    "since_on": "申请开始",
    "until_on": "申请结束",
}


class SubsidyPage:
    """补贴公开页（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "惠民补贴"
    template = "subsidies/body.html"
    officers_hand_in = True

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition."""
        if before is None:
            return ["首次公开。"]
        told = "、".join(label for name, label in _WORDS.items() if before.get(name) != after.get(name))
        found = [f"改了：{told}。"] if told else []
        if before["funds"] != after["funds"]:
            found.append(f"资金：原来是“{before['funds']['finding']}”，现在是“{after['funds']['finding']}”。")
        return found or ["与已公开的一版相比，只有截至日期不同。"]

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the subsidy: its money stays what it is."""
        hold(body["organ"]["code"], body["slug"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """What has come in the way since it was handed in: money that was struck out, a guide with gaps, age."""
        subsidy = subsidy_at(body["organ"]["code"], body["slug"])
        if subsidy is None:
            return ["这个补贴项目不在了。"]
        as_of = date.fromisoformat(body["as_of_on"])
        told = {name: "有" if name == "basis" and body["basis"] else body.get(name) or "" for name in REQUIRED}
        found = reasons_against_incomplete({name: str(value) if value else "" for name, value in told.items()})
        if build(subsidy, on=as_of)["funds"] != body["funds"]:
            found.append("送审以后资金的登记有变动，请退回，由送审人重新送审。")
        if (day_of(at) - as_of).days > SIGNED_WITHIN_DAYS:
            found.append(f"这一稿截至 {as_of}，已超过 {SIGNED_WITHIN_DAYS} 天，请退回，由送审人重新送审。")
        return found
