"""投诉和查询：without an account. These pages hold what somebody types, so that nothing keeps a copy of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.grievances.actions.intake import LOOK, complain_online
from mingtang.grievances.forms import ComplainForm
from mingtang.grievances.models import Grievance
from mingtang.grievances.queries.about import units_about
from mingtang.law.grievances import GrievanceState, told_to_complainant
from mingtang.matters.views import public as shared
from mingtang.ui import clock

WHAT = "投诉"
WHOM = "投诉镇的科室、村的，向镇提出；投诉镇的，向它的上一级提出。"
FORM = "grievances/new.html"
_ANSWERED = {GrievanceState.ANSWERED, GrievanceState.CLOSED}


def _addresses() -> dict[str, str]:
    new, look = reverse("grievances_public:new"), reverse("grievances_public:look")
    return {"what": WHAT, "new_url": new, "look_url": look}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """投诉。"""
    unit, organs = shared.chosen(request)
    told = _addresses() | {"organ": unit, "organs": organs, "whom": WHOM}
    if unit is None:
        return render(request, "matters/organs.html", told)
    units = units_about(unit, on=clock.today())
    if request.method != "POST":
        form = ComplainForm(units=units, initial={"key": shared.fresh_key()})
        return render(request, FORM, told | {"form": form})
    form = ComplainForm(request.POST, units=units)

    def receive() -> Any:
        return complain_online(unit, **form.told(), **form.door(), address=shared.address_of(request), at=clock.now())

    return shared.received(request, form, receive, template=FORM, told=told)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """查询：what became of it, for whoever has its number and code."""
    return shared.looked(
        request, Grievance, kind=LOOK, template="grievances/found.html", told=_addresses(), found_told=_found
    )


def _found(matter: Grievance) -> dict[str, Any]:
    is_answered = matter.stands in _ANSWERED
    return {
        "now": told_to_complainant(matter.stands, passed_to=matter.passed_to),
        "finding": matter.get_finding_display() if is_answered else "",
        "answer": matter.writing.answer if is_answered else "",
        "measures": matter.writing.measures if is_answered else "",
    }
