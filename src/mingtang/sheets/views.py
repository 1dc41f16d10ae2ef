"""从表格读回：upload, look at the difference, confirm or drop."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.contents.checks import CLASSIFIED, bears_mark
from mingtang.language.papers import Unreadable
from mingtang.law.origins import Origin
from mingtang.law.rules import RuleBroken
from mingtang.sheets import actions
from mingtang.sheets.downloads import table_response
from mingtang.sheets.forms import UploadForm
from mingtang.sheets.layout import WAS_FORMULA
from mingtang.sheets.models import Sheet
from mingtang.sheets.queries import open_sheet_of, plan_at, sheet_at, units_of
from mingtang.sheets.reading import read_table
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.workplan.models import Plan


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, organ: str, year: int) -> HttpResponse:
    """上传改好的表格；a file that bears a mark of secrecy is refused before anything of it is stored."""
    at = clock.now()
    plan = found_or_404(plan_at(organ, year, viewer=request.user, at=at))
    form = UploadForm(request.POST or None, request.FILES or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        made = _taken(form, request, plan, at=at)
        if made is not None:
            return redirect("sheets:sheet", made.pk)
    context = {
        "plan": plan,
        "form": form,
        "reasons": actions.reasons_against_reading_back(plan, by=request.user, at=at),
        "waiting": open_sheet_of(plan, viewer=request.user, at=at),
    }
    return render(request, "sheets/new.html", context, status=422 if form.errors else 200)


def _taken(form: UploadForm, request: HttpRequest, plan: Plan, *, at: datetime) -> Sheet | None:
    """The table that was uploaded, or ``None`` with the reasons on the form."""
    upload = form.cleaned_data["file"]
    data = upload.read()
    try:
        read = read_table(data, upload.name)
        if bears_mark(data, upload.name) or actions.bears_marks(read):
            actions.note_classified(plan, by=request.user, at=at)
            form.add_error("file", CLASSIFIED)
            return None
        origin = form.cleaned_data["origin"] or Origin.ADDED
        return actions.take(plan, read=read, name=upload.name, origin=Origin(origin), by=request.user, at=at)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
    except RuleBroken as broken:
        add_reasons(form, broken, "file")
    return None


def _gone(request: HttpRequest) -> HttpResponse:
    """没有这张表：said in the same words of one that is gone and of one that never was the reader's."""
    return render(request, "sheets/gone.html", status=404)


def _ledger_url(plan: Plan) -> str:
    return f"{reverse('ledger:ledger')}?organ={plan.unit.code}&year={plan.year}"


def _page(request: HttpRequest, sheet: Sheet, *, at: datetime, status: int = 200, **more: Any) -> HttpResponse:
    found = actions.difference_of(sheet, by=request.user, at=at)
    context = {
        "sheet": sheet,
        "plan": sheet.plan,
        "heading": Origin(sheet.origin).label,
        "found": found,
        "rows_wrong": found.by_row,
        "against": actions.reasons_against_confirming(sheet, found, by=request.user, at=at),
        "refused": more.get("refused", ()),
        "ledger_url": _ledger_url(sheet.plan),
    }
    return render(request, "sheets/sheet.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """差别。"""
    at = clock.now()
    sheet = sheet_at(pk, viewer=request.user, at=at)
    return _gone(request) if sheet is None else _page(request, sheet, at=at)


@login_required
@require_safe
def marked(request: HttpRequest, pk: int) -> HttpResponse:
    """标明问题的表格。"""
    at = clock.now()
    sheet = sheet_at(pk, viewer=request.user, at=at)
    if sheet is None:
        return _gone(request)
    found = actions.difference_of(sheet, by=request.user, at=at)
    places = {line["row"]: place for place, line in enumerate(sheet.lines)}
    problems = {
        places[row]: "\n".join(f"{wrong.column}：{wrong.message}" for wrong in told)
        for row, told in found.by_row.items()
    }
    rows = [line["cells"] | dict.fromkeys(line["formulas"], WAS_FORMULA) for line in sheet.lines]
    units = units_of(sheet.plan, on=at.date())
    return table_response(sheet.plan, rows, units, at=at, problems=problems)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认读回。"""
    at = clock.now()
    sheet = sheet_at(pk, viewer=request.user, at=at)
    if sheet is None:
        return _gone(request)
    try:
        done = actions.confirm(sheet, shown=request.POST.get("shown", ""), by=request.user, at=at)
    except RuleBroken as broken:
        if sheet_at(pk, viewer=request.user, at=at) is None:
            messages.warning(request, "".join(broken.reasons))
            return redirect(_ledger_url(sheet.plan))
        return _page(request, sheet, at=at, status=422, refused=broken.reasons)
    messages.success(request, f"已读回：修改 {len(done.changes)} 行，补列 {len(done.additions)} 项任务。")
    return redirect(_ledger_url(sheet.plan))


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃读回。"""
    at = clock.now()
    sheet = sheet_at(pk, viewer=request.user, at=at)
    if sheet is None:
        return _gone(request)
    actions.discard(sheet, by=request.user, at=at)
    messages.success(request, "已放弃这张表，台账没有变化。")
    return redirect(_ledger_url(sheet.plan))
