"""会商的页面：the list, calling one, its page, its minutes, and what is done with it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import organ_of_clerk, sees_applicant
from mingtang.conferring.actions import conferences as acts
from mingtang.conferring.forms import CallForm, ConcludeForm, PositionForm, ReasonForm, position_forms
from mingtang.conferring.models import Conference
from mingtang.conferring.queries import conferences as queries
from mingtang.conferring.queries.posts import posts_for
from mingtang.law.conferring import LABELS
from mingtang.material.views.desk import case_or_404
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.found import found_or_404

PER_PAGE = 30
USUAL_DAYS = 3


@login_required
@require_safe
def conferences(request: HttpRequest) -> HttpResponse:
    """会商。"""
    at = clock.now()
    asked = request.GET.get("state", "")
    state = asked if asked in {"", "open", *LABELS} else ""
    found = queries.conferences(request.user, at=at, state=state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    organ = organ_of_clerk(request.user, at=at)
    context = {
        "page_obj": page,
        "state": state,
        "states": [("", "全部"), ("open", "要办的"), *((one.value, label) for one, label in LABELS.items())],
        "organ": organ,
        "of_year": queries.of_year(organ, day_of(at).year) if organ else None,
    }
    return render(request, "conferring/conferences.html", context)


def _case_asked(request: HttpRequest, *, at: datetime) -> Application | None:
    """The case that the address names; ``None`` where it names none."""
    organ, _, number = request.GET.get("case", "").partition(":")
    year, _, serial = number.partition("-")
    if not organ:
        return None
    if not (year.isdecimal() and serial.isdecimal() and len(number) < 16):
        raise Http404
    return case_or_404(request, organ, int(year), int(serial), at=at)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest) -> HttpResponse:
    """发起会商。"""
    at, by = clock.now(), request.user
    application = _case_asked(request, at=at)
    organ = found_or_404(application.unit if application else organ_of_clerk(by, at=at))
    form = CallForm(request.POST or None, posts=posts_for(organ, on=day_of(at)), initial={"days": USUAL_DAYS})

    def act() -> Done:
        told = form.cleaned_data | {"posts": list(form.cleaned_data["posts"])}
        made = acts.call(organ, application=application, **told, by=by, at=at)
        return Done("会商已发起，各单位收到通知。", redirect("conferring:conference", made.pk))

    if done := tried(request, form, act):
        return done
    reasons = acts.reasons_against_conferring(organ, application, by=by, at=at)
    context = {"case": application, "organ": organ, "form": form, "reasons": reasons}
    return render(request, "conferring/call.html", context, status=422 if request.method == "POST" else 200)


def _conference_or_404(request: HttpRequest, pk: int, *, at: datetime) -> Conference:
    return found_or_404(queries.conference(request.user, pk, at=at))


def _page(request: HttpRequest, found: Conference, *, at: datetime, status: int = 200, **more: Any) -> HttpResponse:
    by = request.user
    positions = queries.positions_of(found)
    shown = position_forms(one.pk for one in positions) | more.pop("positions", {})
    drafted = {"conclusion": found.conclusion, "held_on": found.held_on or day_of(at)}
    context = {
        "found": found,
        "participants": queries.participants_of(found),
        "positions": [(one, shown[one.pk], acts.reasons_against_entering(one, by=by, at=at)) for one in positions],
        "handles": sees_applicant(by, found.unit, at=at),
        "against_concluding": acts.reasons_against_concluding(found, by=by, at=at),
        "against_confirming": acts.reasons_against_confirming(found, by=by, at=at),
        "against_dropping": acts.reasons_against_dropping(found, by=by, at=at),
        "conclude": ConcludeForm(initial=drafted),
        "back": ReasonForm(),
    }
    return render(request, "conferring/conference.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一次会商。"""
    at = clock.now()
    return _page(request, _conference_or_404(request, pk, at=at), at=at)


@login_required
@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """会商纪要，to be printed."""
    found = _conference_or_404(request, pk, at=clock.now())
    context = {
        "found": found,
        "participants": queries.participants_of(found),
        "positions": queries.positions_of(found),
    }
    return render(request, "conferring/minutes.html", context)


def _here(request: HttpRequest, found: Conference) -> OnPage:
    return OnPage(request, partial(_page, request, found, at=clock.now()), ("conferring:conference", found.pk))


@login_required
@require_POST
def position(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """写意见。"""
    at, by = clock.now(), request.user
    found = _conference_or_404(request, pk, at=at)
    own = found_or_404(next((one for one in queries.positions_of(found) if one.pk == part), None))
    form = PositionForm(request.POST, prefix=f"position-{own.pk}")
    return _here(request, found).tried(
        form,
        lambda: acts.enter_position(own, **form.told(), by=by, at=at),
        "本单位的意见已写下。",
        positions={own.pk: form},
    )


@login_required
@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """写结论。"""
    at, by = clock.now(), request.user
    found, form = _conference_or_404(request, pk, at=at), ConcludeForm(request.POST)
    return _here(request, found).tried(
        form,
        lambda: acts.conclude(found, **form.cleaned_data, by=by, at=at),
        "结论已写好，等分管领导确认。",
        conclude=form,
    )


@login_required
@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回重写结论。"""
    at, by = clock.now(), request.user
    found, form = _conference_or_404(request, pk, at=at), ReasonForm(request.POST)
    return _here(request, found).tried(
        form,
        lambda: acts.send_back(found, reason=form.cleaned_data["reason"], by=by, at=at),
        "已退回，等重新写结论。",
        back=form,
    )


def _act(request: HttpRequest, pk: int, act: Callable[..., Conference], said: str) -> HttpResponse:
    at = clock.now()
    found = _conference_or_404(request, pk, at=at)
    return _here(request, found).pressed(lambda: act(found, by=request.user, at=at), said)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认结论。"""
    return _act(request, pk, acts.confirm, "结论已确认，不能再改。")


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销会商。"""
    return _act(request, pk, acts.drop, "会商已撤销，写过的意见留着。")
