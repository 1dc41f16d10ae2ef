"""两版规划的差别：what a new edition of a programme's page says that the one before did not. No database."""

from collections.abc import Mapping
from typing import Any

from .programmes import MeasureState

_FACTS = {
    "title": "标题",
    "kind": "种类",
    "period": "规划期",
    "approved_by": "批准机关",
    "approved_on": "批准日期",
    "number": "文号",
    "summary": "主要内容",
    "full_text": "全文",
    "comments_until_on": "收意见的最后一天",
}


def differences(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
    """差别：one Chinese sentence each, facts first, then measures, then supporting documents."""
    if before is None:
        return [f"首次公开，共 {len(after['measures'])} 条措施。"]
    told = [f"{label}有改动。" for name, label in _FACTS.items() if before.get(name) != after.get(name)]
    old = {row["id"]: row for row in before["measures"]}
    for row in after["measures"]:
        told += _changed(old.pop(row["id"], None), row)
    told += [f"措施“{row['heading']}”不再列入。" for row in old.values()]
    told += [f"新增配套文件“{row['title']}”。" for row in after["papers"] if row not in before["papers"]]
    told += [f"减少配套文件“{row['title']}”。" for row in before["papers"] if row not in after["papers"]]
    return told or ["与已公开的一版相比，只有截至日期不同。"]


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
