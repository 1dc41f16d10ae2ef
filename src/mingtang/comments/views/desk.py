"""公众意见的办理：the list, one comment, and what is done with it."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from mingtang.comments import ports
from mingtang.comments.actions import erasing, handling
from mingtang.comments.forms import AnswerForm, AssignForm, ErasureForm, ReasonForm
from mingtang.comments.models import Comment
from mingtang.comments.queries import desk as queries
from mingtang.law.comments import LABELS, CommentState
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404

PER_PAGE = 30


@login_required
@require_safe
def comments(request: HttpRequest) -> HttpResponse:
    """公众意见。"""
    at = clock.now()
    asked = request.GET.get("state", "open")
    state = asked if asked in {"", "open", *LABELS} else "open"
    page = Paginator(queries.comments(request.user, at=at, state=state), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = queries.told(list(page.object_list), on=day_of(at))
    states = [("open", "没有办完的"), ("", "全部"), *((one.value, one.label) for one in CommentState)]
    return render(request, "comments/list.html", {"page_obj": page, "state": state, "states": states})


def _comment_or_404(request: HttpRequest, number: str, *, at: datetime) -> Comment:
    return found_or_404(queries.comment(number, request.user, at=at))


def _page(request: HttpRequest, comment: Comment, *, at: datetime, status: int = 200, **more: Any) -> HttpResponse:
    by, on = request.user, day_of(at)
    parts = ports.parts_of(comment.subject)
    drafted = {name: getattr(comment, name) for name in ("adoption", "reason", "answer", "passed_to", "part")}
    erasures = queries.erasures_of(comment)
    waiting = next((one for one in erasures if one.done_at is None), None)
    context = {
        "comment": comment,
        "row": queries.told([comment], on=on)[0],
        "sees_contact": queries.sees_contact(by, comment, at=at),
        "against_assigning": handling.reasons_against_assigning(comment, by=by, at=at),
        "against_answering": handling.reasons_against_answering(comment, by=by, at=at),
        "against_confirming": handling.reasons_against_confirming(comment, by=by, at=at),
        "against_asking": erasing.reasons_against_asking(comment, by=by, at=at),
        "against_erasing": erasing.reasons_against_erasing(waiting, by=by, at=at) if waiting else [],
        "erasures": erasures,
        "waiting": waiting,
        "assign": AssignForm(offices=queries.offices_for(comment, on=on), initial={"office": comment.office_id}),
        "answer": AnswerForm(parts=parts, initial=drafted),
        "back": ReasonForm(),
        "erase": ErasureForm(),
    }
    return render(request, "comments/comment.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, number: str) -> HttpResponse:
    """一条意见。"""
    at = clock.now()
    return _page(request, _comment_or_404(request, number, at=at), at=at)


def _here(request: HttpRequest, comment: Comment, at: datetime) -> OnPage:
    return OnPage(request, partial(_page, request, comment, at=at), ("comments:comment", comment.number))


@login_required
@require_POST
def assign(request: HttpRequest, number: str) -> HttpResponse:
    """分派。"""
    at = clock.now()
    comment = _comment_or_404(request, number, at=at)
    form = AssignForm(request.POST, offices=queries.offices_for(comment, on=day_of(at)))
    return _here(request, comment, at).tried(
        form,
        lambda: handling.assign(comment, office=form.cleaned_data["office"], by=request.user, at=at),
        "已分派给承办单位。",
        assign=form,
    )


@login_required
@require_POST
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """拟答复。"""
    at = clock.now()
    comment = _comment_or_404(request, number, at=at)
    form = AnswerForm(request.POST, parts=ports.parts_of(comment.subject))
    return _here(request, comment, at).tried(
        form,
        lambda: handling.answer(comment, **form.told(), by=request.user, at=at),
        "答复已拟好，等另一个人确认。",
        answer=form,
    )


@login_required
@require_POST
def back(request: HttpRequest, number: str) -> HttpResponse:
    """退回重写。"""
    at = clock.now()
    comment = _comment_or_404(request, number, at=at)
    form = ReasonForm(request.POST)
    return _here(request, comment, at).tried(
        form,
        lambda: handling.send_back(comment, reason=form.cleaned_data["reason"], by=request.user, at=at),
        "已退回，等重新拟写。",
        back=form,
    )


@login_required
@require_POST
def erase_ask(request: HttpRequest, number: str) -> HttpResponse:
    """提出抹去。"""
    at = clock.now()
    comment = _comment_or_404(request, number, at=at)
    form = ErasureForm(request.POST)
    return _here(request, comment, at).tried(
        form,
        lambda: erasing.ask_erasure(comment, **form.cleaned_data, by=request.user, at=at),
        "已提出，等另一个人办理。",
        erase=form,
    )


@login_required
@require_POST
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """确认答复。"""
    at = clock.now()
    comment = _comment_or_404(request, number, at=at)
    said = "答复已确认，提意见的人现在能查到。"
    return _here(request, comment, at).pressed(lambda: handling.confirm(comment, by=request.user, at=at), said)


@login_required
@require_POST
def erase(request: HttpRequest, number: str) -> HttpResponse:
    """抹去。"""
    at = clock.now()
    comment = _comment_or_404(request, number, at=at)
    waiting = next((one for one in queries.erasures_of(comment) if one.done_at is None), None)
    if waiting is None:
        return _page(request, comment, at=at, status=422, refused=["没有等着办理的抹去。"])
    return _here(request, comment, at).pressed(lambda: erasing.erase(waiting, by=request.user, at=at), "已抹去。")
