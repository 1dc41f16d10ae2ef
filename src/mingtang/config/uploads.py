"""收到多大为止：a body that is too large, or comes from nobody we know, is refused before any of it is read."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import bad_request

from mingtang.sealed.actions import MOST_BYTES

MEGABYTE = 1024 * 1024
# 一个文件之外，表单还要占的。
FORM_BYTES = MEGABYTE


DOOR = "/applications/new/"
IN_MEMORY = {DOOR, "/desk/applications/new/"}


class WholeInMemory(MemoryFileUploadHandler):
    """整个留在内存：whatever its size, up to the limit that the body was held to."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True


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
        if size > settings.FILES_MAX_BYTES + FORM_BYTES:
            return too_large(request)
        if request.path in IN_MEMORY:
            request.upload_handlers = [WholeInMemory(request)]
        limit = MOST_BYTES if request.path == DOOR else 0
        if size > limit + FORM_BYTES and not request.user.is_authenticated:
            return too_large(request)
        return self.get_response(request)


def too_large(request: HttpRequest) -> HttpResponse:
    """The page that says so."""
    return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """错误的请求：one whose words are too many is too large, every other simply wrong."""
    return too_large(request) if isinstance(exception, RequestDataTooBig) else bad_request(request, exception)
