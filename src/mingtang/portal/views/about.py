"""关于本站：无障碍说明, and what search engines are told."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingtang.portal.answering import answer


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
