"""公开页面的文字：titles break between words, never inside one.

Law: 党政机关公文格式 GB/T 9704—2012 7.3.1（标题回行时词意完整）.
"""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_WHOLE = re.compile(r"([0-9]+年|政务公开|村务公开|工作要点|落实情况|人民政府|管理区|办公室|还没有公布|没有公布)")


@register.filter
def whole_words(title: str) -> SafeString:
    """词意完整：the words that titles here are made of stay in one piece."""
    parts = (conditional_escape(part) for part in _WHOLE.split(title))
    told = (f'<span class="nowrap">{part}</span>' if place % 2 else part for place, part in enumerate(parts))
    return mark_safe("".join(told))  # noqa: S308 - every part is escaped
