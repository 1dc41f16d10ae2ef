"""下载：a table as the answer to a request, under a name that people recognise."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from mingtang.organs.models import Unit
from mingtang.sheets.writing import write_table
from mingtang.workplan.models import Plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_response(
    plan: Plan,
    rows: Sequence[Mapping[str, str]],
    units: Sequence[Unit],
    *,
    at: datetime,
    problems: Mapping[int, str] | None = None,
) -> HttpResponse:
    """台账表格 as a file to save; with problems, the copy that says what is wrong in each row."""
    data = write_table(plan, rows, units, at=at, problems=problems)
    words = "标明问题" if problems is not None else "台账"
    name = f"{plan.unit.short_name}{plan.year}年{words}{at:%Y%m%d}.xlsx"
    answer = HttpResponse(data, content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
