"""登记送达的页面。"""

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.caseletters.views.case import case_to_read
from mingtang.law.rules import RuleBroken
from mingtang.replies.queries.replies import signed_reply
from mingtang.replies.views.show import steps_of
from mingtang.serving.actions import deliver, reasons_against_delivering, service_of
from mingtang.serving.forms import ServeForm
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """登记送达，or how it was served."""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    reply = signed_reply(application)
    if reply is None:
        raise Http404
    form = ServeForm(request.POST, request.FILES) if request.method == "POST" else ServeForm()
    if request.method == "POST" and form.is_valid():
        proof, steps = form.cleaned_data["proof"], steps_of(request)
        try:
            deliver(application, form.served(), proof=proof, steps=steps, by=request.user, at=at)
        except RuleBroken as broken:
            application.refresh_from_db()
            add_reasons(form, broken)
        else:
            messages.success(request, "送达已登记，申请人凭编号和查询码可以取答复。")
            return redirect("serving:serve", organ, year, serial)
    context = {
        "application": application,
        "reply": reply,
        "form": form,
        "served": service_of(application),
        "reasons": reasons_against_delivering(application, None, by=request.user, at=at),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "serving/serve.html", context, status=status)
