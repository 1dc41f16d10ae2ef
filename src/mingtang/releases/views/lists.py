"""发布：what may go out, what is planned and what went out."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.editorial.reasons import may_release
from mingtang.emergencies.queries import debts
from mingtang.organs.sight import day_of
from mingtang.releases import queries
from mingtang.revisits.queries import revisits
from mingtang.ui import clock

PER_PAGE = 30


@login_required
@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """发布。"""
    at = clock.now()
    signed = list(queries.signed_and_waiting(request.user, at=at))
    done = {row.pk for row in signed}
    on_the_way = [row for row in queries.plannable(request.user, at=at) if row.pk not in done]
    units = {row.edition.document.unit for row in (*signed, *on_the_way)}
    context = {
        "signed": signed,
        "on_the_way": [(row, queries.missing(row)) for row in on_the_way],
        "may_plan": any(may_release(unit, by=request.user, at=at) for unit in units),
        "cannot": ["发布由发布单位的政务公开专员或者分管领导安排。"],
        "open_releases": queries.open_releases(request.user, at=at),
        "debts": list(debts(request.user, at=at)),
        "page_obj": Paginator(queries.past_releases(request.user, at=at), PER_PAGE).get_page(request.GET.get("page")),
        "due": revisits(request.user, at=at).filter(due_on__lte=day_of(at)).count(),
    }
    return render(request, "releases/releases.html", context)
