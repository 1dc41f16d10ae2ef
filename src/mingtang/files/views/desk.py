"""工作台里的附件：for those in whose sight a record that carries the file lies."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.files import looking, queries
from mingtang.files.delivery import deliver, deliver_smaller
from mingtang.files.models import Attachment
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.playing import playing


@login_required
@require_safe
def file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """附件。"""
    return deliver(_seen(request, key), request, public=False)


@login_required
@require_safe
def smaller(request: HttpRequest, key: UUID, size: str) -> HttpResponseBase:
    """照片的小图、中图。"""
    attachment = _seen(request, key)
    if not getattr(attachment, size):
        raise Http404
    return deliver_smaller(attachment, request, size=size, public=False)


@login_required
@require_safe
def look(request: HttpRequest, key: UUID) -> HttpResponse:
    """看一个附件：what it is, what it says, where it is used and whether the public has it."""
    at = clock.now()
    attachment = _seen(request, key)
    told = {
        "attachment": attachment,
        "kind": attachment.file_kind,
        "uses": queries.uses(attachment, viewer=request.user, at=at),
        "offers": queries.offers(attachment, viewer=request.user, at=at),
        "opened": looking.opened(attachment),
        "is_public": queries.is_public(attachment, at=at),
        "numbers": looking.numbers(attachment),
        "extract": looking.extract(attachment) if attachment.file_kind.has_text else None,
    }
    shown = render(request, "files/look.html", told)
    return playing(shown) if attachment.file_kind.is_recording else shown


def _seen(request: HttpRequest, key: UUID) -> Attachment:
    return found_or_404(queries.seen(key, viewer=request.user, at=clock.now()))
