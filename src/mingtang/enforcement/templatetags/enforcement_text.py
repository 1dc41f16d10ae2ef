"""执法公示的标签。"""

from collections.abc import Mapping
from typing import Any

from django import template

from mingtang.enforcement.queries.public import particulars
from mingtang.law.enforcement import notice_kind
from mingtang.tables.shown import ShownRow

register = template.Library()


@register.filter
def particulars_of(body: Mapping[str, Any]) -> ShownRow:
    """一条公示的各项。"""
    return particulars(body)


@register.filter
def kind_name(code: str) -> str:
    """公示的种类，in words."""
    return notice_kind(code).name
