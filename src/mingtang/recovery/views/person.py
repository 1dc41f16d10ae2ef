"""一个人的登录与找回，for whoever administers the account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.access.queries import people
from mingtang.law.second_factor import is_needed
from mingtang.organs.models import Person
from mingtang.recovery import actions, queries
from mingtang.recovery.actions import reasons_against_asking
from mingtang.recovery.forms import RecoveryForm
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


def _person(request: HttpRequest, username: str) -> Person:
    return found_or_404(queries.person_managed(username, request.user, at=clock.now()))


def _page(request: HttpRequest, person: Person, form: RecoveryForm, *, status: int = 200) -> HttpResponse:
    context = {
        "person": person,
        "device": people.device_of(person),
        "needed": is_needed(person.post_kinds(clock.today())),
        "sign_ins": people.sign_ins_of(person),
        "recoveries": queries.recoveries_of(person),
        "now": clock.now(),
        "reasons": reasons_against_asking(person, by=request.user, at=clock.now()),
        "form": form,
    }
    return render(request, "recovery/person.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, username: str) -> HttpResponse:
    """登录与找回。"""
    return _page(request, _person(request, username), RecoveryForm())


@login_required
@require_POST
def recover(request: HttpRequest, username: str) -> HttpResponse:
    """申请找回。"""
    person = _person(request, username)
    form = RecoveryForm(request.POST)

    def act() -> Done:
        row = actions.ask(person, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
        return Done(
            "已申请。24 小时内由另一名管理员或者本机关分管领导确认，他们的“今日”里会看到。",
            redirect("recovery:recovery", row.pk),
        )

    return tried(request, form, act) or _page(request, person, form, status=422)
