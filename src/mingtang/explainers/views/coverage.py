"""解读情况：how much of what must be explained is, on a page and as a workbook."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.exemptions.queries import organs_of
from mingtang.explainers import workbook as books
from mingtang.explainers.queries import coverage as queries
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.charts import count_bars
from mingtang.ui.found import found_or_404
from mingtang.ui.values import value_bars

FIRST_YEAR = 1949
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _year(request: HttpRequest) -> int:
    told = request.GET.get("year", "")
    is_year = told.isascii() and told.isdecimal() and len(told) == 4 and int(told) >= FIRST_YEAR
    return int(told) if is_year else clock.today().year


def _organ_or_404(request: HttpRequest, code: str) -> Unit:
    return found_or_404(next((organ for organ in organs_of(request.user, at=clock.now()) if organ.code == code), None))


@login_required
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """解读情况，organ by organ."""
    year = _year(request)
    organs = organs_of(request.user, at=clock.now())
    years = sorted({clock.today().year, *(one for organ in organs for one in queries.years_of(organ))}, reverse=True)
    rows = [_told(organ, queries.coverage(organ, year=year)) for organ in organs]
    return render(request, "explainers/coverage.html", {"rows": rows, "year": year, "years": years})


def _told(organ: Unit, found: queries.Coverage) -> dict[str, Any]:
    forms = found.by_form()
    quarters = {"title": found.finding, "unit": "件", "name": f"quarters-{organ.code}"}
    drawn = value_bars(("要解读", "已解读"), found.by_quarter(), **quarters) if found.lines else ""
    by_form = count_bars(forms, title=found.most_used, name=f"forms-{organ.code}") if forms else ""
    return {"organ": organ, "coverage": found, "quarters": drawn, "forms": by_form}


@login_required
@require_safe
def workbook(request: HttpRequest, code: str) -> HttpResponse:
    """解读情况表。"""
    organ, year = _organ_or_404(request, code), _year(request)
    response = HttpResponse(books.write(queries.coverage(organ, year=year)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="coverage-{organ.code}-{year}.xlsx"'
    return response
