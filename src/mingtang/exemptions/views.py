"""免予解读的页面：asked from the manuscript, decided by a leader; and what an organ has set."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.catalogue.queries.offered import choices
from mingtang.exemptions import actions as acts
from mingtang.exemptions import queries, reasons
from mingtang.exemptions.forms import DecideForm, ExemptForm, RuleForm
from mingtang.exemptions.models import Exemption
from mingtang.law.interpretation import types_explained
from mingtang.law.metadata import type_name
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.found import found_or_404


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, manuscript: int) -> HttpResponse:
    """申请免予解读。"""
    at, by = clock.now(), request.user
    found = found_or_404(queries.manuscript(manuscript, by, at=at))
    if reasons.against_planning(found, by=by, at=at):
        raise PermissionDenied
    form = ExemptForm(request.POST or None)

    def act() -> Done:
        made = acts.ask(found, reason=form.cleaned_data["reason"], by=by, at=at)
        return Done("已申请，等分管领导批准；批准以前文件不能送审。", redirect("exemptions:exemption", made.pk))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "manuscript": found}
    return render(request, "exemptions/exempt.html", context, status=422 if request.method == "POST" else 200)


def _page(request: HttpRequest, exemption: Exemption, *, status: int = 200, **more: Any) -> HttpResponse:
    against = acts.reasons_against(exemption, approve=True, note="", by=request.user, at=clock.now())
    context = {"exemption": exemption, "against": against, "form": DecideForm()}
    return render(request, "exemptions/exemption.html", context | more, status=status)


def _or_404(request: HttpRequest, pk: int) -> Exemption:
    return found_or_404(queries.exemption(pk, request.user, at=clock.now()))


def _here(request: HttpRequest, exemption: Exemption) -> OnPage:
    return OnPage(request, partial(_page, request, exemption), ("exemptions:exemption", exemption.pk))


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一件免予解读的申请。"""
    return _page(request, _or_404(request, pk))


@login_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """批准、不批准。"""
    exemption, form = _or_404(request, pk), DecideForm(request.POST)
    approve = request.POST.get("answer") == "approve"
    return _here(request, exemption).tried(
        form,
        lambda: acts.decide(
            exemption, approve=approve, note=form.cleaned_data["note"], by=request.user, at=clock.now()
        ),
        "已批准免予解读。" if approve else "没有批准，请写解读方案。",
        form=form,
    )


def _organ_or_404(request: HttpRequest, code: str) -> Unit:
    return found_or_404(
        next((organ for organ in queries.organs_of(request.user, at=clock.now()) if organ.code == code), None)
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """解读设置。"""
    at, by = clock.now(), request.user
    organ = _organ_or_404(request, code)
    if reasons.against_setting(organ, by=by, at=at):
        raise PermissionDenied
    told = queries.rule_of(organ)
    initial = dict(zip(("first", "second", "third"), told["words"], strict=True)) | told
    form = RuleForm(request.POST or None, initial=initial, places=choices(organ))

    def act() -> Done:
        data = form.cleaned_data
        words = [data["first"], data["second"], data["third"]]
        percent = data["excerpt_percent"]
        acts.set_rule(
            organ, words=words, types=data["types"], place=data["place"], excerpt_percent=percent, by=by, at=at
        )
        return Done("解读设置已保存。", redirect("exemptions:rule", code))

    if done := tried(request, form, act):
        return done
    context = {"organ": organ, "form": form, "types": [type_name(one) for one in types_explained()]}
    return render(request, "exemptions/rule.html", context, status=422 if request.method == "POST" else 200)
