"""手册的页面：all manuals, and one."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.manual import reading


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """手册目录。"""
    return render(request, "manual/index.html", {"manuals": reading.manuals()})


@login_required
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """一本手册。"""
    manual = reading.manual(slug)
    if manual is None:
        raise Http404
    return render(request, "manual/manual.html", {"manual": manual})
