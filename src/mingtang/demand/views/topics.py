"""申请归类的页面：a page of cases, each with its topic to choose."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingtang.applications.queries.handlers import organ_handled
from mingtang.demand.actions.topics import reasons_against_sorting, sort
from mingtang.demand.forms import topic_options, topics_chosen
from mingtang.demand.queries import topics as queries
from mingtang.demand.topics import choices_of
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock

PER_PAGE = 30


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def topics(request: HttpRequest) -> HttpResponse:
    """归类：by the clerk; whoever else handles applications looks on."""
    at = clock.now()
    unit = organ_handled(request.user, at=at)
    against = reasons_against_sorting(unit, by=request.user, at=at) if unit else []
    if unit is None or (against and request.method == "POST"):
        raise PermissionDenied
    refused: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            changed = sort(unit, chosen=topics_chosen(request.POST.dict()), by=request.user, at=at)
        except RuleBroken as broken:
            refused = broken.reasons
        else:
            messages.success(request, f"改了 {changed} 件的主题。" if changed else "没有改动。")
            return redirect(f"{reverse('demand:topics')}?page={request.GET.get('page', '1')}")
    items = queries.items_of(unit)
    page = Paginator(queries.cases(unit), PER_PAGE).get_page(request.GET.get("page"))
    rows = queries.told(list(page.object_list), items)
    choices = choices_of(items)
    page.object_list = [(row, topic_options(choices, row.code, row.name)) for row in rows]
    context = {"organ": unit, "page_obj": page, "against": against, "refused": refused}
    return render(request, "demand/topics.html", context, status=422 if refused else 200)
