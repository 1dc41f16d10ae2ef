"""下载：a table as the answer to a request, under a name that people recognise."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpResponse

from mingtang.contents.kinds import Kind
from mingtang.organs.models import Unit
from mingtang.sheets.writing import write_table
from mingtang.ui.saved import to_save
from mingtang.workplan.models import Plan


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
    return to_save(data, name, Kind.XLSX.media_type)
