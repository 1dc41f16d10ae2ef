"""一次发布：plan it, look at it, change it, let it go out."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.editorial.models import Revision
from mingtang.law.outlets import Outlet
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person
from mingtang.releases import actions, queries, reasons
from mingtang.releases.forms import AT, HAND, NOW, MembersForm, WhenForm
from mingtang.releases.models import Release
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons

NEW = [(NOW, "马上发布"), (AT, "到时间自动发布"), (HAND, "先排好，由人发布")]
ANEW = [(AT, "到时间自动发布"), (HAND, "先排好，由人发布")]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """安排发布：of the editions ticked on the list, which stand in the address."""
    at, by = clock.now(), request.user
    wanted = {int(text) for text in request.GET.getlist("edition") if text.isdecimal() and len(text) < 10}
    chosen = [row for row in queries.plannable(by, at=at) if row.edition_id in wanted]
    if not chosen:
        if request.method == "POST":
            raise Http404
        messages.warning(request, "请先勾选要发布的；已经发布或者已经列在别的发布里的，不在这里。")
        return redirect("releases:releases")
    chosen = list(queries.newest([row.edition_id for row in chosen], with_bodies=True).values())
    form = WhenForm(request.POST if request.method == "POST" else None, choices=NEW, initial={"when": NOW})

    def act() -> Done:
        release = _planned(chosen, form, by=by, at=at)
        return Done(_said(release), redirect("releases:release", release.pk))

    return tried(request, form, act) or _new_page(request, chosen, form, at=at)


def _planned(chosen: list[Revision], form: WhenForm, *, by: Person, at: datetime) -> Release:
    unit, editions = chosen[0].edition.document.unit, [row.edition for row in chosen]
    if form.is_now:
        return actions.release_at_once(unit, editions=editions, by=by, at=at)
    return actions.plan(unit, editions=editions, planned_at=form.planned_at, by=by, at=at)


def _new_page(request: HttpRequest, chosen: list[Revision], form: WhenForm, *, at: datetime) -> HttpResponse:
    unit = chosen[0].edition.document.unit
    against = reasons.against_planning(unit, by=request.user, at=at)
    context = {
        "unit": unit,
        "lines": [(row, queries.missing(row)) for row in chosen],
        "against": [*against, *reasons.against_joining(unit, chosen)],
        "against_now": reasons.of_members(chosen, at=at),
        "form": form,
        "address": f"{reverse('releases:new')}?{urlencode([('edition', row.edition_id) for row in chosen])}",
    }
    return render(request, "releases/new.html", context, status=422 if form.errors else 200)


def _said(release: Release) -> str:
    """What was done; of what is to be read on the portal of the county, what is still to be done."""
    if release.released_at is not None:
        outlets = queries.outlets_of(release)
        if Outlet.COUNTY.value not in outlets:
            return "已发布，公众现在就能看到。"
        also = "已签发发布，发在本站的公众现在就能看到；其余的" if len(outlets) > 1 else "已签发发布，"
        told = '{}还要录到县门户并登记，登记以后才算公开。<a href="{}">去录入和登记</a>'
        return format_html(told, also, reverse("postings:portal"))
    return "已安排，到时间自动发布。" if release.planned_at else "已排好，由人发布。"


def _found(request: HttpRequest, pk: int, *, at: datetime) -> Release:
    return found_or_404(queries.release(pk, request.user, at=at))


def _page(request: HttpRequest, release: Release, *, at: datetime, status: int = 200, **refused: Any) -> HttpResponse:
    by = request.user
    [told] = queries.told([release], at=at, with_bodies=release.is_open)
    revisions = [line.revision for line in told.lines]
    against_now = reasons.against_releasing(release, by=by, at=at)
    could_join = [
        row for row in queries.plannable(by, at=at) if row.edition.document.unit_id == release.unit_id
    ] if release.is_open else []  # fmt: skip
    local = timezone.localtime(release.planned_at) if release.planned_at else None
    at_first = {"when": AT if local else HAND, "on": local and local.date(), "clock": local and local.time()}
    members = {line.member.edition_id for line in told.lines}
    context = {
        "release": release,
        "told": told,
        "published": {row.revision_id: row for row in queries.published_in(release)},
        "against_now": [*against_now, *(reasons.of_members(revisions, at=at) if not against_now else ())],
        "against_changing": reasons.against_changing(release, by=by, at=at),
        "time_form": WhenForm(choices=ANEW, initial=at_first),
        "add_form": MembersForm(revisions=[row for row in could_join if row.edition_id not in members]),
        "could_join": len(could_join),
    }
    return render(request, "releases/release.html", context | refused, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一次发布。"""
    at = clock.now()
    return _page(request, _found(request, pk, at=at), at=at)


def _act(
    request: HttpRequest,
    pk: int,
    act: Callable[[Release, datetime], Any],
    done: str = "",
    *,
    name: str = "",
    form: forms.Form | None = None,
) -> HttpResponse:
    """Do one act; when it is refused, the page comes back with the reasons and what was typed."""
    at = clock.now()
    release, refused = _found(request, pk, at=at), {}
    if form is None or form.is_valid():
        try:
            act(release, at)
        except RuleBroken as broken:
            if form is None:
                refused = {"refused": broken.reasons}
            else:
                add_reasons(form, broken)
        else:
            messages.success(request, done or _said(_found(request, pk, at=at)))
            return redirect(f"{reverse('releases:release', args=[pk])}#main")
    told = {name: form} if form is not None else refused
    return _page(request, _found(request, pk, at=at), at=at, status=422, **told)


@login_required
@require_POST
def now(request: HttpRequest, pk: int) -> HttpResponse:
    """马上发布。"""
    by = request.user
    return _act(request, pk, lambda release, at: actions.release_now(release, by=by, at=at))


@login_required
@require_POST
def time(request: HttpRequest, pk: int) -> HttpResponse:
    """改时间，or plan anew what did not go out."""
    form, by = WhenForm(request.POST, choices=ANEW), request.user

    def act(release: Release, at: datetime) -> None:
        actions.plan_anew(release, planned_at=form.planned_at, by=by, at=at)

    return _act(request, pk, act, "已重新安排。", name="time_form", form=form)


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """列入。"""
    by = request.user
    could_join = list(queries.plannable(by, at=clock.now()))
    form = MembersForm(request.POST, revisions=could_join)

    def act(release: Release, at: datetime) -> None:
        wanted = set(form.cleaned_data["editions"])
        editions = [row.edition for row in could_join if row.edition_id in wanted]
        actions.add(release, editions=editions, by=by, at=at)

    return _act(request, pk, act, "已列入，和别的一起发布。", name="add_form", form=form)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """移出。"""
    wanted = request.POST.get("member", "")

    def act(release: Release, at: datetime) -> None:
        member = release.members.filter(pk=int(wanted) if wanted.isdecimal() and len(wanted) < 10 else 0).first()
        if member is None:
            raise RuleBroken("这一件已经不在这次发布里。")
        actions.remove(member, by=request.user, at=at)

    return _act(request, pk, act, "已移出，可以另行发布。")


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """取消。"""
    by = request.user
    done = "已取消，什么也没有发布；里面的可以另行安排。"
    return _act(request, pk, lambda release, at: actions.cancel(release, by=by, at=at), done)
