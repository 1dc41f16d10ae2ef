"""转主动公开建议的页面：the list, one of them, and what is done with it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.applications.queries.handlers import organ_handled, sees_applicant
from mingtang.applications.queries.queue import case
from mingtang.demand.queries.topics import items_of
from mingtang.law.demand import LABELS
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.proposals import forms
from mingtang.proposals.actions import deciding, publishing
from mingtang.proposals.models import PublishProposal
from mingtang.proposals.queries import proposals as queries
from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons

PER_PAGE = 30
NO_CASE = "没有这个编号的申请，请对照受理编号再填，例如 2026-12。"


@login_required
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """转主动公开建议。"""
    at = clock.now()
    return _list(request, _organ(request, at=at), forms.SuggestForm(), at=at)


def _organ(request: HttpRequest, *, at: datetime) -> Unit:
    unit = organ_handled(request.user, at=at)
    if unit is None:
        raise PermissionDenied
    return unit


def _list(request: HttpRequest, unit: Unit, form: Form, *, at: datetime, status: int = 200) -> HttpResponse:
    asked = request.GET.get("state", "waiting")
    state = asked if asked in {"", "waiting", *LABELS} else "waiting"
    page = Paginator(queries.proposals(unit, state=state), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organ": unit,
        "page_obj": page,
        "on": day_of(at),
        "state": state,
        "states": [("waiting", "没有办完的"), ("", "全部"), *((one.value, label) for one, label in LABELS.items())],
        "form": form,
        "against": deciding.reasons_against_suggesting(unit, by=request.user, at=at),
    }
    return render(request, "proposals/list.html", context, status=status)


@login_required
@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """登记申请人的建议。"""
    at = clock.now()
    unit, form = _organ(request, at=at), forms.SuggestForm(request.POST)
    if deciding.reasons_against_suggesting(unit, by=request.user, at=at):
        raise PermissionDenied
    if form.is_valid():
        year, _, serial = form.cleaned_data["number"].strip().partition("-")
        known = all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (year, serial))
        told = {"organ": unit.code, "year": int(year), "serial": int(serial)} if known else None
        found = case(request.user, **told, at=at) if told else None
        if found is None:
            form.add_error("number", NO_CASE)
        else:
            words = {name: form.cleaned_data[name] for name in ("title", "ground")}
            try:
                made = deciding.suggest(unit, application=found, **words, by=request.user, at=at)
            except RuleBroken as broken:
                add_reasons(form, broken)
            else:
                messages.success(request, "已登记申请人的建议，研究、确认以后答复申请人。")
                return redirect("proposals:proposal", made.pk)
    return _list(request, unit, form, at=at, status=422)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一条建议。"""
    at = clock.now()
    return _page(request, _found(request, pk, at=at), at=at)


def _found(request: HttpRequest, pk: int, *, at: datetime) -> PublishProposal:
    found = found_or_404(queries.proposal(pk, request.user, at=at))
    if not sees_applicant(request.user, found.unit, at=at):
        raise PermissionDenied
    return found


def _items(unit: Unit) -> list[tuple[str, str]]:
    return [(item.code, f"{item.first}：{item.second}") for item in items_of(unit)]


def _page(
    request: HttpRequest, proposal: PublishProposal, *, at: datetime, status: int = 200, **more: Any
) -> HttpResponse:
    by, items = request.user, _items(proposal.unit)
    drafted = {"name": proposal.name or proposal.title, "way": proposal.way, "publish_by": proposal.publish_by}
    context = {
        "proposal": proposal,
        "on": day_of(at),
        "persons": queries.persons_of(proposal),
        "askings": queries.askings_of(proposal),
        "item_name": dict(items).get(proposal.item, proposal.item),
        "against_deciding": deciding.reasons_against_deciding(proposal, by=by, at=at),
        "against_confirming": deciding.reasons_against_confirming(proposal, by=by, at=at),
        "against_listing": publishing.reasons_against_listing(proposal, by=by, at=at),
        "against_beginning": publishing.reasons_against_beginning(proposal, by=by, at=at),
        "against_publishing": publishing.reasons_against_publishing(proposal, by=by, at=at),
        "against_answering": publishing.reasons_against_answering(proposal, by=by, at=at),
        "accept": forms.AcceptForm(items=items, initial=drafted),
        "decline": forms.ReasonForm(prefix="decline"),
        "back": forms.ReasonForm(prefix="back"),
        "listing": forms.ItemForm(items=items),
        "address": forms.AddressForm(),
        "answer": forms.AnswerForm(),
    }
    return render(request, "proposals/proposal.html", context | more, status=status)


def _done(
    request: HttpRequest,
    pk: int,
    name: str,
    made: Callable[[PublishProposal], Form],
    act: Callable[..., object],
    said: str,
) -> HttpResponse:
    """Do what a valid form asks for; a form that is wrong, or refused, comes back as it was typed."""
    at = clock.now()
    proposal = _found(request, pk, at=at)
    form = made(proposal)

    def acted() -> object:
        told = form.told() if isinstance(form, forms.AcceptForm) else form.cleaned_data
        return act(proposal, **told, by=request.user, at=at)

    return _here(request, proposal, at=at).tried(form, acted, said, **{name: form})


def _here(request: HttpRequest, proposal: PublishProposal, *, at: datetime) -> OnPage:
    return OnPage(request, partial(_page, request, proposal, at=at), ("proposals:proposal", proposal.pk))


@login_required
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """拟转为主动公开。"""

    def made(found: PublishProposal) -> Form:
        return forms.AcceptForm(request.POST, items=_items(found.unit))

    return _done(request, pk, "accept", made, deciding.accept, "已拟转为主动公开，等另一个人确认。")


@login_required
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """拟不转。"""
    form = forms.ReasonForm(request.POST, prefix="decline")
    return _done(request, pk, "decline", lambda _: form, deciding.decline, "已拟不转，等另一个人确认。")


@login_required
@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回再研究。"""
    form = forms.ReasonForm(request.POST, prefix="back")
    return _done(request, pk, "back", lambda _: form, deciding.send_back, "已退回，等重新研究。")


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认。"""
    return _act(request, pk, deciding.confirm, "已确认。")


@login_required
@require_POST
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """列入目录草案。"""

    def made(found: PublishProposal) -> Form:
        return forms.ItemForm(request.POST, items=_items(found.unit))

    said = "已列入目录草案，请到目录里改好、送审。"
    return _done(request, pk, "listing", made, publishing.list_item, said)


@login_required
@require_POST
def manuscript(request: HttpRequest, pk: int) -> HttpResponse:
    """开始写稿。"""
    return _act(request, pk, publishing.begin, "已开始一份稿件，请到写稿里接着写。")


@login_required
@require_POST
def published(request: HttpRequest, pk: int) -> HttpResponse:
    """登记已经公开。"""
    form = forms.AddressForm(request.POST)
    said = "已登记，以后来申请的人会先看到它。"
    return _done(request, pk, "address", lambda _: form, publishing.publish, said)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """登记给申请人的答复。"""
    form = forms.AnswerForm(request.POST)
    return _done(request, pk, "answer", lambda _: form, publishing.answer, "已登记给申请人的答复。")


def _act(request: HttpRequest, pk: int, act: Callable[..., object], said: str) -> HttpResponse:
    at = clock.now()
    proposal = _found(request, pk, at=at)
    return _here(request, proposal, at=at).pressed(lambda: act(proposal, by=request.user, at=at), said)
