"""当场答复。"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.caseletters.views.case import case_to_read
from mingtang.law.replies import at_once_grounds
from mingtang.organs.sight import day_of
from mingtang.replies.actions import signing
from mingtang.replies.forms import SpokenForm
from mingtang.replies.views.show import done, steps_of
from mingtang.ui import clock


@login_required
@require_POST
def at_once(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """当场答复。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    form = SpokenForm(request.POST, grounds=at_once_grounds(day_of(at)))

    def act() -> object:
        return signing.answer_at_once(application, form.spoken(), steps=steps_of(request), by=request.user, at=at)

    return done(request, application, act, "当场答复已记下。", at=at, form=form, name="spoken_form")
