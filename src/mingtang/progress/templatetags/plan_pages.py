"""要点公开页的模板标签。"""

from collections.abc import Mapping
from typing import Any

from django import template

from mingtang.progress.reading import Reading, read

register = template.Library()


@register.simple_tag
def plan_reading(body: Mapping[str, Any]) -> Reading:
    """要点公开页的内容，read from the body of a revision or of a published record."""
    return read(body)
