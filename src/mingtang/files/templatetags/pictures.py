"""图片：其他房间在模板里写 `{% load pictures %}` 后可用的标签。"""

from typing import Any

from django import template

from mingtang.files.models import Attachment
from mingtang.files.pictures import sources

register = template.Library()


@register.inclusion_tag("files/picture.html")
def picture(attachment: Attachment, alt: str = "", *, public: bool = False, sizes: str = "100vw") -> dict[str, Any]:
    """图片：一个 img，浏览器按屏幕取合适的大小；不是图片的什么也不显示。"""
    return {"shown": sources(attachment, public=public), "alt": alt, "sizes": sizes}
