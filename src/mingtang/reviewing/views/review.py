"""审核：what waits, one revision with everything that goes public, and the acts on it."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingtang.editorial import actions, ports, reasons
from mingtang.editorial.models import Revision
from mingtang.law.editorial import EditionState, Stage
from mingtang.law.openness import Openness
from mingtang.law.rules import RuleBroken
from mingtang.reviewing import queries
from mingtang.reviewing.events import events_of
from mingtang.reviewing.forms import SecrecyForm, SendBackForm, TicksForm
from mingtang.reviewing.waiting import waiting
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

PER_PAGE = 20


@login_required
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """待审签：what waits for me first, then what waits for others, then what was published lately."""
    at = clock.now()
    rows = waiting(request.user, at=at)
    published = queries.published_lately(request.user, at=at)
    context = {
        "mine": [row for row in rows if row.is_mine],
        "others": [row for row in rows if not row.is_mine],
        "page_obj": Paginator(published, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "reviewing/review.html", context)


def _revision(request: HttpRequest, pk: int) -> Revision:
    revision = queries.revision(pk, request.user, at=clock.now())
    if revision is None:
        raise Http404
    return revision


def _page(request: HttpRequest, revision: Revision, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page of a revision, with the form that was just refused in its place."""
    edition = revision.edition
    kind = ports.kinds()[edition.document.kind]
    context = {
        "revision": revision,
        "edition": edition,
        "document": edition.document,
        "state": EditionState(edition.state),
        "is_confirmed_only": reasons.is_confirmed_only(revision),
        "is_open": edition.state == EditionState.OPEN.value,
        "kind": kind,
        "body": revision.content,
        "openness": Openness(revision.openness).label,
        "changes": kind.changes(queries.body_before(edition), revision.content),
        "events": events_of(revision),
        "newer": [row for row in edition.revisions.all() if row.number > revision.number],
    }
    return render(request, "reviewing/revision.html", context | _steps(request, revision, refused), status=status)


def _steps(request: HttpRequest, revision: Revision, refused: Mapping[str, forms.Form]) -> dict[str, Any]:
    """每一步：what may be done by whom, why not, and its form."""
    at, by, edition = clock.now(), request.user, revision.edition
    stage = Stage.FIRST if reasons.stage_of(revision) is Stage.FIRST else Stage.REVIEW
    return {
        "stage": stage,
        "by_hand": ports.is_released_by_hand(edition.document.kind),
        "approve_reasons": reasons.against_approving(revision, stage, by=by, at=at),
        "sign_reasons": reasons.against_releasing(revision, by=by, at=at),
        "back_reasons": reasons.against_sending_back(revision, by=by, at=at),
        "drop_reasons": reasons.against_dropping(edition, by=by, at=at),
        "secrecy_form": refused.get("approve") or SecrecyForm(),
        "ticks_form": refused.get("ticks") or TicksForm(stage),
        "back_form": refused.get("send_back") or SendBackForm(),
        "sign_form": refused.get("sign") or TicksForm(Stage.LEADER),
        "drop_form": refused.get("drop"),
    }


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一稿。"""
    return _page(request, _revision(request, pk))


@login_required
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """通读：all that would go public, in the frame of the public site, before anybody outside sees it."""
    revision = _revision(request, pk)
    document = revision.edition.document
    context = {
        "revision": revision,
        "organ": document.unit,
        "kind": ports.kinds()[document.kind],
        "body": revision.content,
        "is_public": revision.edition.state in {EditionState.LIVE.value, EditionState.PAST.value},
    }
    return render(request, "reviewing/preview.html", context)


def _act(
    request: HttpRequest, pk: int, told: Mapping[str, forms.Form], act: Callable[[Revision], Any], done: str
) -> HttpResponse:
    """Do one act; when it is refused, the page comes back with the reasons and what was typed."""
    revision = _revision(request, pk)
    checked = [form.is_valid() for form in told.values()]
    if all(checked):
        try:
            act(revision)
        except RuleBroken as broken:
            add_reasons(next(iter(told.values())), broken)
        else:
            messages.success(request, done)
            return redirect(f"{reverse('reviewing:revision', args=[pk])}#main")
    return _page(request, revision, status=422, **told)


def _stage(request: HttpRequest) -> Stage:
    """环节，as the form was made for; whether it is its turn, the action asks."""
    return Stage.FIRST if request.POST.get("stage") == Stage.FIRST.value else Stage.REVIEW


@login_required
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """审核通过：the first stage, or the review with its secrecy items."""
    stage = _stage(request)
    ticks = TicksForm(stage, request.POST)
    told: dict[str, forms.Form] = {"ticks": ticks}
    if stage is Stage.REVIEW:
        told = {"approve": SecrecyForm(request.POST), **told}

    def act(revision: Revision) -> None:
        findings = told["approve"].findings if "approve" in told else {}
        by, at = request.user, clock.now()
        actions.approve(revision, stage=stage, findings=findings, ticks=ticks.ticked, by=by, at=at)

    return _act(request, pk, told, act, "已审核通过，下一步由另一个人审签。")


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认公开。"""
    form, ticks = SecrecyForm(request.POST), TicksForm(Stage.REVIEW, request.POST)

    def act(revision: Revision) -> None:
        actions.confirm(revision, findings=form.findings, ticks=ticks.ticked, by=request.user, at=clock.now())

    return _act(request, pk, {"approve": form, "ticks": ticks}, act, "已确认公开，公众现在就能看到。")


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回。"""
    form = SendBackForm(request.POST)

    def act(revision: Revision) -> None:
        actions.send_back(revision, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())

    return _act(request, pk, {"send_back": form}, act, "已退回，拟稿人会看到您写的理由。")


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """签发；of most kinds it is public with that, of some it is released afterwards."""
    form = TicksForm(Stage.LEADER, request.POST)
    by_hand = ports.is_released_by_hand(_revision(request, pk).edition.document.kind)

    def act(revision: Revision) -> None:
        signed = actions.sign if by_hand else actions.sign_and_release
        signed(revision, ticks=form.ticked, by=request.user, at=clock.now())

    done = "已签发，等待发布。" if by_hand else "已签发，公众现在就能看到。"
    return _act(request, pk, {"sign": form}, act, done)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """撤回送审。"""

    def act(revision: Revision) -> None:
        actions.drop(revision.edition, by=request.user, at=clock.now())

    return _act(request, pk, {"drop": forms.Form(request.POST)}, act, "已撤回送审，没有公开任何内容。")
