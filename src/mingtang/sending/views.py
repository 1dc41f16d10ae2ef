"""登记送出的页面。"""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.caseletters.queries.letters import letter as letter_of
from mingtang.caseletters.views.case import case_to_read
from mingtang.handling.forms import SentForm
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.sending import actions
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, organ: str, year: int, serial: int, pk: int) -> HttpResponse:
    """登记送出。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    letter = found_or_404(letter_of(application, pk))
    form = SentForm(request.POST) if request.method == "POST" else SentForm(initial={"sent_on": day_of(at)})
    reasons = actions.reasons_against_sending(letter, by=request.user, at=at)
    if request.method == "POST" and not reasons and form.is_valid():
        try:
            actions.send(letter, form.told()["sent"], by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, "送出已登记。收到的日期还不知道的，知道以后在案件页登记。")
            return redirect(application.desk_address)
    context = {"application": application, "letter": letter, "form": form, "reasons": reasons}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "sending/send.html", context, status=status)
