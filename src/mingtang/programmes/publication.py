"""规划公开页：a programme with its measures, the commitments that carry them out, and its supporting documents."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mingtang.law.openness import Openness, reasons_against_publishing
from mingtang.law.programmes import MeasureState
from mingtang.organs.sight import day_of
from mingtang.programmes.queries.publication import build, hold_programme, programme_at

KIND = "programme"
SIGNED_WITHIN_DAYS = 30
"""送审以后多少天内签发，as for the page of a plan."""
_FACTS = {
    "title": "标题",
    "kind": "种类",
    "period": "规划期",
    "approved_by": "批准机关",
    "approved_on": "批准日期",
    "number": "文号",
    "summary": "主要内容",
    "full_text": "全文",
}


class ProgrammePage:
    """规划公开页（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "规划"
    template = "programmes/body.html"

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live edition."""
        if before is None:
            return [f"首次公开，共 {len(after['measures'])} 条措施。"]
        told = [f"{label}有改动。" for name, label in _FACTS.items() if before[name] != after[name]]
        old = {row["id"]: row for row in before["measures"]}
        for row in after["measures"]:
            told += _changed(old.pop(row["id"], None), row)
        told += [f"措施“{row['heading']}”不再列入。" for row in old.values()]
        told += [f"新增配套文件“{row['title']}”。" for row in after["papers"] if row not in before["papers"]]
        told += [f"减少配套文件“{row['title']}”。" for row in before["papers"] if row not in after["papers"]]
        return told or ["与已公开的一版相比，只有截至日期不同。"]

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


def _changed(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> list[str]:
    name = f"措施“{new['heading']}”"
    if old is None:
        return [f"{name}新增。"]
    told = []
    if any(old[field] != new[field] for field in ("heading", "text", "aim", "lead", "until_on", "ordinal")):
        told.append(f"{name}内容有改动。")
    if old["state"] != new["state"]:
        before, after = MeasureState(old["state"]).label, MeasureState(new["state"]).label
        told.append(f"{name}由“{before}”变为“{after}”。")
    if old["commitments"] != new["commitments"]:
        told.append(f"{name}的任务或其状态有变化。")
    return told
