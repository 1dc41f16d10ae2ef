"""今日：what is due for me, what to do next, and why."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.desk import words
from mingtang.desk.queries import county, deputies
from mingtang.desk.queries import today as queries
from mingtang.law.units import PostKind
from mingtang.supervision.queries import heartbeat
from mingtang.ui import clock
from mingtang.ui.charts import progress_line


@login_required
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """今日。"""
    at, person = clock.now(), request.user
    on = at.date()
    kinds = person.post_kinds(on)
    overview = queries.overview(person, at=at)
    beat = heartbeat(at=at)
    context = {
        "rows": queries.rows(person, at=at),
        "may_stand_in": deputies.may_stand_in(person, at=at),
        "represented": deputies.represented(person, at=at),
        "has_post": bool(kinds),
        "mine": queries.my_tasks(person, at=at),
        "overview": overview,
        "line": _line(overview.counts) if overview else "",
        "inspects": PostKind.INSPECTOR.value in kinds,
        "inspected": county.rows(person, year=on.year, at=at) if PostKind.INSPECTOR.value in kinds else [],
        "duties": queries.duties(person, on=on) if queries.is_first_visit(person) else [],
        "computed": queries.computed(person, at=at),
        "stale_after": settings.MINGTANG_STALE_AFTER_DAYS,
        "heartbeat": words.heartbeat(beat, at=at),
        "failing": beat.failing if PostKind.ADMINISTRATOR.value in kinds else (),
    }
    return render(request, "desk/today.html", context)


def _line(counts: dict[str, int]) -> str:
    states = ("done", "in_progress", "stale", "not_started")
    return progress_line(*(counts[state] for state in states), name="overview")
