"""登记申请：what came to the counter, by post, by fax or by e-mail."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.applications.queries.handlers import organ_of_clerk
from mingtang.applying.actions.intake import enter, reasons_against_entering
from mingtang.applying.forms import EnterForm
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.visits.codes import shown


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """登记申请：from a counter, a letter, a fax or an e-mail."""
    at = clock.now()
    unit = organ_of_clerk(request.user, at=at)
    if unit is None or reasons_against_entering(unit, by=request.user, at=at):
        raise PermissionDenied
    today = day_of(at)
    initial = {"channel": "in_person", "submitted_on": today, "way": "pick_up"}
    form = EnterForm(request.POST, request.FILES) if request.method == "POST" else EnterForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        image = form.cleaned_data["image"]
        try:
            given = enter(unit, typed=form.typed(), came_in=form.came_in(), image=image, by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            told = {"application": given.application, "code": shown(given.code), "unit": unit}
            return render(request, "applying/entered.html", told)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "applying/enter.html", {"form": form, "unit": unit}, status=status)
