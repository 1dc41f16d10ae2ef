"""附件的送出：headers under which a file can do nothing but be looked at or saved."""

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from mingtang.files import storage
from mingtang.files.kinds import Kind
from mingtang.files.models import Attachment

SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
# 浏览器自带的 PDF 阅读器在 sandbox 里打不开文件；它自有隔离，我们也不收带脚本的 PDF。
FOR_READERS = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
PRIVATE = "private, no-store"
# 许可随时可以收回，所以每次都要来问；没有变就不再传一遍。
PUBLIC = "public, no-cache"


def deliver(attachment: Attachment, request: HttpRequest, *, public: bool) -> HttpResponseBase:
    """The file under its own name: shown in place where browsers can do so safely, otherwise saved."""
    kind = attachment.file_kind
    response = _opened(attachment.stored, kind, name=attachment.name, public=public)
    return _asked_again(response, request, attachment.sha256) if public else response


def deliver_small(attachment: Attachment, request: HttpRequest, *, public: bool) -> HttpResponseBase:
    """The small picture, for lists."""
    response = _opened(attachment.small, Kind.JPG, name="small.jpg", public=public)
    return _asked_again(response, request, f"{attachment.sha256}-small") if public else response


def _opened(stored: str, kind: Kind, *, name: str, public: bool) -> FileResponse:
    path = storage.path_of(stored)
    response = FileResponse(
        path.open("rb"), as_attachment=not kind.shown_in_browser, filename=name, content_type=kind.media_type
    )
    response["Content-Security-Policy"] = FOR_READERS if kind is Kind.PDF else SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = PUBLIC if public else PRIVATE
    return response


def _asked_again(response: FileResponse, request: HttpRequest, tag: str) -> HttpResponseBase:
    etag = quote_etag(tag)
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    if answer is not response:
        response.close()
    return answer
