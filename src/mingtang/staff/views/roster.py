"""人员名单：the table to fill in, what is wrong with a filled one row by row, and the passwords once."""

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.contents.checks import CLASSIFIED, bears_mark
from mingtang.language.papers import Unreadable
from mingtang.language.roster import Line, read
from mingtang.language.roster_blank import template
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from mingtang.organs.actions.rules import note
from mingtang.organs.models import Unit
from mingtang.staff import queries
from mingtang.staff.actions.roster import RosterRefused, check_roster, enter_roster
from mingtang.staff.forms import RosterForm
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

SALT = "mingtang.staff.roster"
CONFIRM_WITHIN = 3600
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STALE = "核对以后过了一个小时，或者页面被改动，请重新上传名单。"


def _form(request: HttpRequest, *, bound: bool) -> RosterForm:
    organs = queries.organs_administered(request.user, at=clock.now())
    if not organs.exists():
        raise PermissionDenied
    return (
        RosterForm(request.POST, request.FILES, organs=organs)
        if bound
        else RosterForm(organs=organs, initial={"organ": organs.filter(code=request.GET.get("organ", "")).first()})
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: HttpRequest) -> HttpResponse:
    """导入人员：upload, and what would be entered or what is wrong; nothing is entered yet."""
    form = _form(request, bound=request.method == "POST")
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        context = _checked(request, form)
    bad = bool(form.errors or context.get("mistakes"))
    return render(request, "staff/roster.html", {"form": form} | context, status=422 if bad else 200)


def _checked(request: HttpRequest, form: RosterForm) -> dict[str, Any]:
    organ, upload, at = form.cleaned_data["organ"], form.cleaned_data["file"], clock.now()
    data = upload.read()
    try:
        lines = read(data, upload.name)
        if bears_mark(data, upload.name):
            note(organ, by=request.user, verb="staff.roster.refuse_classified", of=organ, at=at)
            form.add_error("file", CLASSIFIED)
            return {}
        mistakes = check_roster(lines, organ=organ, by=request.user, at=at)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
        return {}
    except RuleBroken as broken:
        add_reasons(form, broken)
        return {}
    return {"mistakes": mistakes} if mistakes else _shown(lines, organ)


def _shown(lines: Sequence[Line], organ: Unit) -> dict[str, Any]:
    """What was read, shown again and carried along signed: the file itself is gone."""
    told = [organ.code, [astuple(line) for line in lines]]
    return {"lines": lines, "organ_chosen": organ, "signed": signing.dumps(told, salt=SALT, compress=True)}


@never_cache
@login_required
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """确认导入：everybody or nobody; the temporary passwords stand on the page that answers, and never again."""
    form = _form(request, bound=False)
    try:
        code, told = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return render(request, "staff/roster.html", {"form": form, "refused": [STALE]}, status=422)
    organ = form.fields["organ"].queryset.filter(code=code).first()
    if organ is None:
        raise PermissionDenied
    lines = [Line(*line) for line in told]
    try:
        entered = enter_roster(lines, organ=organ, by=request.user, at=clock.now())
    except RosterRefused as refused:
        return render(request, "staff/roster.html", {"form": form, "mistakes": refused.mistakes}, status=422)
    return render(request, "staff/passwords_once.html", {"entered": entered, "organ_chosen": organ})


@login_required
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """样表。"""
    response = HttpResponse(template(posts=[kind.label for kind in PostKind]), content_type=SHEET)
    response["Content-Disposition"] = "attachment; filename*=UTF-8''%E4%BA%BA%E5%91%98%E5%90%8D%E5%8D%95.xlsx"
    return response
