"""提供的文件：add one, take one away; the page is that of the reply."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.caseletters.views.case import case_to_read
from mingtang.giving import actions
from mingtang.replies.forms import GiveForm
from mingtang.replies.views.show import done, seen_of
from mingtang.ui import clock


@login_required
@require_POST
def give(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """添加提供的文件。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    form = GiveForm(request.POST, request.FILES)

    def act() -> object:
        told = form.cleaned_data
        seen = seen_of(request)
        return actions.give(application, upload=told["file"], title=told["title"], seen=seen, by=request.user, at=at)

    return done(request, application, act, "文件已添加。", at=at, form=form, name="give_form")


@login_required
@require_POST
def take_away(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """拿走一个文件。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    typed = request.POST.get("file", "")
    pk = int(typed) if typed.isdecimal() and len(typed) < 18 else 0

    def act() -> object:
        return actions.take_away(application, pk=pk, seen=seen_of(request), by=request.user, at=at)

    return done(request, application, act, "文件已拿走。", at=at)
