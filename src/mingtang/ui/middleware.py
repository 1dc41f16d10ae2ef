"""每一页都经过的：读者的设置（关怀版），和走到死路时的去处。"""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import is_valid_path
from django.utils.cache import patch_vary_headers

CARE_COOKIE = "care"
LARGEST = 2**63 - 1
"""最大的号：what a row's number can be in both databases."""
_READING = frozenset({"GET", "HEAD"})


class DeskStaysPrivate:
    """工作台不留副本：no browser and no proxy keeps a page of the workbench, nor what is said instead of one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/desk/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class PublicIsAskedFirst:
    """公开页面先问再用：what is said of an address that leads nowhere holds only until something stands there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND and not request.path_info.startswith("/desk/"):
            response.headers.setdefault("Cache-Control", "public, no-cache")
        return response


class OnlyToRead:
    """只供阅读：a public page that takes no form says so, whatever is sent to it and whether or not from a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Before the guard of forms, which would speak of a form that never was."""
        match = request.resolver_match
        if request.method in _READING or match is None or match.app_name not in settings.ROOMS_ONLY_TO_READ:
            return None
        text = "这个地址只供阅读，不接收提交的内容。"
        return HttpResponseNotAllowed(["GET", "HEAD"], text, content_type="text/plain; charset=utf-8")


class NoNulls:
    """没有空字符：no address and no word of ours has one, and databases disagree about what to do with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        if "\0" in unquote(request.META.get("QUERY_STRING", "")):
            raise BadRequest
        return self.get_response(request)


class NoHugeNumbers:
    """没有那么大的号：an address with a number that no record can have leads nowhere, whichever room it is of."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: Mapping[str, object]
    ) -> HttpResponse | None:
        """Before any room asks a database, which cannot even compare it."""
        if any(isinstance(value, int) and value > LARGEST for value in kwargs.values()):
            raise Http404
        return None


class SettingsOfTheReader:
    """读者的设置：给请求加上 `care`；页面因它而异，所以告诉缓存要按 Cookie 区分。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.care = request.COOKIES.get(CARE_COOKIE) == "1"
        response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        return response


class NoDeadEnds:
    """不留死路：an address that only takes a form, opened by reading, leads up to the page whose form it is.

    People get there by a tab on a form that came back, by going back, by signing in again. Every such address lies
    beneath its record's, so climbing finds it, one redirect at a time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method not in {"GET", "HEAD"}:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(_above(request.path_info) + (f"?{query}" if query else ""))


def _above(path: str) -> str:
    """The nearest address above that leads anywhere."""
    while path.strip("/"):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if is_valid_path(path):
            return path
    return "/"
