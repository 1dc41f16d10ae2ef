"""申请分析的页面：a year of applications as numbers, drawn and in tables, and the same as a table file."""

from datetime import datetime
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mingtang.applications.queries.handlers import is_clerk, sees_applicant
from mingtang.demand import writing
from mingtang.demand.queries.analysis import Analysis, Table, analysis, years_of
from mingtang.demand.queries.organs import organs_counted
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.ui import charts, clock


@login_required
@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """申请分析。"""
    at = clock.now()
    unit, organs, told = _asked(request, at=at)
    drawn = [(table, charts.count_bars(table.bars, title=_finding(table), name=table.key)) for table in told.drawn]
    bins = [{"label": one.label, "in_time": one.in_time, "late": one.late, "unknown": one.unknown} for one in told.bins]
    context = {
        "organ": unit,
        "organs": organs,
        "told": told,
        "years": sorted({*years_of(unit), told.year, day_of(at).year}, reverse=True),
        "summary": writing.summary(told),
        "drawn": drawn,
        "spread": charts.spread(bins, title=_days_finding(told), name="days"),
        "is_clerk": is_clerk(request.user, unit, at=at),
        "is_inside": sees_applicant(request.user, unit, at=at),
    }
    return render(request, "demand/analysis.html", context)


@login_required
@never_cache
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """下载：the numbers of the page as a workbook, or as separated values."""
    unit, _, told = _asked(request, at=clock.now())
    if request.GET.get("format") == "csv":
        response = HttpResponse(writing.separated(told, unit.name), content_type="text/csv; charset=utf-8")
        return _named(response, unit, told.year, "csv")
    response = HttpResponse(writing.workbook(told, unit.name), content_type=writing.SHEET_TYPE)
    return _named(response, unit, told.year, "xlsx")


def _asked(request: HttpRequest, *, at: datetime) -> tuple[Unit, list[Unit], Analysis]:
    organs = organs_counted(request.user, at=at)
    code = request.GET.get("organ", "")
    unit = next((organ for organ in organs if organ.code == code), None) if code else next(iter(organs), None)
    if unit is None:
        raise PermissionDenied
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) == 4 else day_of(at).year
    inside = sees_applicant(request.user, unit, at=at)
    return unit, organs, analysis(unit, year, inside=inside, on=day_of(at))


def _named(response: HttpResponse, unit: Unit, year: int, ending: str) -> HttpResponse:
    name = quote(f"{unit.short_name}{year}年依申请公开分析.{ending}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _finding(table: Table) -> str:
    if not table.bars:
        return f"{table.title}：还没有申请"
    if not table.told:
        return f"{table.title}：还没有办结的"
    most = max(int(bar["count"]) for bar in table.told)
    first = next(bar["label"] for bar in table.told if bar["count"] == most)
    return f"{table.title}：“{first}”最多，{most} 件"


def _days_finding(told: Analysis) -> str:
    if told.quarters is None:
        return "还没有办结的申请"
    late = f"，超期 {told.late} 件" if told.late else "，没有超期的"
    return f"一半在 {told.quarters[1]:g} 个工作日以内办结{late}"
