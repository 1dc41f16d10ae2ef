"""一个人：the name and unit, the posts, the password, leaving."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mingtang.law import explained
from mingtang.law.days import chinese_day
from mingtang.law.rules import RuleBroken
from mingtang.organs import actions, passwords, ports, queries
from mingtang.organs.actions.deputies import reasons_against_arranging
from mingtang.organs.actions.passwords import reasons_against_setting_password
from mingtang.organs.actions.people import reasons_against_leaving
from mingtang.organs.actions.posts import reasons_against_ending, reasons_against_revoking
from mingtang.organs.actions.rules import reasons_against_managing
from mingtang.organs.models import Person, Post
from mingtang.staff import queries as staff_queries
from mingtang.staff.forms import AppointForm, EndPostForm, LeaveForm, PersonForm, UsualDeputyForm, told_of_person
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons


def _person(request: HttpRequest, username: str) -> Person:
    return found_or_404(queries.person(username, request.user, at=clock.now()))


def _post(request: HttpRequest, pk: int) -> Post:
    return found_or_404(queries.post(pk, request.user, at=clock.now()))


def _back(username: str) -> HttpResponse:
    """To the top of the person's page, where the message stands."""
    return redirect(f"{reverse('staff:person', args=[username])}#main")


def _end_form(post: Post, data: Any = None) -> EndPostForm:
    return EndPostForm(data, prefix=f"end-{post.pk}", on=clock.today())


def _page(request: HttpRequest, person: Person, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of a person, with the form that was just refused in its place."""
    at, by = clock.now(), request.user
    units = queries.units_managed_by(by, at=at)
    held, ended = queries.posts_of(person, on=clock.today())
    ending = forms.get("end_post")
    posts, left = [], ports.left_behind(held, on=clock.today())
    for post in held:
        form = ending if ending is not None and ending.prefix == f"end-{post.pk}" else _end_form(post)
        begun = post.since_on <= clock.today()
        reasons = (reasons_against_ending if begun else reasons_against_revoking)(post, by=by, at=at)
        told = {"post": post, "form": form, "begun": begun, "reasons": reasons, "left": left.by_post.get(post.pk, 0)}
        posts.append(told | _deputising(post, by=by, at=at))
    context = {
        "person": person,
        "posts": posts,
        "ended": ended,
        "left": left.by_all,
        "deputies": queries.of_person(person, on=clock.today()),
        "explained": explained.posts(),
        "reasons": reasons_against_managing(person.unit, by=by, at=at),
        "password_reasons": reasons_against_setting_password(person, by=by, at=at),
        "leave_reasons": reasons_against_leaving(person, by=by, at=at),
        "change_form": forms.get("change") or PersonForm(units=units, initial=told_of_person(person)),
        "appoint_form": forms.get("appoint") or AppointForm(units=units, initial={"since_on": clock.today()}),
        "leave_form": forms.get("leave") or LeaveForm(),
        "refused": forms.get("refused", ()),
    }
    return render(request, "staff/person.html", context, status=status)


def _deputising(post: Post, *, by: Person, at: datetime) -> dict[str, Any]:
    """Whether the reader may arrange a deputy for the post, and whom it usually has."""
    people = staff_queries.colleagues(by, at=at).exclude(pk=post.person_id)
    return {
        "deputy_reasons": reasons_against_arranging(post, by=by, at=at),
        "usual_form": UsualDeputyForm(people=people, post=post),
    }


@login_required
@require_safe
def show(request: HttpRequest, username: str) -> HttpResponse:
    """一个人。"""
    return _page(request, _person(request, username))


@login_required
@require_POST
def change(request: HttpRequest, username: str) -> HttpResponse:
    """变更姓名或单位。"""
    person = _person(request, username)
    at = clock.now()
    form = PersonForm(request.POST, units=queries.units_managed_by(request.user, at=at))

    def act() -> Done:
        actions.change_person(person, **form.cleaned_data, by=request.user, at=at)
        return Done("已保存。", _back(username))

    return tried(request, form, act) or _page(request, person, status=422, change=form)


@login_required
@require_POST
def appoint(request: HttpRequest, username: str) -> HttpResponse:
    """任岗。"""
    person = _person(request, username)
    at = clock.now()
    form = AppointForm(request.POST, units=queries.units_managed_by(request.user, at=at))

    def act() -> Done:
        post = actions.appoint(person, **form.cleaned_data, by=request.user, at=at)
        return Done(f"{person.name}从{chinese_day(post.since_on)}起任{post}。", _back(username))

    return tried(request, form, act) or _page(request, person, status=422, appoint=form)


@login_required
@require_POST
def end_post(request: HttpRequest, pk: int) -> HttpResponse:
    """免岗。"""
    post, at = _post(request, pk), clock.now()
    form = _end_form(post, request.POST)
    if form.is_valid():
        try:
            post = actions.end_post(post, until_on=form.cleaned_data["until_on"], by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, f"{post.person.name}的{post}到{chinese_day(post.until_on)}结束。")
            return _back(post.person.username)
    return _page(request, _person(request, post.person.username), status=422, end_post=form)


@login_required
@require_POST
def revoke_post(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销任命。"""
    post, at = _post(request, pk), clock.now()
    try:
        post = actions.revoke_post(post, by=request.user, at=at)
    except RuleBroken as broken:
        return _page(request, _person(request, post.person.username), status=422, refused=broken.reasons)
    messages.success(request, f"{post.person.name}任{post}的任命已撤销。")
    return _back(post.person.username)


@never_cache
@login_required
@require_POST
def reset(request: HttpRequest, username: str) -> HttpResponse:
    """重设密码；the temporary password is shown on the page that answers, and never again."""
    person = _person(request, username)
    password = passwords.temporary()
    try:
        actions.set_password(person, password=password, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, person, status=422, refused=broken.reasons)
    return render(request, "staff/password_once.html", {"person": person, "password": password})


@login_required
@require_POST
def leave(request: HttpRequest, username: str) -> HttpResponse:
    """离岗。"""
    person = _person(request, username)
    form = LeaveForm(request.POST)

    def act() -> Done:
        actions.leave(person, on=clock.today(), by=request.user, at=clock.now())
        return Done(f"{person.name}已离岗，账号已停用。", _back(username))

    return tried(request, form, act) or _page(request, person, status=422, leave=form)
