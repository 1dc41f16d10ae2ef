"""登记送达、撤回签发的页面。"""

from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.applications.models import Application
from mingtang.caseletters.views.case import case_to_read
from mingtang.law.rules import RuleBroken
from mingtang.replies.models import Reply
from mingtang.replies.queries.replies import signed_reply
from mingtang.replies.views.show import steps_of
from mingtang.serving import actions
from mingtang.serving.forms import ServeForm, TakeBackForm
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """登记送达，or how it was served."""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    reply = found_or_404(signed_reply(application))
    form = ServeForm(request.POST, request.FILES) if request.method == "POST" else ServeForm()
    if request.method == "POST" and form.is_valid():
        proof, steps = form.cleaned_data["proof"], steps_of(request)
        try:
            actions.deliver(application, form.served(), proof=proof, steps=steps, by=request.user, at=at)
        except RuleBroken as broken:
            application.refresh_from_db()
            add_reasons(form, broken)
        else:
            messages.success(request, "送达已登记，申请人凭编号和查询码可以取答复。")
            return redirect("serving:serve", organ, year, serial)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return _page(request, application, reply, at=at, status=status, form=form)


@login_required
@require_POST
def take_back(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """撤回签发。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    reply = found_or_404(signed_reply(application))
    form = TakeBackForm(request.POST)
    if form.is_valid():
        told = {"reason": form.cleaned_data["reason"], "steps": steps_of(request)}
        try:
            actions.take_back(application, **told, by=request.user, at=at)
        except RuleBroken as broken:
            application.refresh_from_db()
            add_reasons(form, broken)
        else:
            messages.success(request, "签发已撤回，这一件不发出。请改好以后重新送审、签发。")
            return redirect(application.desk_address)
    return _page(request, application, reply, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, back_form=form)


def _page(
    request: HttpRequest, application: Application, reply: Reply, *, at: datetime, status: int, **typed: Any
) -> HttpResponse:
    context = {
        "application": application,
        "reply": reply,
        "form": ServeForm(),
        "back_form": TakeBackForm(),
        "served": actions.service_of(application),
        "reasons": actions.reasons_against_delivering(application, None, by=request.user, at=at),
        "against_back": actions.reasons_against_taking_back(application, by=request.user, at=at),
    }
    return render(request, "serving/serve.html", context | typed, status=status)
