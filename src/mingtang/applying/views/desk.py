"""登记申请：what came to the counter, by post, by fax or by e-mail."""

import secrets
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.applications.queries.handlers import organ_of_clerk
from mingtang.applying.actions.checking import checked
from mingtang.applying.actions.intake import ALIKE_END, Receipt, enter, reasons_against_registering
from mingtang.applying.forms import EnterForm
from mingtang.law.applying import lacking, wrong_in_entering
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
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
    if unit is None or reasons_against_registering(unit, by=request.user, at=at):
        raise PermissionDenied
    today = day_of(at)
    initial = {"channel": "in_person", "submitted_on": today, "way": "pick_up", "key": secrets.token_urlsafe(24)}
    form = EnterForm(request.POST, request.FILES) if request.method == "POST" else EnterForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        kept = {"images": told["image"], "form_key": told["key"], "is_another": told["is_another"]}
        typed = form.typed()
        try:
            given = enter(unit, typed=typed, came_in=form.came_in(), **kept, by=request.user, at=at)
        except RuleBroken as broken:
            wrong = wrong_in_entering(checked(typed, has_identity=True))
            alike = {reason: "is_another" for reason in broken.reasons if reason.endswith(ALIKE_END)}
            add_reasons(form, broken, at={each.reason: each.field for each in wrong} | alike)
        else:
            return render(request, "applying/entered.html", _of_receipt(given, unit))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "applying/enter.html", {"form": form, "unit": unit}, status=status)


def _of_receipt(given: Receipt, unit: Unit) -> dict[str, Any]:
    """The number, the code, and what the applicant left out."""
    held = given.application.particulars
    has_identity = bool(held.identity_id or held.identity_seen)
    left_out = lacking(has_identity=has_identity, is_reachable=held.is_reachable)
    return {"application": given.application, "code": shown(given.code), "unit": unit, "lacking": left_out}
