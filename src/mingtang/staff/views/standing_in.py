"""代岗的身份：begun and ended by a button, carried by the session, told on every page of the desk.

With every change of name the token of the forms changes: what another tab opened in one name is not taken in the other.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingtang.law.days import chinese_day
from mingtang.law.rules import RuleBroken
from mingtang.organs import queries as organ_queries
from mingtang.organs.actions.deputies import begin_standing_in, note_stop
from mingtang.staff.views.deputies import deputy_or_404, page
from mingtang.ui import clock

KEY = "standing_in"
OVER = "代岗已经到期或者被结束，刚才要办的没有办理。现在您以自己的身份办理。"


class StandingIn:
    """代岗：whoever pressed the button holds the represented post, and no other, until it ends.

    When it has ended meanwhile, nothing is done in this request: what was meant for another is not done for oneself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/desk/") or not request.user.is_authenticated or KEY not in request.session:
            return self.get_response(request)
        deputy = organ_queries.own_deputy(request.session[KEY], request.user)
        if deputy is None or not deputy.in_force(on=clock.today()):
            del request.session[KEY]
            rotate_token(request)
            messages.warning(request, OVER)
            return redirect(settings.LOGIN_REDIRECT_URL)
        request.user.stand_in(deputy)
        return self.get_response(request)


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """开始代岗。"""
    deputy = deputy_or_404(request, pk)
    try:
        begin_standing_in(deputy, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return page(request, status=422, refused=broken.reasons)
    request.session[KEY] = deputy.pk
    rotate_token(request)
    told = f"您现在代{deputy.post.person.name}办理，到{chinese_day(deputy.until_on)}止。办完请点“结束代岗”。"
    messages.success(request, told)
    return redirect(settings.LOGIN_REDIRECT_URL)


@login_required
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """结束代岗：back to one's own posts."""
    if request.user.standing_in is not None:
        note_stop(request.user.standing_in, by=request.user, at=clock.now())
        del request.session[KEY]
        rotate_token(request)
        messages.success(request, "代岗已结束，现在您以自己的身份办理。")
    return redirect(settings.LOGIN_REDIRECT_URL)
