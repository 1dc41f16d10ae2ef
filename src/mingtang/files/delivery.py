"""附件的送出：headers under which a file can do nothing but be looked at or saved; whole, or the span asked for."""

from http import HTTPStatus
from typing import NamedTuple

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from mingtang.contents.kinds import Kind
from mingtang.files import ranges, storage
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
    return _public(kept, request) if public else _sent(kept, request, PRIVATE)


def deliver_smaller(attachment: Attachment, request: HttpRequest, *, size: str, public: bool) -> HttpResponseBase:
    """A smaller picture: ``small`` for lists, ``medium`` for telephones."""
    stored = {"small": attachment.small, "medium": attachment.medium}[size]
    kept = _Kept(stored, Kind.JPG, f"{size}.jpg", f"{attachment.sha256}-{size}")
    return _public(kept, request) if public else _sent(kept, request, PRIVATE)


class _Kept(NamedTuple):
    """What is sent: where it lies, what it is, what it is called, and the tag a browser knows it by."""

    stored: str
    kind: Kind
    name: str
    tag: str


def _sent(kept: _Kept, request: HttpRequest, caching: str) -> HttpResponseBase:
    response = _whole_or_span(kept, request)
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = caching
    return response


def _whole_or_span(kept: _Kept, request: HttpRequest) -> HttpResponseBase:
    """200 with all of it, 206 with a span, or 416 where there is no such span."""
    path = storage.path_of(kept.stored)
    as_attachment = not kept.kind.is_image
    size = path.stat().st_size
    try:
        span = ranges.asked(_range_of(kept, request), size=size)
    except ranges.OutOfReach:
        refused = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, content_type=kept.kind.media_type)
        refused["Content-Range"] = f"bytes */{size}"
        return refused
    if span is None:
        told = {"as_attachment": as_attachment, "filename": kept.name, "content_type": kept.kind.media_type}
        return FileResponse(path.open("rb"), **told)
    sent = ranges.bytes_of(path, span)
    response = StreamingHttpResponse(sent, status=HTTPStatus.PARTIAL_CONTENT, content_type=kept.kind.media_type)
    response["Content-Length"] = str(span.length)
    response["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    response["Content-Disposition"] = content_disposition_header(as_attachment, kept.name) or ""
    return response


def _range_of(kept: _Kept, request: HttpRequest) -> str:
    """The span asked for; not of a file that is another one than the reader has a part of, and of reading alone."""
    has = request.headers.get("If-Range")
    if request.method != "GET" or (has is not None and has != quote_etag(kept.tag)):
        return ""
    return request.headers.get("Range", "")


def _public(kept: _Kept, request: HttpRequest) -> HttpResponseBase:
    """The file, or the word that what the browser has of it is still right."""
    etag = quote_etag(kept.tag)
    response = get_conditional_response(request, etag=etag) or _sent(kept, request, PUBLIC)
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC
    return response
