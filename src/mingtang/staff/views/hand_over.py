"""办理交接：everything that a person has in hand, given to a successor; and what the successor then finds."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law.days import chinese_day
from mingtang.law.rules import RuleBroken
from mingtang.organs import queries as organ_queries
from mingtang.organs.actions.people import reasons_against_leaving
from mingtang.staff import actions, queries
from mingtang.staff.actions.hand_over import in_hand, reasons_against_handing_over, reasons_against_looking
from mingtang.staff.forms import HandOverForm
from mingtang.staff.models import HandOver
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, username: str) -> HttpResponse:
    """办理交接。"""
    at, by = clock.now(), request.user
    person = found_or_404(organ_queries.person(username, by, at=at))
    people = queries.colleagues(by, at=at).filter(unit__organ=person.unit.organ_id).exclude(pk=person.pk)
    form = HandOverForm(request.POST or None, people=people, initial={"since_on": clock.today()})

    def act() -> Done:
        given = {name: form.cleaned_data[name] for name in ("successor", "since_on")}
        made = actions.hand_over(person, **given, by=by, at=at)
        stays = reasons_against_leaving(person, by=by, at=at)
        then = "现在还不能办理离岗，理由见下面“办理离岗”。" if stays else "现在可以办理离岗。"
        told = f"事项已交给{made.successor.name}，岗位从{chinese_day(made.since_on)}起任。"
        return Done(f"{told}{person.name}{then}", redirect(f"{reverse('staff:person', args=[username])}#main"))

    if done := tried(request, form, act):
        return done
    reasons = reasons_against_handing_over(person, by=by, at=at)
    context = {"person": person, "things": in_hand(person, at=at), "form": form, "reasons": reasons}
    refused = request.method == "POST" and (form.errors or reasons)
    return render(request, "staff/hand_over.html", context, status=422 if refused else 200)


def _made(request: HttpRequest, pk: int) -> HandOver:
    return found_or_404(queries.hand_over(pk, request.user, at=clock.now()))


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一次交接。"""
    return _page(request, _made(request, pk))


def _page(request: HttpRequest, made: HandOver, *, status: int = 200) -> HttpResponse:
    context = {"made": made, "reasons": reasons_against_looking(made, by=request.user)}
    return render(request, "staff/handed_over.html", context, status=status)


@login_required
@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """看过交接。"""
    made = _made(request, pk)
    try:
        actions.look_at(made, by=request.user, at=clock.now())
    except RuleBroken:
        return _page(request, made, status=422)
    messages.success(request, "已记下您看过这次交接。")
    return redirect("desk:today")
