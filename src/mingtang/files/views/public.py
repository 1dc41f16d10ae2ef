"""公开的附件：only while a release is open; otherwise as if there were no such file."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from mingtang.files import queries
from mingtang.files.delivery import deliver, deliver_smaller
from mingtang.ui import clock


@require_safe
def file(request: HttpRequest, key: UUID, name: str) -> HttpResponseBase:
    """附件，under the one address it has: its key and its own name."""
    attachment = queries.public(key, at=clock.now())
    if attachment is None or attachment.name != name:
        raise Http404
    return deliver(attachment, request, public=True)


@require_safe
def smaller(request: HttpRequest, key: UUID, size: str) -> HttpResponseBase:
    """照片的小图、中图。"""
    attachment = queries.public(key, at=clock.now())
    if attachment is None or not getattr(attachment, size):
        raise Http404
    return deliver_smaller(attachment, request, size=size, public=True)
