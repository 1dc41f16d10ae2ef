"""提意见和查询：without an account. These pages hold what somebody types, so that nothing keeps a copy of them."""

import secrets
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.comments import ports
from mingtang.comments.actions.door import CLOSED, Receipt, look_up, receive
from mingtang.comments.forms import CommentForm, LookUpForm
from mingtang.comments.models import Comment
from mingtang.comments.ports import Target
from mingtang.law.comments import CommentState, told_to_sender
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.visits.codes import shown

WRONG = "没有找到这一条：受理编号或者查询码不对，请对照回执再填一次。"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest) -> HttpResponse:
    """提意见：on what stands published at an address."""
    address = request.POST.get("on") or request.GET.get("on", "")
    target = ports.target_at(address)
    if target is None:
        return render(request, "comments/nothing.html", {}, status=HTTPStatus.NOT_FOUND)
    at = clock.now()
    if not target.is_open(on=at.date()):
        status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
        return render(request, "comments/closed.html", _about(target) | {"closed": CLOSED}, status=status)
    if request.method != "POST":
        return _form(request, target, CommentForm(initial={"key": secrets.token_urlsafe(24)}))
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            given = receive(target, typed=form.typed(), address=get_client_ip_address(request) or "", at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return render(request, "comments/receipt.html", _about(target) | _of_receipt(given))
    return _form(request, target, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _form(request: HttpRequest, target: Target, form: CommentForm, *, status: int = HTTPStatus.OK) -> HttpResponse:
    return render(request, "comments/door.html", _about(target) | {"form": form}, status=status)


def _about(target: Target) -> dict[str, Any]:
    return {"organ": target.unit.organ, "target": target}


def _of_receipt(given: Receipt) -> dict[str, Any]:
    """The receipt, and the same as a small text to save."""
    code = shown(given.code)
    lines = (
        "公众意见回执",
        f"对《{given.comment.title}》提的意见",
        f"受理编号：{given.comment.number}",
        f"查询码：{code}",
        "凭编号和查询码查询办理情况。",
    )
    return {"comment": given.comment, "code": code, "saved": quote("\r\n".join(lines))}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """查询：what became of a comment, for whoever has its number and code. They never stand in an address."""
    if request.method != "POST":
        return render(request, "comments/look.html", {"form": LookUpForm()})
    form, found = LookUpForm(request.POST), None
    if form.is_valid():
        try:
            address = get_client_ip_address(request) or ""
            found = look_up(**form.cleaned_data, address=address, at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            if found is None:
                form.add_error(None, WRONG)
    if found is None:
        return render(request, "comments/look.html", {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return render(request, "comments/found.html", _found(found))


def _found(comment: Comment) -> dict[str, Any]:
    is_answered = comment.stands is CommentState.CONFIRMED
    return {
        "organ": comment.unit,
        "comment": comment,
        "told": told_to_sender(comment.stands),
        "is_answered": is_answered,
        "outcome": comment.outcome.label if is_answered and comment.outcome else "",
    }
