"""稿件上的口径核对：a reason for a figure that differs, and why a text is not tied."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.crises.queries.desk import crisis_numbered
from mingtang.drafting.models import Manuscript
from mingtang.drafting.ports import sides
from mingtang.drafting.views.drafts import draft_or_404, page
from mingtang.lines.actions import settling
from mingtang.lines.gate import SIDE
from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404


def _here(request: HttpRequest, manuscript: Manuscript) -> OnPage:
    return OnPage(request, partial(_again, request, manuscript), ("drafting:draft", manuscript.pk))


def _again(request: HttpRequest, manuscript: Manuscript, **refused: Any) -> HttpResponse:
    """The page of the manuscript, with what was typed beside it."""
    typed = (request.POST.get("mark", ""), request.POST.get("reason", ""))
    found = sides(manuscript, request.user, at=clock.now())
    shown = [replace(it, context={**it.context, "typed": typed}) if it.template == SIDE else it for it in found]
    return page(request, manuscript, sides=shown, **refused)


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """写明一处数字不同的理由。"""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    told = {"reason": request.POST.get("reason", ""), "by": request.user, "at": at}
    mark = request.POST.get("mark", "")
    said = "理由已写明，等分管领导在口径页上确认。"
    return _here(request, manuscript).pressed(lambda: settling.settle_in(manuscript, mark, **told), said)


@login_required
@require_POST
def aside(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """写明为什么不关联。"""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    found = found_or_404(crisis_numbered(number, manuscript.organ))
    told = {"reason": request.POST.get("reason", ""), "by": request.user, "at": at}
    return _here(request, manuscript).pressed(
        lambda: settling.put_aside(manuscript, crisis=found, **told), "已写明不关联。"
    )
