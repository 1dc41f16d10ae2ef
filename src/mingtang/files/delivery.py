"""附件的送出：headers under which a file can do nothing but be looked at or saved."""

from typing import NamedTuple

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from mingtang.contents.kinds import Kind
from mingtang.files import storage
from mingtang.files.models import Attachment

# 浏览器自带的 PDF 阅读器在 sandbox 里打不开文件，所以 PDF 只供保存，由读者自己的阅读器打开。
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
PRIVATE = "private, no-store"
# 许可随时可以收回，所以每次都要来问；没有变就不再传一遍。
PUBLIC = "public, no-cache"


def deliver(attachment: Attachment, request: HttpRequest, *, public: bool, called: str = "") -> HttpResponseBase:
    """The file: shown in place where browsers can do so safely, otherwise saved.

    It goes out under its own name, or as it is ``called`` to whoever gets it.
    """
    name = f"{called}.{attachment.file_kind.value}" if called else attachment.name
    kept = _Kept(attachment.stored, attachment.file_kind, name, attachment.sha256)
    return _public(kept, request) if public else _sent(kept, PRIVATE)


def deliver_smaller(attachment: Attachment, request: HttpRequest, *, size: str, public: bool) -> HttpResponseBase:
    """A smaller picture: ``small`` for lists, ``medium`` for telephones."""
    stored = {"small": attachment.small, "medium": attachment.medium}[size]
    kept = _Kept(stored, Kind.JPG, f"{size}.jpg", f"{attachment.sha256}-{size}")
    return _public(kept, request) if public else _sent(kept, PRIVATE)


class _Kept(NamedTuple):
    """What is sent: where it lies, what it is, what it is called, and the tag a browser knows it by."""

    stored: str
    kind: Kind
    name: str
    tag: str


def _sent(kept: _Kept, caching: str) -> FileResponse:
    response = FileResponse(
        storage.path_of(kept.stored).open("rb"),
        as_attachment=not kept.kind.shown_in_browser,
        filename=kept.name,
        content_type=kept.kind.media_type,
    )
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = caching
    return response


def _public(kept: _Kept, request: HttpRequest) -> HttpResponseBase:
    """The file, or the word that what the browser has of it is still right."""
    etag = quote_etag(kept.tag)
    response = get_conditional_response(request, etag=etag) or _sent(kept, PUBLIC)
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC
    return response
