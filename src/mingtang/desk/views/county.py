"""各机关：the organs beneath, of one year, drawn and in a table that can be copied."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.desk.queries import county as queries
from mingtang.ui import clock
from mingtang.ui.charts import ORDER, progress_line, segments


@login_required
@require_safe
def county(request: HttpRequest) -> HttpResponse:
    """各机关。"""
    at, person = clock.now(), request.user
    years = queries.years(person, at=at)
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one) == asked), at.date().year)
    rows = queries.rows(person, year=year, at=at)
    context: dict[str, Any] = {
        "rows": [(row, segments(row.counts)) for row in rows],
        "years": years,
        "year": year,
        "total": {name: sum(row.counts[name] for row in rows) for name in queries.NOTHING},
        "gives": any(not row.whole for row in rows),
        "line": _line(rows, year),
    }
    return render(request, "desk/county.html", context)


def _line(rows: list[queries.OrganRow], year: int) -> str:
    states = [sum(row.counts[state] for row in rows) for state in ORDER]
    late = [row for row in rows if row.counts["late"]]
    said = f"{year}年 {len(rows)} 个机关 {sum(states)} 项任务，已完成 {states[0]} 项"
    said += f"；{len(late)} 个机关有逾期的" if late else ""
    return progress_line(*states, title=said, name="county")
