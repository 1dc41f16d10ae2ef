"""收到多大为止：a body that is too large, or comes from nobody we know, is refused before any of it is read."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import bad_request

from mingtang.sealed.actions import MOST_BYTES

MEGABYTE = 1024 * 1024
# 一个文件之外，表单还要占的。
FORM_BYTES = MEGABYTE


APPLY, LOOK, ENTER = "/applications/new/", "/applications/", "/desk/applications/new/"
DOORS = {APPLY, LOOK}
"""门口：where whoever applies sends the picture of a proof, without an account."""
IN_MEMORY = {*DOORS, ENTER}
RECORDED = re.compile(r"/desk/explainers/[0-9]{1,18}/blocks/(?:new/media|[0-9]{1,18})/")
"""录音录像：where a recording is uploaded, which is larger than any paper."""
READ_THROUGH = 5 * MOST_BYTES
"""多大还读完：what is larger than a picture may be is read and thrown away, so that the words with it come back."""


class WholeInMemory(MemoryFileUploadHandler):
    """整个留在内存：of each file no more than tells that it is too large, of all together no more than two."""

    held = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start > MOST_BYTES or self.held > 2 * MOST_BYTES:
            return None
        self.held += len(raw_data)
        return super().receive_data_chunk(raw_data, start)


class BodyLimit:
    """正文的上限：a file and its form for those signed in; for everyone else a form of words.

    An application carries the image of a proof of identity, which never lies on a disk readable: at those doors the
    files of a form stay in memory.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isascii() and length.isdecimal() else 0
        if request.path in IN_MEMORY:
            request.upload_handlers = [WholeInMemory(request)]
        limit = READ_THROUGH if request.path in IN_MEMORY else _most(request)
        if size > limit + FORM_BYTES:
            return too_large(request)
        if size > FORM_BYTES and request.path not in DOORS and not request.user.is_authenticated:
            return too_large(request)
        return self.get_response(request)


def _most(request: HttpRequest) -> int:
    """How large one file may be at this address."""
    most: int = settings.RECORDINGS_MAX_BYTES if RECORDED.fullmatch(request.path) else settings.FILES_MAX_BYTES
    return most


def too_large(request: HttpRequest) -> HttpResponse:
    """The page that says so, how large is small enough, and the way back to the form."""
    limit = MOST_BYTES if request.path in IN_MEMORY else _most(request)
    recorded = RECORDED.fullmatch(request.path) is not None
    told = {"limit": limit // MEGABYTE, "back": _came_from(request), "recorded": recorded}
    return render(request, "413.html", told, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _came_from(request: HttpRequest) -> str:
    """The page of ours that sent it; empty where the browser does not say."""
    told = request.headers.get("Referer", "")
    return told if url_has_allowed_host_and_scheme(told, {request.get_host()}) else ""


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """错误的请求：one whose words are too many is too large, every other simply wrong."""
    return too_large(request) if isinstance(exception, RequestDataTooBig) else bad_request(request, exception)
