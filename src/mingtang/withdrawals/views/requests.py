"""撤回的页面：what is asked for and decided, and what is taken back at once."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.editorial.models import Document
from mingtang.language.naming import is_naming
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.rules import RuleBroken
from mingtang.law.withdrawals import RequestState
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.withdrawals import actions, queries, reasons
from mingtang.withdrawals.forms import AnswerForm, AskForm, SafetyForm
from mingtang.withdrawals.models import Request
from mingtang.withdrawals.ports import retold

PER_PAGE = 30


@login_required
@require_safe
def withdrawals(request: HttpRequest) -> HttpResponse:
    """撤回：requests, and where copies are left."""
    at, page = clock.now(), request.GET.get("page")
    context = {
        "page_obj": Paginator(queries.requests(request.user, at=at), PER_PAGE).get_page(page),
        "clearances": queries.clearances(request.user, at=at)[:PER_PAGE],
    }
    return render(request, "withdrawals/withdrawals.html", context)


def _document(request: HttpRequest, pk: int, *, at: datetime) -> Document:
    return found_or_404(queries.document(pk, request.user, at=at))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """申请撤回。"""
    at, by = clock.now(), request.user
    document = _document(request, pk, at=at)
    form = AskForm(request.POST if request.method == "POST" else None)

    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("public_reason", "internal_reason", "target")}
        looked = bool(form.cleaned_data.get("looked"))
        try:
            asked = actions.ask(document, kind=form.asked, looked=looked, by=by, at=at, **told)
        except RuleBroken as broken:
            named = {reason: "public_reason" for reason in broken.reasons if is_naming([reason])}
            add_reasons(form, broken, at=named)
            if named:
                form.ask_to_look()
        else:
            messages.success(request, "已提出，由另一个人决定；决定以前还公开着。")
            return redirect("withdrawals:request", asked.pk)
    context = {
        "document": document,
        "standing": queries.standing(document),
        "against": reasons.against_asking(document, by=by, at=at),
        "form": form,
    }
    return render(request, "withdrawals/ask.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: HttpRequest, pk: int) -> HttpResponse:
    """安全撤稿：a page that says what happens, and then it happens."""
    at, by = clock.now(), request.user
    document = _document(request, pk, at=at)
    form, kind = SafetyForm(request.POST if request.method == "POST" else None), WithdrawalKind.SAFETY

    def act() -> Done:
        reason = form.cleaned_data["internal_reason"]
        done = actions.withdraw(document, kind=kind, internal_reason=reason, asked_by=by, by=by, at=at)
        return Done(
            "已撤下，原地址现在什么也看不到。请接着清理转载处。", redirect("withdrawals:clearance", done.clearance.pk)
        )

    if done := tried(request, form, act):
        return done
    context = {
        "document": document,
        "standing": queries.standing(document),
        "against": reasons.against_withdrawing(document, kind, asked_by=by, by=by, at=at),
        "along": [queries.standing(other) for other in retold(document)],
        "form": form,
    }
    return render(request, "withdrawals/safety.html", context, status=422 if form.errors else 200)


def _request(request: HttpRequest, pk: int, *, at: datetime) -> Request:
    return found_or_404(queries.request(pk, request.user, at=at))


def _page(request: HttpRequest, asked: Request, *, at: datetime, status: int = 200, **refused: Any) -> HttpResponse:
    by = request.user
    context = {
        "asked": asked,
        "against_granting": reasons.against_granting(asked, by=by, at=at),
        "against_deciding": reasons.against_deciding(asked, by=by, at=at),
        "against_dropping": reasons.against_dropping(asked, by=by),
        "answer_form": AnswerForm(),
        "naming": reasons.naming(asked.document, asked.public_reason) if asked.stands is RequestState.ASKED else [],
    }
    return render(request, "withdrawals/request.html", context | refused, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一份申请。"""
    at = clock.now()
    return _page(request, _request(request, pk, at=at), at=at)


def _act(request: HttpRequest, pk: int, act: Callable[[Request, datetime], Any], done: str) -> HttpResponse:
    at = clock.now()
    asked = _request(request, pk, at=at)
    return _here(request, asked, at=at).pressed(lambda: act(asked, at), done)


def _here(request: HttpRequest, asked: Request, *, at: datetime) -> OnPage:
    return OnPage(request, partial(_page, request, asked, at=at), ("withdrawals:request", asked.pk))


@login_required
@require_POST
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    """同意撤回。"""
    by = request.user
    done = "已撤下，公众在原地址看到公开的理由。"
    return _act(request, pk, lambda asked, at: actions.grant(asked, by=by, at=at), done)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """收回申请。"""
    by = request.user
    return _act(request, pk, lambda asked, at: actions.drop(asked, by=by, at=at), "申请已收回，公开的还公开着。")


@login_required
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """不同意。"""
    at = clock.now()
    asked, form = _request(request, pk, at=at), AnswerForm(request.POST)

    return _here(request, asked, at=at).tried(
        form,
        lambda: actions.refuse(asked, answer=form.cleaned_data["answer"], by=request.user, at=at),
        "已不同意，公开的还公开着，提出的人会看到理由。",
        answer_form=form,
    )
