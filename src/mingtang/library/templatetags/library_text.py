"""文库页面的文字。"""

from django import template

from mingtang.law.metadata import Validity

register = template.Library()


@register.filter
def validity(code: str) -> str:
    """有效性的名称；an unknown code stands for itself."""
    return Validity(code).label if code in set(Validity) else code
