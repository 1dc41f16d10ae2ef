"""公开内容的比对：what differs between two bodies of a timeline. No database."""

from collections.abc import Mapping
from typing import Any

_FACTS = (
    ("title", "名称"),
    ("goal", "目标"),
    ("why", "依据"),
    ("theme", "类别"),
    ("state", "状态"),
    ("lead", "牵头单位"),
    ("partners", "参与单位"),
    ("since_on", "开始日期"),
    ("until_on", "截止日期"),
)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What is new against the edition before, one sentence each; the day it is of does not count."""
    told = [f"{label}有改动。" for name, label in _FACTS if before[name] != after[name]]
    told += _milestones(before["milestones"], after["milestones"])
    known = {row["n"] for row in before["updates"]}
    told += [f"新增进展：{row['on']} {row['text']}" for row in after["updates"] if row["n"] not in known]
    kept = {row["n"] for row in after["updates"]}
    told += [f"不再列出：{row['on']} {row['text']}" for row in before["updates"] if row["n"] not in kept]
    return told + [f"更正：{row['note']}" for row in after["corrections"] if row not in before["corrections"]]


def _milestones(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[str]:
    old = {row["n"]: row for row in before}
    told = []
    for row in after:
        was = old.get(row["n"])
        if was is None:
            told.append(f"新增节点：{row['title']}")
        elif was["done_on"] != row["done_on"]:
            told.append(f"节点完成：{row['title']}")
        elif was["due_on"] != row["due_on"]:
            told.append(f"节点改期：{row['title']}，改为 {row['due_on']}")
    return told
