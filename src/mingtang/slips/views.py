"""审签单的页面和文件。"""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingtang.contents.kinds import Kind
from mingtang.slips import queries
from mingtang.slips.layout import TITLE, Slip, slip_of
from mingtang.slips.paper import paper_of
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.saved import to_save


def _slip(request: HttpRequest, pk: int) -> Slip:
    revision = found_or_404(queries.revision(pk, request.user, at=clock.now()))
    path = reverse("reviewing:revision", args=[pk])
    site = settings.MINGTANG_SITE_URL.rstrip("/")
    return slip_of(revision, address=f"{site}{path}" if site else request.build_absolute_uri(path))


@login_required
@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """打印审签单。"""
    told = _slip(request, pk)
    side, path = told.squares
    context = {"slip": told, "heading": TITLE, "pk": pk, "side": side, "path": path}
    return render(request, "slips/slip.html", context)


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """下载审签单。"""
    told = _slip(request, pk)
    return to_save(paper_of(told, demo=settings.DEMO), f"审签单-{told.title[:40]}.docx", Kind.DOCX.media_type)
