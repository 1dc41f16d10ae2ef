"""清理的签批和公布：each step by its own person."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.cleanuplists.actions import publishing
from mingtang.cleanuplists.forms import WordsForm
from mingtang.cleanuplists.views.campaigns import cleanup_or_404, here
from mingtang.cleanups.actions import signing
from mingtang.ui import clock
from mingtang.ui.opened import OPENED_AS


def _as_shown(request: HttpRequest, act: Callable[..., Any]) -> Callable[..., Any]:
    """The signature is on what the page showed, or it is none."""
    return partial(act, seen=request.POST.get(OPENED_AS, ""))


def _done(request: HttpRequest, organ: str, number: int, act: Callable[..., Any], told: str) -> HttpResponse:
    cleanup = cleanup_or_404(request, organ, number)
    return here(request, cleanup).pressed(lambda: act(cleanup, by=request.user, at=clock.now()), told)


def _worded(
    request: HttpRequest,
    organ: str,
    number: int,
    act: Callable[..., Any],
    told: str,
    *,
    label: str,
    prefix: str,
    name: str,
) -> HttpResponse:
    cleanup = cleanup_or_404(request, organ, number)
    form = WordsForm(request.POST, label=label, prefix=prefix)
    return here(request, cleanup).tried(
        form,
        lambda: act(cleanup, words=form.cleaned_data["words"], by=request.user, at=clock.now()),
        told,
        **{name: form},
    )


@login_required
@require_POST
def hand_in(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """送审查。"""
    return _done(request, organ, number, _as_shown(request, signing.hand_in), "已送合法性审查，台账不能再改。")


@login_required
@require_POST
def check(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """合法性审查通过。"""
    how = {"label": "审查意见", "prefix": "check", "name": "check_form"}
    return _worded(request, organ, number, _as_shown(request, signing.check), "已记下审查意见，等领导签批。", **how)


@login_required
@require_POST
def send_back(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """退回。"""
    how = {"label": "为什么退回", "prefix": "back-words", "name": "back_words_form"}
    return _worded(request, organ, number, _as_shown(request, signing.send_back), "已退回，处理意见可以再改。", **how)


@login_required
@require_POST
def sign(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """签批。"""
    return _done(request, organ, number, _as_shown(request, signing.sign), "已签批，结论不再改动。接着由专员送审公布。")


@login_required
@require_POST
def publish(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """送审公布。"""
    return _done(request, organ, number, publishing.submit_for_publication, "已送审，签发以后到“发布”里发布。")
