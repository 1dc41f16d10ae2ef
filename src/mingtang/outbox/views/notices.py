"""我的通知：what one was told, opening it, and having read it all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.outbox import actions
from mingtang.outbox.queries.notices import notices as notices_of
from mingtang.ui import clock
from mingtang.ui.found import found_or_404

PER_PAGE = 50


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """我的通知。"""
    found = notices_of(request.user, at=clock.now())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "outbox/notices.html", {"page_obj": page})


@login_required
@require_POST
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """打开：marks it read and leads to its page."""
    notice = found_or_404(notices_of(request.user, at=clock.now()).filter(pk=pk).first())
    actions.open_notice(notice, by=request.user, at=clock.now())
    return redirect(notice.path)


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """全部标为已读。"""
    count = actions.read_all(by=request.user, at=clock.now())
    messages.success(request, f"{count} 条通知已标为已读。" if count else "没有未读的通知。")
    return redirect("outbox:notices")
