"""留痕：who did what and when, of the organs in sight; and whether the chains hold."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from mingtang.organs.models import Unit
from mingtang.trail.queries import cases, reading
from mingtang.ui import clock

PER_PAGE = 50


def _organs(request: HttpRequest) -> list[Unit]:
    organs = reading.organs_read_by(request.user, at=clock.now())
    if not organs:
        raise PermissionDenied
    return organs


def _page(request: HttpRequest, organs: list[Unit], **more: Any) -> HttpResponse:
    chosen = [organ for organ in organs if organ.code == request.GET.get("organ")] or organs
    subject, number = request.GET.get("of", ""), request.GET.get("case", "").strip()
    found = cases.cases_of(chosen, number) if number else []
    told = reading.entries(chosen, subject=subject)
    told = told.filter(subject__in=cases.references_of(found)) if number else told
    page = Paginator(told, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = reading.told(page.object_list, organs)
    context = {
        "organs": organs,
        "chosen": chosen[0] if len(chosen) == 1 else None,
        "subject": subject,
        "subject_kind": reading.kind_of(subject) if subject else "",
        "subject_title": page.object_list[0].title if subject and page.object_list else "",
        "case_number": number,
        "cases": found,
        "case_of_subject": cases.number_of(subject) if subject else "",
        "page_obj": page,
        "heads": reading.heads(organs),
    }
    return render(request, "trail/trail.html", context | more)


@login_required
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """留痕。"""
    return _page(request, _organs(request))


@login_required
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """核对留痕。"""
    organs = _organs(request)
    return _page(request, organs, checked=reading.checked(organs))
