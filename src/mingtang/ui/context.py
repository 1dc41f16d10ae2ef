"""每一页都有的内容：演示标记、关怀版、今天、工作台栏目、当前机关与网站标识。"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.functional import SimpleLazyObject

from mingtang import ports
from mingtang.ui import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """每一页的公共内容；栏目要查岗位，所以到画出来时才查。"""
    context: dict[str, Any] = {
        "demo": settings.DEMO,
        "care": getattr(request, "care", False),
        "today": clock.today(),
        "here": request.get_full_path(),
        "site": getattr(settings, "MINGTANG_SITE", {}),
        "on_desk": _on_desk(request),
        "desk_nav": SimpleLazyObject(lambda: desk_nav(request)),
    }
    if hasattr(request, "organ"):
        context["organ"] = request.organ
    return context


def _on_desk(request: HttpRequest) -> bool:
    """Whether the reader is inside: then 没有找到 and the like keep the desk around them."""
    user = getattr(request, "user", None)
    return request.path.startswith("/desk/") and user is not None and user.is_authenticated


def desk_nav(request: HttpRequest) -> list[dict[str, Any]]:
    """工作台栏目：只列出读者的岗位用得着的；`posts` 为空的栏目人人可见。"""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    held = set(user.post_kinds(clock.today()))
    asked = {entry.url: entry for entry in ports.answering("ui.Entry")}
    items = [
        {
            "label": item["label"],
            "key": item.get("key", ""),
            "url": resolve_url(item["url"]),
            "group": item.get("group", ""),
        }
        for item in getattr(settings, "MINGTANG_DESK_NAV", ())
        if not item.get("posts") or held.intersection(item["posts"])
        if item["url"] not in asked or asked[item["url"]].is_open(user, at=clock.now())
    ]
    order = list(dict.fromkeys(item["group"] for item in items))
    items.sort(key=lambda item: order.index(item["group"]))
    here = _current(request.path, [item["url"] for item in items])
    return [{**item, "current": item["url"] == here} for item in items]


def _current(path: str, urls: Iterable[str]) -> str:
    """The room the path lies in. A room that contains other rooms is current on its own page only."""
    urls = list(urls)
    if path in urls:
        return path
    inside = [url for url in urls if path.startswith(url)]
    leaves = [url for url in inside if not any(other != url and other.startswith(url) for other in urls)]
    return max(leaves, key=len, default="")
