"""拟写：choose the ground, save, give files, hand in."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.caseletters.views.case import case_to_read
from mingtang.law.replies import ReplyState, reply_grounds
from mingtang.organs.sight import day_of
from mingtang.replies.actions import drafting
from mingtang.replies.forms import GiveForm, GroundForm
from mingtang.replies.queries.replies import reply_of
from mingtang.replies.views.show import done, draft_form, page, seen_of
from mingtang.ui import clock


@login_required
@require_POST
def choose(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """选依据。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    form = GroundForm(request.POST, grounds=reply_grounds(day_of(at)))

    def act() -> object:
        return drafting.choose(application, ground_id=form.cleaned_data["ground"], by=request.user, at=at)

    return done(request, application, act, "依据已选好，请填写下面的各项。", at=at, form=form, name="ground_form")


@login_required
@require_POST
def save(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """保存，或者按范本填好文字。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    told = reply_of(application, on=day_of(at))
    if told is None or told.reply.stands is ReplyState.SIGNED:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return page(request, application, at=at, status=status, refused=[drafting.NONE])
    form = draft_form(told, request.POST, at=at)
    fills = request.POST.get("act") == "fill"

    def act() -> object:
        return drafting.write(
            application,
            answers=form.values(),
            withheld=form.cleaned_data.get("withheld", []),
            text=form.cleaned_data["text"],
            fills=fills,
            seen=seen_of(request),
            by=request.user,
            at=at,
        )

    said = "文字已填好，请再看一遍、改好。" if fills else "已保存。"
    return done(request, application, act, said, at=at, form=form, name="draft_form")


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
        return drafting.give(application, upload=told["file"], title=told["title"], seen=seen, by=request.user, at=at)

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
        return drafting.take_away(application, pk=pk, seen=seen_of(request), by=request.user, at=at)

    return done(request, application, act, "文件已拿走。", at=at)


@login_required
@require_POST
def hand_in(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """送审。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)

    def act() -> object:
        return drafting.hand_in(application, seen=seen_of(request), by=request.user, at=at)

    return done(request, application, act, "已送审，等另一个人做合法性审核。", at=at)
