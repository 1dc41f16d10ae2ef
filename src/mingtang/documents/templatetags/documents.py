"""公开文件的样子：its facts in words, its text with pictures where the reader can reach them, its files."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from mingtang.contents.kinds import Kind
from mingtang.documents.changes import shown
from mingtang.documents.pictures import inside
from mingtang.language.richtext import marked, safe
from mingtang.law.days import chinese_day
from mingtang.law.metadata import Validity

register = template.Library()

_ORDER = (
    ("index_number", "索引号"),
    ("title", "标题"),
    ("issuer", "发布机构"),
    ("number", "发文字号"),
    ("type", "文件种类"),
    ("subjects", "主题分类"),
    ("made_on", "成文日期"),
    ("in_force_on", "施行日期"),
    ("shown_until_on", "展示到"),
    ("validity", "有效性"),
    ("openness", "公开方式"),
    ("basis", "依据"),
)
_DAYS = {"made_on", "in_force_on", "shown_until_on"}


@register.filter
def document_facts(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """要素，in the order in which the public reads them; what is empty is not told."""
    found = []
    for key, label in _ORDER:
        value = body["metadata"].get(key)
        if not value:
            continue
        if key in _DAYS:
            told = chinese_day(date.fromisoformat(value))
        else:
            told = "主动公开" if key == "openness" else shown(key, value)
        found.append((label, told))
    return found


@register.filter
def document_validity(body: Mapping[str, Any]) -> str:
    """有效性的标签：of documents that have one."""
    return Validity(body["metadata"].get("validity", "")).label if body["metadata"].get("validity") else ""


@register.simple_tag
def document_text(body: Mapping[str, Any], public: bool) -> SafeString:
    """正文：sanitised once more on its way out, whatever stands in the database.

    Where it is reviewed, ``marks`` of the body say what stands at the beginning of a place, by its address.
    """
    if "marks" in body and not public:
        return mark_safe(marked(safe(inside(body)), body["marks"]))  # noqa: S308
    return mark_safe(safe(body["html"] if public else inside(body)))  # noqa: S308


@register.filter
def manuscript_text(html: str) -> SafeString:
    """稿件的正文，for the editor."""
    return mark_safe(safe(html))  # noqa: S308


@register.filter
def kind_label(kind: str) -> str:
    """文件类型的名称。"""
    return Kind(kind).label
