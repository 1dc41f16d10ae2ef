"""执法公示的表格和期限：a sample to fill in, many decisions read in at once, how long each kind is shown."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.enforcement.actions import notices as acts
from mingtang.enforcement.forms import RuleForm, UploadForm
from mingtang.enforcement.queries import notices as desk
from mingtang.enforcement.views.desk import kind_or_404
from mingtang.language.papers import Unreadable
from mingtang.law.enforcement import MOST_ROWS, notice_kinds
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.tables.reading import read_table
from mingtang.tables.writing import XLSX, write_table
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.ui.saved import to_save

NOTES = (
    "一行一个决定。自然人读入的时候只留姓，身份证号不填。",
    "有一处要改正，就一行也不读入；全部读入以后是草稿，再逐条或者成批送审。",
)


@login_required
@require_safe
def blank(request: HttpRequest, kind: str) -> HttpResponse:
    """样表。"""
    of_kind = kind_or_404(kind)
    data = write_table(f"{of_kind.name}公示", of_kind.fields, [], notes=NOTES)
    return to_save(data, f"{of_kind.name}公示样表.xlsx", XLSX)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """从表格读入：with every mistake by row, or all rows at once as drafts."""
    at, by, of_kind = clock.now(), request.user, kind_or_404(kind)
    units = desk.organs_to_keep(by, at=at)
    if not units:
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None, units=units)
    context: dict[str, Any] = {"form": form, "kind": of_kind, "wrong": []}
    if request.method == "POST" and form.is_valid():
        unit, sent = form.cleaned_data["unit"], form.cleaned_data["file"]
        try:
            read = read_table(sent.read(), sent.name, of_kind.fields, year=day_of(at).year, most=MOST_ROWS)
            if not read.is_marked:
                context |= {"wrong": acts.wrong_rows(unit, kind, read, on=day_of(at)), "remarks": read.remarks}
            if not context["wrong"]:
                made = acts.take_in(unit, kind=kind, read=read, by=by, at=at)
                messages.success(request, f"已读入 {len(made)} 条草稿，核对以后勾选送审。")
                return redirect("enforcement:notices")
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        except RuleBroken as broken:
            add_reasons(form, broken, "file")
    return render(request, "enforcement/upload.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """公示期限：of the organ whose clerk the reader is."""
    at, by = clock.now(), request.user
    unit = next((unit for unit in desk.organs_to_keep(by, at=at) if desk.is_clerk(by, unit, at=at)), None)
    if unit is None:
        raise PermissionDenied
    sent = request.POST.get("kind", "")
    forms = []
    for kind in notice_kinds():
        rule = desk.rule_for(unit, kind.code)
        first = {"months": rule.months, "publish_days": rule.publish_days}
        data = request.POST if sent == kind.code else None
        forms.append((kind, rule, RuleForm(data, initial=first, prefix=kind.code)))
    for kind, _, form in forms:
        if form.is_bound and form.is_valid():
            try:
                acts.set_rule(unit, kind=kind.code, **form.cleaned_data, by=by, at=at)
            except RuleBroken as broken:
                add_reasons(form, broken)
            else:
                messages.success(request, f"{kind.name}的公示期限已保存，以后送审的按新的期限。")
                return redirect("enforcement:rules")
    status = 422 if request.method == "POST" else 200
    return render(request, "enforcement/rules.html", {"unit": unit, "forms": forms}, status=status)
