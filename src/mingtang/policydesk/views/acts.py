"""公文的各个动作：each parses, calls one function, and says what came of it."""

from datetime import datetime
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingtang.files.actions import store
from mingtang.law.openness import Openness
from mingtang.law.validity import Tie
from mingtang.policies.actions import deciding, following, opening, steps
from mingtang.policies.models import Policy
from mingtang.policydesk import forms
from mingtang.policydesk.queries import desk as queries
from mingtang.policydesk.views.shown import joint_of, page, policy_or_404
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, pressed
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import OPENED_AS
from mingtang.validity.queries.desk import document_at


def _here(request: HttpRequest, policy: Policy, *, at: datetime) -> OnPage:
    return OnPage(request, partial(page, request, policy, at=at), ("policydesk:policy", policy.pk))


@login_required
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """提公开属性，送核稿。"""
    at = clock.now()
    policy, form = policy_or_404(request, pk, at=at), forms.ProposalForm(request.POST)

    def act() -> None:
        deciding.propose(policy, proposal=form.proposal(), by=request.user, at=at)

    return _here(request, policy, at=at).tried(form, act, "已送核稿。", propose_form=form)


@login_required
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """核稿通过。"""
    at = clock.now()
    policy, seen = policy_or_404(request, pk, at=at), request.POST.get(OPENED_AS)
    done = "核稿通过，等领导签发。"
    here = _here(request, policy, at=at)
    return here.pressed(lambda: deciding.check(policy, seen=seen, by=request.user, at=at), done)


@login_required
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """退回。"""
    at = clock.now()
    policy, form = policy_or_404(request, pk, at=at), forms.ReasonForm(request.POST)

    def act() -> None:
        deciding.send_back(policy, reason=form.cleaned_data["reason"], by=request.user, at=at)

    return _here(request, policy, at=at).tried(form, act, "已退回拟稿人。", back_form=form)


@login_required
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """签发。"""
    at = clock.now()
    policy, form = policy_or_404(request, pk, at=at), forms.SignForm(request.POST)

    def act() -> None:
        told = form.cleaned_data | {"openness": Openness(form.cleaned_data["openness"])}
        deciding.sign(policy, **told, seen=request.POST.get(OPENED_AS), by=request.user, at=at)

    return _here(request, policy, at=at).tried(form, act, "已签发，公开属性已认定。", sign_form=form)


@login_required
@require_POST
def decide_anew(request: HttpRequest, pk: int) -> HttpResponse:
    """重新认定公开属性。"""
    at = clock.now()
    policy, form = policy_or_404(request, pk, at=at), forms.AnewForm(request.POST)

    def act() -> None:
        told = {name: form.cleaned_data[name] for name in ("why", "made_on", "number")}
        told |= {"seen": request.POST.get(OPENED_AS)}
        deciding.decide_anew(policy, proposal=form.proposal(), **told, by=request.user, at=at)

    return _here(request, policy, at=at).tried(form, act, "已重新认定，原来的认定留着。", anew_form=form)


@login_required
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """登记一步：its paper is kept first, as every file is."""
    at = clock.now()
    policy = policy_or_404(request, pk, at=at)
    form = forms.StepForm(request.POST, request.FILES, joint=joint_of(policy))

    def act() -> None:
        upload = form.cleaned_data["paper"]
        paper = store(upload, unit=policy.unit, by=request.user, at=at) if upload else None
        steps.take_step(policy, **form.told(), paper=paper, by=request.user, at=at)

    return _here(request, policy, at=at).tried(form, act, "已登记。", step_form=form)


@login_required
@require_POST
def tie(request: HttpRequest, pk: int) -> HttpResponse:
    """登记要做的关系。"""
    at = clock.now()
    policy = policy_or_404(request, pk, at=at)
    form = forms.TieForm(request.POST, documents=queries.offered(policy.organ))

    def act() -> None:
        told = form.cleaned_data
        other = document_at(int(told["other"])) if told["other"] else None
        names = {"title": told["title"], "number": told["number"]}
        following.tie_to(policy, tie=Tie(told["tie"]), other=other, **names, by=request.user, at=at)

    return _here(request, policy, at=at).tried(form, act, "已登记，公布以后起作用。", tie_form=form)


@login_required
@require_POST
def untie(request: HttpRequest, pk: int, tie: int) -> HttpResponse:
    """去掉要做的关系。"""
    at = clock.now()
    policy = policy_or_404(request, pk, at=at)
    found = found_or_404(next((row for row, *_ in queries.ties_of(policy) if row.pk == tie), None))
    return _here(request, policy, at=at).pressed(lambda: following.untie(found, by=request.user, at=at), "已去掉。")


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """开始写公开稿。"""
    at = clock.now()
    policy = policy_or_404(request, pk, at=at)

    def act() -> Done:
        begun = opening.begin_manuscript(policy, by=request.user, at=at)
        return Done("稿件已开始，要素带过来了。", redirect("drafting:draft", begun.manuscript_id))

    return pressed(request, act, lambda reasons: page(request, policy, at=at, status=422, refused=reasons))


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """不再制定。"""
    at = clock.now()
    policy = policy_or_404(request, pk, at=at)
    done = "已登记不再制定，记录留着。"
    return _here(request, policy, at=at).pressed(lambda: opening.drop(policy, by=request.user, at=at), done)


@login_required
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """登记不公开的复查。"""
    at = clock.now()
    policy, form = policy_or_404(request, pk, at=at), forms.ReviewForm(request.POST)

    def act() -> None:
        told = form.cleaned_data
        keeps = told["keeps"] == "yes"
        following.review_withheld(policy, keeps=keeps, note=told["note"], by=request.user, at=at)

    return _here(request, policy, at=at).tried(form, act, "已登记复查。", review_form=form)
