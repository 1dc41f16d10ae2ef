"""当场答复的页面。"""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.caseletters.views.case import case_to_read
from mingtang.law.replies import at_once_grounds
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.replies.views.show import steps_of
from mingtang.spoken.actions import answer_at_once, reasons_against_answering_at_once
from mingtang.spoken.forms import SpokenForm
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def at_once(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """当场答复。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    typed = request.POST if request.method == "POST" else None
    form = SpokenForm(typed, grounds=at_once_grounds(day_of(at)), initial={"on": day_of(at)})
    if typed is not None and form.is_valid():
        try:
            answer_at_once(application, form.spoken(), steps=steps_of(request), by=request.user, at=at)
        except RuleBroken as broken:
            application.refresh_from_db()
            add_reasons(form, broken)
        else:
            messages.success(request, "当场答复已记下。")
            return redirect(application.desk_address)
    context = {
        "application": application,
        "form": form,
        "reasons": reasons_against_answering_at_once(application, None, by=request.user, at=at),
    }
    status = HTTPStatus.OK if typed is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "spoken/spoken.html", context, status=status)
