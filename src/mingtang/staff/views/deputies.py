"""代岗安排：who stands in for whom in the organs in sight; a new arrangement; ending one; the usual deputy."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law.days import chinese_day
from mingtang.law.deputies import MOST_DAYS, Stage
from mingtang.law.rules import RuleBroken
from mingtang.organs import actions
from mingtang.organs import queries as organ_queries
from mingtang.organs.actions.deputies import reasons_against_ending_deputy, reasons_against_standing_in
from mingtang.organs.models import Deputy, Person
from mingtang.organs.sight import day_of
from mingtang.staff import queries
from mingtang.staff.forms import DeputyForm, UsualDeputyForm
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404

PER_PAGE = 50


def deputy_or_404(request: HttpRequest, pk: int) -> Deputy:
    """One arrangement in sight."""
    return found_or_404(organ_queries.deputy(pk, request.user, at=clock.now()))


def page(request: HttpRequest, *, status: int = 200, refused: tuple[str, ...] = ()) -> HttpResponse:
    """The list, with the reasons of what was just refused."""
    at, by = clock.now(), request.user
    found = Paginator(organ_queries.deputies(by, at=at), PER_PAGE).get_page(request.GET.get("page"))
    found.object_list = [_row(deputy, by=by, at=at) for deputy in found]
    context = {"page_obj": found, "refused": refused, "may_arrange": queries.posts_arranged_by(by, at=at).exists()}
    return render(request, "staff/deputies.html", context, status=status)


def _row(deputy: Deputy, *, by: Person, at: datetime) -> dict[str, Any]:
    """One arrangement, and what the reader may do about it."""
    stage = deputy.stage(on=day_of(at))
    begin_reasons = reasons_against_standing_in(deputy, by=by, at=at)
    end_reasons = reasons_against_ending_deputy(deputy, by=by, at=at)
    told = {"deputy": deputy, "stage": stage, "begin_reasons": begin_reasons, "end_reasons": end_reasons}
    is_over, is_mine = stage in {Stage.PAST, Stage.ENDED}, deputy.person_id == by.pk
    is_idle = is_over or bool(begin_reasons and end_reasons and not (is_mine and stage is Stage.RUNNING))
    return told | {"is_over": is_over, "is_mine": is_mine, "is_idle": is_idle}


@login_required
@require_safe
def deputies(request: HttpRequest) -> HttpResponse:
    """代岗安排。"""
    return page(request)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """安排代岗；the usual deputy is proposed."""
    at, by = clock.now(), request.user
    posts = queries.posts_arranged_by(by, at=at)
    form = DeputyForm(
        request.POST or None, posts=posts, people=queries.colleagues(by, at=at), initial=_initial(request)
    )

    def act() -> Done:
        deputy = actions.arrange_deputy(**form.cleaned_data, by=by, at=at)
        days = f"{chinese_day(deputy.since_on)}至{chinese_day(deputy.until_on)}"
        return Done(
            f"{days}由{deputy.person.name}代{deputy.post.person.name}（{deputy.post}）。",
            redirect(f"{reverse('staff:deputies')}#main"),
        )

    if done := tried(request, form, act):
        return done
    context = {"form": form, "may_arrange": posts.exists(), "most_days": MOST_DAYS}
    return render(request, "staff/deputy_new.html", context, status=422 if form.errors else 200)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """One's own post first, or the one that was asked for, with its usual deputy."""
    wanted = request.GET.get("post", "")[:9]
    post = queries.post_to_arrange(int(wanted) if wanted.isdecimal() else None, request.user, at=clock.now())
    told: dict[str, Any] = {"since_on": clock.today()}
    return told | {"post": post.pk, "person": post.usual_deputy_id} if post else told


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """提前结束代岗安排。"""
    deputy = deputy_or_404(request, pk)
    try:
        actions.end_deputy(deputy, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return page(request, status=422, refused=broken.reasons)
    messages.success(request, f"{deputy}已结束，{deputy.person.name}不能再代。")
    return redirect(f"{reverse('staff:deputies')}#main")


@login_required
@require_POST
def usual(request: HttpRequest, pk: int) -> HttpResponse:
    """记下常设 B 岗。"""
    at, by = clock.now(), request.user
    post = found_or_404(organ_queries.post(pk, by, at=at))
    form = UsualDeputyForm(request.POST, people=queries.colleagues(by, at=at), post=post)
    refused: tuple[str, ...] = ("请从本机关的人员中选择。",)
    if form.is_valid():
        try:
            actions.name_usual_deputy(post, person=form.cleaned_data["person"], by=by, at=at)
        except RuleBroken as broken:
            refused = broken.reasons
        else:
            messages.success(request, "常设 B 岗已记下，安排代岗时会先提出这个人。")
            return redirect(f"{reverse('staff:person', args=[post.person.username])}#main")
    return page(request, status=422, refused=refused)
