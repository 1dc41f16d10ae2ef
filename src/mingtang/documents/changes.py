"""两版之间的差别，in sentences: the facts, the places, the files, and how much of the text."""

from collections.abc import Mapping
from typing import Any

from mingtang.language.richtext import difference
from mingtang.law.metadata import Validity, subject_names, type_name
from mingtang.law.outlets import IN_SHORT

_FACTS = {
    "title": "标题",
    "issuer": "发布机构",
    "number": "发文字号",
    "type": "文件种类",
    "made_on": "成文日期",
    "in_force_on": "施行日期",
    "shown_until_on": "展示到",
    "subjects": "主题分类",
    "validity": "有效性",
    "basis": "依据",
}


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
    """改了什么：one sentence each; nothing is left out."""
    if before is None:
        return [_first(after)]
    found = []
    for key, label in _FACTS.items():
        old, new = shown(key, before["metadata"].get(key)), shown(key, after["metadata"].get(key))
        if old != new:
            found.append(f"{label}由“{old or '空'}”改为“{new or '空'}”。")
    told = difference(before["html"], after["html"])
    if told.count:
        parts = f"新增 {told.added} 段，删去 {told.removed} 段，改动 {told.changed} 段"
        found.append(f"正文改了 {told.count} 处：{parts}。")
    found += _files(before, after, "attachments", "附件") + _files(before, after, "pictures", "图片")
    if before["places"] != after["places"]:
        found.append(f"放的位置由“{_places(before)}”改为“{_places(after)}”。")
    if before["outlet"] != after["outlet"]:
        found.append(f"发布到{IN_SHORT.get(after['outlet'], after['outlet'])}。")
    if before["review_on"] != after["review_on"]:
        found.append(f"复核日期改为“{after['review_on'] or '空'}”。")
    return found


def same_content(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """一模一样：in all but the note of what changed and the name of the organ."""
    aside = {"change", "organ"}
    return {**before, **dict.fromkeys(aside)} == {**after, **dict.fromkeys(aside)}


def shown(key: str, value: Any) -> str:
    """一项要素，in words."""
    if key == "type":
        return type_name(value or "")
    if key == "subjects":
        return "、".join(subject_names(value or []))
    if key == "validity":
        return Validity(value or "").label
    return str(value or "")


def _first(after: Mapping[str, Any]) -> str:
    pictures, files = len(after["pictures"]), len(after["attachments"])
    return f"首次公开，{pictures} 张图片，{files} 个附件。" if files or pictures else "首次公开。"


def _files(before: Mapping[str, Any], after: Mapping[str, Any], key: str, label: str) -> list[str]:
    old = {row["key"]: row["name"] for row in before[key]}
    new = {row["key"]: row["name"] for row in after[key]}
    found = [f"新增{label}“{name}”。" for one, name in new.items() if one not in old]
    return found + [f"去掉{label}“{name}”。" for one, name in old.items() if one not in new]


def _places(body: Mapping[str, Any]) -> str:
    return "、".join(row["name"] for row in body["places"])
