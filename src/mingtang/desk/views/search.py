"""搜索：over the records in sight."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.desk.queries import search as queries
from mingtang.ui import clock

LONGEST = 50


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """搜索。"""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    found = queries.search(typed, viewer=request.user, at=clock.now())
    return render(request, "desk/search.html", {"typed": typed, "found": found, "shown": queries.SHOWN})
