"""公开文件的要素：what each kind of document must say about itself before anybody may hand it in.

Law: 政府信息公开条例 第十二条（目录：索引、名称、内容概述、生成日期）; 国办公开办函〔2019〕61号.
The days are kept apart: made, released, in force, last changed, shown until; the second and the fourth are told by
the public record itself and are typed by nobody.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

NO_NUMBER = "无文号"
EARLIEST = date(1949, 10, 1)
LONGEST_TITLE, LONGEST_NUMBER, LONGEST_ISSUER, LONGEST_BASIS = 120, 60, 60, 500
MOST_SUBJECTS = 3


class Validity(StrEnum):
    """有效性。"""

    VALID = "valid"
    PENDING = "pending"
    CHANGED = "changed"
    EXPIRED = "expired"
    REPEALED = "repealed"
    NONE = ""

    @property
    def label(self) -> str:
        """中文名称。"""
        return VALIDITY_LABELS[self]


VALIDITY_LABELS: dict[Validity, str] = {
    Validity.VALID: "有效",
    Validity.PENDING: "尚未施行",
    Validity.CHANGED: "已修改",
    Validity.EXPIRED: "失效",
    Validity.REPEALED: "废止",
    Validity.NONE: "不涉及",
}


TYPED: tuple[Validity, ...] = tuple(one for one in Validity if one is not Validity.PENDING)
"""可以填写的有效性：尚未施行 follows from the day and is typed by nobody."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """文件种类，and what it needs besides what every document needs."""

    code: str
    name: str
    needs: tuple[str, ...]
    means: str
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """一份公开文件的要素，as they are written by hand."""

    title: str = ""
    issuer: str = ""
    number: str = ""
    type: str = ""
    made_on: date | None = None
    in_force_on: date | None = None
    shown_until_on: date | None = None
    subjects: tuple[str, ...] = field(default=())
    validity: str = ""
    basis: str = ""


KEYS = ("issuer", "number", "type", "made_on", "in_force_on", "shown_until_on", "subjects", "validity", "basis")
"""手写的要素，the title aside."""
_DAYS = ("made_on", "in_force_on", "shown_until_on")
LABELS: dict[str, str] = {
    "number": "发文字号（没有的写“无文号”）",
    "made_on": "成文日期",
    "in_force_on": "施行日期",
    "validity": "有效性",
    "basis": "依据",
}


@cache
def document_types() -> Mapping[str, DocumentType]:
    """文件种类，by code, in the order in which they are offered."""
    rows = _data()["type"]
    found = [
        DocumentType(row["code"], row["name"], tuple(row["needs"]), row["means"], row.get("explained", False))
        for row in rows
    ]
    return {kind.code: kind for kind in found}


@cache
def subject_classes() -> Mapping[str, str]:
    """主题分类：code → name."""
    return {row["code"]: row["name"] for row in _data()["subject"]}


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((resources.files("mingtang.law") / "data" / "documents.toml").read_text("utf-8"))


def type_name(code: str) -> str:
    """文件种类的名称；an unknown code stands for itself."""
    found = document_types().get(code)
    return found.name if found else code


def subject_names(codes: tuple[str, ...] | list[str]) -> list[str]:
    """主题分类的名称。"""
    return [subject_classes().get(code, code) for code in codes]


def reasons_against_facts(facts: Facts, *, on: date) -> list[str]:
    """要素不齐、不对的理由：all at once; ``on`` is the day on which they are looked at.

    Units: days by the calendar; the last day of being shown counts.
    """
    return [*_missing(facts), *_unknown(facts), *_days(facts, on=on)]


def _missing(facts: Facts) -> list[str]:
    found = [] if facts.title.strip() else ["请填写标题。"]
    found += [] if facts.issuer.strip() else ["请填写发布机构。"]
    found += [] if facts.subjects else ["请选择主题分类。"]
    kind = document_types().get(facts.type)
    if kind is None:
        return [*found, "请选择文件种类。"]
    missing = [LABELS[name] for name in kind.needs if not getattr(facts, name)]
    return found + ([f"“{kind.name}”还要填写：{'、'.join(missing)}。"] if missing else [])


def _unknown(facts: Facts) -> list[str]:
    found = []
    longest = {"title": LONGEST_TITLE, "number": LONGEST_NUMBER, "issuer": LONGEST_ISSUER, "basis": LONGEST_BASIS}
    names = {"title": "标题", "number": "发文字号", "issuer": "发布机构", "basis": "依据"}
    for name, most in longest.items():
        if len(getattr(facts, name)) > most:
            found.append(f"{names[name]}超过 {most} 个字，请缩短。")
    if any(code not in subject_classes() for code in facts.subjects):
        found.append("主题分类里有不认识的，请重新选择。")
    if len(facts.subjects) > MOST_SUBJECTS:
        found.append(f"主题分类最多选 {MOST_SUBJECTS} 个。")
    if facts.validity not in set(TYPED):
        found.append("有效性请在有效、已修改、失效、废止中选择。")
    return found


def _days(facts: Facts, *, on: date) -> list[str]:
    found = []
    made, force, until = facts.made_on, facts.in_force_on, facts.shown_until_on
    if made is not None and made > on:
        found.append("成文日期在今天以后，请核对。")
    if made is not None and made < EARLIEST:
        found.append("成文日期早于 1949年10月1日，请核对。")
    if made is not None and force is not None and force < made:
        found.append("施行日期早于成文日期，请核对。")
    if until is not None and until < on:
        found.append("展示到的日期已经过去，公众看不到，请改期或者不填。")
    if until is not None and force is not None and until < force:
        found.append("展示到的日期早于施行日期，请核对。")
    return found


def told_of(facts: Facts) -> dict[str, Any]:
    """要素，as they are kept: days as text, the title apart."""
    found = {key: value for key, value in asdict(facts).items() if key in KEYS}
    days = {key: found[key].isoformat() if found[key] else "" for key in _DAYS}
    return found | days | {"subjects": list(facts.subjects)}


def facts_of(told: Mapping[str, Any]) -> Facts:
    """要素，back from how they are kept."""
    found = {key: told.get(key, "") for key in ("title", *KEYS)}
    days = {key: date.fromisoformat(found[key]) if found[key] else None for key in _DAYS}
    return Facts(**(found | days | {"subjects": tuple(found["subjects"] or ())}))
