"""清理转载的页面：the places that have a copy, and that they are cleared."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404
from mingtang.withdrawals import actions, queries, reasons
from mingtang.withdrawals.forms import CloseForm, CopyForm
from mingtang.withdrawals.models import Clearance


def _clearance(request: HttpRequest, pk: int, *, at: datetime) -> Clearance:
    return found_or_404(queries.clearance(pk, request.user, at=at))


def _page(request: HttpRequest, found: Clearance, *, at: datetime, status: int = 200, **refused: Any) -> HttpResponse:
    by = request.user
    context = {
        "clearance": found,
        "withdrawal": found.withdrawal,
        "against_clearing": reasons.against_clearing(found, by=by, at=at),
        "against_closing": reasons.against_closing(found, by=by, at=at),
        "copy_form": CopyForm(),
        "close_form": CloseForm(),
    }
    return render(request, "withdrawals/clearance.html", context | refused, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一次清理。"""
    at = clock.now()
    return _page(request, _clearance(request, pk, at=at), at=at)


def _act(
    request: HttpRequest, pk: int, name: str, form: forms.Form, act: Callable[[Clearance, datetime], Any], done: str
) -> HttpResponse:
    at = clock.now()
    found = _clearance(request, pk, at=at)
    return _here(request, found, at=at).tried(form, lambda: act(found, at), done, **{name: form})


def _here(request: HttpRequest, found: Clearance, *, at: datetime) -> OnPage:
    return OnPage(request, partial(_page, request, found, at=at), ("withdrawals:clearance", found.pk))


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """登记转载处。"""
    form = CopyForm(request.POST)

    def act(found: Clearance, at: datetime) -> None:
        actions.add_copy(found, **form.cleaned_data, by=request.user, at=at)

    return _act(request, pk, "copy_form", form, act, "已登记，清理以后点“已清理”。")


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """清理完毕。"""
    form = CloseForm(request.POST)

    def act(found: Clearance, at: datetime) -> None:
        actions.close(found, finding=form.cleaned_data["finding"], by=request.user, at=at)

    return _act(request, pk, "close_form", form, act, "已记下清理完毕。")


@login_required
@require_POST
def cleared(request: HttpRequest, pk: int) -> HttpResponse:
    """一处已清理。"""
    at = clock.now()
    copy = found_or_404(queries.copy(pk, request.user, at=at))
    found = _clearance(request, copy.clearance_id, at=at)
    return _here(request, found, at=at).pressed(
        lambda: actions.clear_copy(copy, by=request.user, at=at), "已记下这一处清理了。"
    )
