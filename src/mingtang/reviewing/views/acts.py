"""审签的动作：approve, confirm, sign, send back, take back."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from mingtang.editorial import actions, ports
from mingtang.editorial.models import Revision
from mingtang.law.editorial import EditionState, Stage
from mingtang.remarks import actions as remarks
from mingtang.reviewing.forms import SecrecyForm, SendBackForm, TicksForm
from mingtang.reviewing.views.page import act, page, revision_or_404
from mingtang.ui import clock


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一稿。"""
    return page(request, revision_or_404(request, pk))


@login_required
@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """通读：all that would go public, in the frame of the public site, before anybody outside sees it."""
    revision = revision_or_404(request, pk)
    document = revision.edition.document
    context = {
        "revision": revision,
        "organ": document.unit,
        "kind": ports.kinds()[document.kind],
        "body": revision.content,
        "is_public": revision.edition.state in {EditionState.LIVE.value, EditionState.PAST.value},
    }
    return render(request, "reviewing/preview.html", context)


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

    def do(revision: Revision) -> None:
        findings = told["approve"].findings if "approve" in told else {}
        by, at = request.user, clock.now()
        actions.approve(revision, stage=stage, findings=findings, ticks=ticks.ticked, by=by, at=at)

    following = "由审核人做保密审查" if stage is Stage.FIRST else "由分管领导签发"
    return act(request, pk, told, do, f"已{'初审' if stage is Stage.FIRST else '审核'}通过，下一步{following}。")


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认公开。"""
    form, ticks = SecrecyForm(request.POST), TicksForm(Stage.REVIEW, request.POST)

    def do(revision: Revision) -> None:
        actions.confirm(revision, findings=form.findings, ticks=ticks.ticked, by=request.user, at=clock.now())

    return act(request, pk, {"approve": form, "ticks": ticks}, do, "已确认公开，公众现在就能看到。")


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回。"""
    form = SendBackForm(request.POST)

    def do(revision: Revision) -> None:
        remarks.send_back(revision, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())

    return act(request, pk, {"send_back": form}, do, "已退回，拟稿人会看到您写的理由和指出的地方。")


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """签发；of most kinds it is public with that, of some it is released afterwards."""
    form = TicksForm(Stage.LEADER, request.POST)
    by_hand = ports.is_released_by_hand(revision_or_404(request, pk).edition.document.kind)

    def do(revision: Revision) -> None:
        signed = actions.sign if by_hand else actions.sign_and_release
        signed(revision, ticks=form.ticked, by=request.user, at=clock.now())

    done = "已签发，等待发布。" if by_hand else "已签发，公众现在就能看到。"
    return act(request, pk, {"sign": form}, do, done)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """撤回送审。"""

    def do(revision: Revision) -> None:
        actions.drop(revision.edition, by=request.user, at=clock.now())

    return act(request, pk, {"drop": forms.Form(request.POST)}, do, "已撤回送审，没有公开任何内容。")
