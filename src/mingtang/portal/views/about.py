"""关于本站：无障碍说明, and what search engines are told."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.portal import queries
from mingtang.portal.answering import answer
from mingtang.ui import clock


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍说明。"""
    return answer(request, "portal/accessibility.html", (), dict)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """搜索引擎：a demo is not to be found; a real site shows all but the workbench."""
    if settings.DEMO:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = ["User-agent: *", "Disallow: /desk/", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """网站地图：every unit and everything that stands published; a demo has none."""
    if settings.DEMO:
        raise Http404
    context = {
        "root": request.build_absolute_uri("/"),
        "units": queries.units_open(on=clock.today()),
        "published": queries.everything_current(),
    }
    return render(request, "portal/sitemap.xml", context, content_type="application/xml; charset=utf-8")
