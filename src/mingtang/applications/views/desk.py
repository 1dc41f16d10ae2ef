"""工作台上的申请：the queue by days left."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.applications.queries import queue as queries
from mingtang.applications.queries.handlers import is_inspector, organ_handled, organ_of_clerk
from mingtang.law.foi import LABELS
from mingtang.organs.sight import day_of
from mingtang.ui import clock

PER_PAGE = 30


@login_required
@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """依申请公开：by days left."""
    at = clock.now()
    asked = request.GET.get("state", "open")
    state = asked if asked in {"", "open", *LABELS} else "open"
    page = Paginator(queries.queue(request.user, at=at, state=state), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.told(list(page.object_list), on=day_of(at))
    states = [("open", "在办的"), ("", "全部"), *((one.value, label) for one, label in LABELS.items())]
    handles = organ_handled(request.user, at=at) is not None
    told = {
        "page_obj": page,
        "state": state,
        "states": states,
        "organ": organ_of_clerk(request.user, at=at),
        "handles": handles,
        "counts": handles or is_inspector(request.user, at=at),
    }
    return render(request, "applications/list.html", told)
