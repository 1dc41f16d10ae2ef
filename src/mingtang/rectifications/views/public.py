"""要求更正和查询：without an account. These pages hold what somebody types, so that nothing keeps a copy of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.law.rectifications import RectificationState, told_to_asker
from mingtang.matters.views import public as shared
from mingtang.rectifications.actions.intake import LOOK, ask_online
from mingtang.rectifications.forms import AskForm
from mingtang.rectifications.models import Rectification
from mingtang.ui import clock

WHAT = "更正要求"
WHOM = "向提供这份记录的机关提出。不归它更正的，它会转送，或者告诉您该找谁。"
FORM = "rectifications/new.html"


def _addresses() -> dict[str, str]:
    new, look = reverse("rectifications_public:new"), reverse("rectifications_public:look")
    return {"what": WHAT, "new_url": new, "look_url": look}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """要求更正。"""
    unit, organs = shared.chosen(request)
    told = _addresses() | {"organ": unit, "organs": organs, "whom": WHOM}
    if unit is None:
        return render(request, "matters/organs.html", told)
    if request.method != "POST":
        return render(request, FORM, told | {"form": AskForm(initial={"key": shared.fresh_key()})})
    form = AskForm(request.POST, request.FILES)

    def receive() -> Any:
        came = {"typed": form.typed(), "images": form.images(), **form.door()}
        return ask_online(unit, **came, address=shared.address_of(request), at=clock.now())

    return shared.received(request, form, receive, template=FORM, told=told)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """查询：what became of it, for whoever has its number and code."""
    return shared.looked(
        request,
        Rectification,
        kind=LOOK,
        template="rectifications/found.html",
        told=_addresses(),
        found_told=_found,
    )


def _found(matter: Rectification) -> dict[str, Any]:
    is_told = matter.stands is RectificationState.TOLD
    verdict = matter.concluded if is_told else None
    return {
        "now": told_to_asker(matter.stands, organ=matter.unit.name, verdict=verdict),
        "asked": matter.writing.note if matter.stands is RectificationState.ASKED else "",
        "answer": matter.writing.answer if is_told else "",
        "recourse": matter.writing.recourse if is_told else "",
        "to": matter.organ_to if is_told else "",
    }
