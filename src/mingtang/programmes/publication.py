"""规划公开页：a programme with its measures, the commitments that carry them out, and its supporting documents."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mingtang.law.openness import Openness, reasons_against_publishing
from mingtang.law.programme_difference import differences
from mingtang.organs.sight import day_of
from mingtang.programmes.queries.publication import build, hold_programme, programme_at

KIND = "programme"
SIGNED_WITHIN_DAYS = 30
"""送审以后多少天内签发，as for the page of a plan."""


class ProgrammePage:
    """规划公开页（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "规划"
    template = "programmes/body.html"

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition."""
        return differences(before, after)

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the programme: its openness and its measures stay what they are."""
        hold_programme(body["organ"]["code"], body["slug"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """What has come in the way since the page was handed in: openness, what was taken out, age."""
        programme = programme_at(body["organ"]["code"], body["slug"])
        as_of = date.fromisoformat(body["as_of_on"])
        reasons = list(reasons_against_publishing(Openness(programme.openness)))
        now = build(programme, on=as_of)
        standing = {row["id"] for row in now["measures"]}
        gone = [row["heading"] for row in body["measures"] if row["id"] not in standing]
        gone += [row["title"] for row in body["papers"] if row not in now["papers"]]
        if gone:
            reasons.append(f"送审以后，“{'”“'.join(gone)}”已移出规划，请退回，由专员重新送审。")
        if (day_of(at) - as_of).days > SIGNED_WITHIN_DAYS:
            reasons.append(f"这一稿截至 {as_of}，已超过 {SIGNED_WITHIN_DAYS} 天，请退回，由专员重新送审。")
        return reasons
