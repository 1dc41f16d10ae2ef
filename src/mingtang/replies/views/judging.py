"""审核、退回、签发。"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.caseletters.views.case import case_to_read
from mingtang.replies.actions import judging, signing
from mingtang.replies.forms import BackForm
from mingtang.replies.views.show import done, seen_of, steps_of
from mingtang.ui import clock


@login_required
@require_POST
def look(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """审核通过。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)

    def act() -> object:
        told = {"seen": seen_of(request), "confirms": "confirms" in request.POST}
        return judging.look(application, **told, by=request.user, at=at)

    return done(request, application, act, "审核通过，等签发。", at=at)


@login_required
@require_POST
def back(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """退回修改。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    form = BackForm(request.POST)

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return judging.send_back(application, reason=reason, seen=seen_of(request), by=request.user, at=at)

    return done(request, application, act, "已退回，等修改。", at=at, form=form, name="back_form")


@login_required
@require_POST
def sign(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """签发答复。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)

    def act() -> object:
        seen, steps = seen_of(request), steps_of(request)
        return signing.sign(application, seen=seen, steps=steps, by=request.user, at=at)

    return done(request, application, act, "答复已签发，请下载、用印、送达，并登记送达。", at=at)
