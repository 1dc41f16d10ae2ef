"""公开页面的送出：anyone may keep a page, and nobody shows it without having asked whether it still holds.

The tag is taken over what the page is made from, not over the page, so that an unchanged page costs no drawing. What
was released, corrected or withdrawn is seen by the very next reader: no copy is ever used unasked. Only the tag is
compared; the day of the last change is told, but two readers of one day may have read two different pages.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag

import mingtang
from mingtang.ui import clock

ASK_FIRST = "public, no-cache"
LANGUAGE = "zh-Hans"
_MAKES_PAGES = {".html", ".py", ".css", ".toml"}


def answer(
    request: HttpRequest,
    template: str,
    made_from: object,
    context: Callable[[], Mapping[str, Any]],
    *,
    changed_at: datetime | None = None,
) -> HttpResponse:
    """The page, or 304 when the reader has it already; the context is worked out only when it is drawn."""

    def drawn() -> HttpResponse:
        # 公开页面不带个人的提示：它可能存进众人共用的缓存。
        return render(request, template, {"messages": (), **context()})

    return answer_with(request, (template, made_from), drawn, changed_at=changed_at)


def answer_with(
    request: HttpRequest, made_from: object, draw: Callable[[], HttpResponse], *, changed_at: datetime | None = None
) -> HttpResponse:
    """What is not a page: a feed, a table, a map of the site; drawn only for a reader who does not have it already."""
    etag = _tag(request, made_from)
    response = get_conditional_response(request, etag=etag) or draw()
    response["ETag"] = etag
    if changed_at is not None:
        response["Last-Modified"] = http_date(changed_at.timestamp())
    return _for_everybody(response)


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
    return _for_everybody(render(request, "portal/missing.html", told, status=status))


def missing_data(text: str) -> HttpResponse:
    """没有找到，for programs: one sentence under ``error``, kept by nobody unasked."""
    told = JsonResponse({"error": text}, status=HTTPStatus.NOT_FOUND, json_dumps_params={"ensure_ascii": False})
    return _for_everybody(told)


def told_instead(request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int) -> HttpResponse:
    """What is said where something stood, in a template of its own."""
    return _for_everybody(render(request, template, {"messages": (), **context}, status=status))


def _for_everybody(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = ASK_FIRST
    response["Content-Language"] = LANGUAGE
    if settings.DEMO:
        response["X-Robots-Tag"] = "noindex, nofollow"
    patch_vary_headers(response, ("Cookie",))
    return response


def _tag(request: HttpRequest, made_from: object) -> str:
    site = getattr(settings, "MINGTANG_SITE", {})
    told = (_build(), settings.DEMO, site, clock.today(), request.care, request.build_absolute_uri())
    return quote_etag(hashlib.sha256(repr((told, made_from)).encode()).hexdigest()[:32])


@cache
def _build() -> tuple[str, int]:
    """Pages drawn by other code or other templates are other pages, whatever they are made from."""
    root = Path(mingtang.__file__).parent
    newest = max(path.stat().st_mtime_ns for path in root.rglob("*") if path.suffix in _MAKES_PAGES)
    return mingtang.__version__, newest
