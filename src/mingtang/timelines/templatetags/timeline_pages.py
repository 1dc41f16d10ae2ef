"""时间线的模板标签。"""

from collections.abc import Mapping
from typing import Any

from django import template

from mingtang.timelines.reading import Timeline, read

register = template.Library()


@register.simple_tag
def timeline_reading(body: Mapping[str, Any]) -> Timeline:
    """时间线的内容，read from the body of a revision or of a published record."""
    return read(body)
