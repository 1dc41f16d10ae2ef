"""日历订阅的页面：making an address, shown once, and revoking it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingtang.agenda import actions
from mingtang.agenda.queries import feed_of
from mingtang.law.rules import RuleBroken
from mingtang.outbox.texts import absolute
from mingtang.ui import clock


@login_required
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """日历订阅。"""
    return render(request, "agenda/calendar.html", {"feed": feed_of(request.user)})


@login_required
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """生成订阅地址，shown this once."""
    path = reverse("agenda_public:feed", args=[actions.make_feed(by=request.user, at=clock.now())])
    return render(request, "agenda/once.html", {"address": absolute(path) or request.build_absolute_uri(path)})


@login_required
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """停用订阅地址。"""
    try:
        actions.revoke_feed(by=request.user, at=clock.now())
    except RuleBroken as broken:
        return render(request, "agenda/calendar.html", {"feed": None, "refused": broken.reasons}, status=422)
    messages.success(request, "订阅地址已停用。")
    return redirect("agenda:calendar")
