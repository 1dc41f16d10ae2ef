"""公开页面的送出：anyone may keep a page for a minute, and ask whether it has changed instead of fetching it again.

The tag is taken over what the page is made from, not over the page, so that an unchanged page costs no drawing.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag

import mingtang
from mingtang.ui import clock

KEEP_SECONDS = 60
_MAKES_PAGES = {".html", ".py", ".css", ".toml"}


def answer(
    request: HttpRequest, template: str, made_from: object, context: Callable[[], Mapping[str, Any]]
) -> HttpResponse:
    """The page, or 304 when the reader has it already; the context is worked out only when it is drawn."""
    etag = _tag(request, template, made_from)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        # 公开页面不带个人的提示：它可能存进众人共用的缓存。
        response = render(request, template, {"messages": (), **context()})
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=KEEP_SECONDS)
    patch_vary_headers(response, ("Cookie",))
    return response


def missing(
    request: HttpRequest,
    title: str,
    text: str,
    *,
    ways: Mapping[str, str] | None = None,
    status: int = HTTPStatus.NOT_FOUND,
    **context: Any,
) -> HttpResponse:
    """没有找到：says what is not there and where to go; ``ways`` are addresses by their words. 410: no longer there."""
    told = {"messages": (), "title": title, "text": text, "ways": ways or {}, **context}
    response = render(request, "portal/missing.html", told, status=status)
    patch_cache_control(response, public=True, max_age=KEEP_SECONDS)
    return response


def _tag(request: HttpRequest, template: str, made_from: object) -> str:
    site = getattr(settings, "MINGTANG_SITE", {})
    told = (_build(), settings.DEMO, site, clock.today(), request.care, request.build_absolute_uri())
    return quote_etag(hashlib.sha256(repr((told, template, made_from)).encode()).hexdigest()[:32])


@cache
def _build() -> tuple[str, int]:
    """Pages drawn by other code or other templates are other pages, whatever they are made from."""
    root = Path(mingtang.__file__).parent
    newest = max(path.stat().st_mtime_ns for path in root.rglob("*") if path.suffix in _MAKES_PAGES)
    return mingtang.__version__, newest
