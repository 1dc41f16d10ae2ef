"""导入已有条目：the table to fill in, what is wrong with a filled one row by row, and what would be listed."""

import hashlib
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.contents.checks import CLASSIFIED, bears_mark
from mingtang.language.papers import Unreadable
from mingtang.language.portal_list import Line, read
from mingtang.language.portal_list_blank import template
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.postings import queries
from mingtang.postings.actions.importing import Checked, ListRefused, Mistake, check_list, import_list
from mingtang.postings.actions.typed import note_classified
from mingtang.postings.forms import ListForm
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

SALT = "mingtang.postings.list"
CONFIRM_WITHIN = 3600
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STALE = "核对以后过了一个小时，或者页面被改动，请重新上传清单。"
SHOWN, MISTAKES = 20, 200


def _form(request: HttpRequest, *, bound: bool) -> ListForm:
    organs = queries.organs_kept(request.user, on=clock.today())
    if not organs.exists():
        raise PermissionDenied
    return ListForm(request.POST, request.FILES, organs=organs) if bound else ListForm(organs=organs)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """上传并核对：what would be listed or what is wrong; nothing is listed yet."""
    form = _form(request, bound=request.method == "POST")
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        context = _checked(request, form)
    bad = bool(form.errors or context.get("mistakes"))
    return render(request, "postings/import.html", {"form": form} | context, status=422 if bad else 200)


def _checked(request: HttpRequest, form: ListForm) -> dict[str, Any]:
    organ, sent, at = form.cleaned_data["organ"], form.cleaned_data["file"], clock.now()
    data = sent.read()
    try:
        lines = read(data, sent.name)
        if bears_mark(data, sent.name):
            note_classified(organ, by=request.user, at=at)
            form.add_error("file", CLASSIFIED)
            return {}
        checked = check_list(lines, organ=organ, by=request.user, at=at)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
        return {}
    except RuleBroken as broken:
        add_reasons(form, broken, "file")
        return {}
    digest = hashlib.sha256(data).hexdigest()
    return _wrong(checked.mistakes) if checked.mistakes else _shown(lines, checked, organ, digest)


def _wrong(mistakes: Sequence[Mistake]) -> dict[str, Any]:
    return {"mistakes": mistakes[:MISTAKES], "wrong": len(mistakes)}


def _shown(lines: Sequence[Line], checked: Checked, organ: Unit, digest: str) -> dict[str, Any]:
    """What was read, carried along signed: the file itself is gone."""
    told = [organ.code, digest, [astuple(line) for line in lines]]
    return {
        "checked": checked,
        "shown": checked.entries[:SHOWN],
        "organ_chosen": organ,
        "signed": signing.dumps(told, salt=SALT, compress=True),
    }


@login_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """确认导入：all of them or none."""
    form = _form(request, bound=False)
    try:
        code, digest, told = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return render(request, "postings/import.html", {"form": form, "refused": [STALE]}, status=422)
    organ = form.fields["organ"].queryset.filter(code=code).first()
    if organ is None:
        raise PermissionDenied
    lines = [Line(*line) for line in told]
    try:
        done = import_list(lines, sha256=digest, organ=organ, by=request.user, at=clock.now())
    except ListRefused as refused:
        return render(request, "postings/import.html", {"form": form} | _wrong(refused.mistakes), status=422)
    messages.success(request, f"已导入：新列入 {done.added} 条，改正 {done.changed} 条，没有变化 {done.same} 条。")
    return redirect("postings:existing")


@login_required
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """样表。"""
    response = HttpResponse(template(), content_type=SHEET)
    response["Content-Disposition"] = "attachment; filename*=UTF-8''%E5%B7%B2%E6%9C%89%E6%9D%A1%E7%9B%AE.xlsx"
    return response
