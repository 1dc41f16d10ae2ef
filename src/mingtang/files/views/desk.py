"""工作台里的附件：for those in whose sight a record that carries the file lies."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from mingtang.files import queries
from mingtang.files.delivery import deliver, deliver_small
from mingtang.files.models import Attachment
from mingtang.ui import clock


@login_required
@require_safe
def file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """附件。"""
    return deliver(_seen(request, key), request, public=False)


@login_required
@require_safe
def small(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """照片的小图。"""
    attachment = _seen(request, key)
    if not attachment.small:
        raise Http404
    return deliver_small(attachment, request, public=False)


def _seen(request: HttpRequest, key: UUID) -> Attachment:
    attachment = queries.seen(key, viewer=request.user, at=clock.now())
    if attachment is None:
        raise Http404
    return attachment
