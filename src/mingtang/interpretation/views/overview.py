"""解读情况和设置：how much of what must be explained is, and how an organ sets it up."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.interpretation import reasons, workbook as books
from mingtang.interpretation.actions.rules import set_rule
from mingtang.interpretation.forms import RuleForm
from mingtang.interpretation.queries import coverage as queries, desk
from mingtang.interpretation.queries.explained import rule_of
from mingtang.law.interpretation import types_explained
from mingtang.law.metadata import type_name
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.charts import count_bars
from mingtang.ui.refusals import add_reasons
from mingtang.ui.values import value_bars

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _year(request: HttpRequest) -> int:
    told = request.GET.get("year", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) == 4 else clock.today().year


def _organ_or_404(request: HttpRequest, code: str) -> Unit:
    found = next((organ for organ in desk.organs_of(request.user, at=clock.now()) if organ.code == code), None)
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """解读情况，organ by organ."""
    year = _year(request)
    organs = desk.organs_of(request.user, at=clock.now())
    years = sorted({clock.today().year, *(one for organ in organs for one in queries.years_of(organ))}, reverse=True)
    rows = [_told(organ, queries.coverage(organ, year=year)) for organ in organs]
    return render(request, "interpretation/coverage.html", {"rows": rows, "year": year, "years": years})


def _told(organ: Unit, found: queries.Coverage) -> dict[str, Any]:
    forms = found.by_form()
    quarters = {"title": "各季度要解读的和解读了的", "unit": "件", "name": f"quarters-{organ.code}"}
    drawn = value_bars(("要解读", "已解读"), found.by_quarter(), **quarters) if found.lines else ""
    by_form = count_bars(forms, title="用了哪些形式", name=f"forms-{organ.code}") if forms else ""
    return {"organ": organ, "coverage": found, "quarters": drawn, "forms": by_form}


@login_required
@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """解读情况表。"""
    organ, year = _organ_or_404(request, code), _year(request)
    response = HttpResponse(books.write(queries.coverage(organ, year=year)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="coverage-{organ.code}-{year}.xlsx"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """解读设置。"""
    at, by = clock.now(), request.user
    organ = _organ_or_404(request, code)
    if reasons.against_setting(organ, by=by, at=at):
        raise PermissionDenied
    told = rule_of(organ)
    initial = dict(zip(("first", "second", "third"), told["words"], strict=True)) | told
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        words = [data["first"], data["second"], data["third"]]
        try:
            percent = data["excerpt_percent"]
            set_rule(organ, words=words, types=data["types"], excerpt_percent=percent, by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, "解读设置已保存。")
            return redirect("interpretation:rule", code)
    context = {"organ": organ, "form": form, "types": [type_name(one) for one in types_explained()]}
    return render(request, "interpretation/rule.html", context, status=422 if request.method == "POST" else 200)
