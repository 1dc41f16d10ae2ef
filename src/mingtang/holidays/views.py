"""放假通知的屏幕：the table by year, one year, and entering a notice with a look before it counts."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.holidays import actions, queries
from mingtang.holidays.forms import NoticeForm
from mingtang.law.days import chinese_day, weekday_name
from mingtang.law.feasts import gaps
from mingtang.law.notices import NoticeDay
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.found import found_or_404


@login_required
@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """工作日表：every year, where its table comes from, and which are provisional."""
    return _years(request, status=200)


@login_required
@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """一年的放假安排，with the versions that were entered here."""
    of_year = found_or_404(
        next((row for row in queries.years_of_table(this_year=clock.today().year) if row.year == year), None)
    )
    days = rows_of(of_year.notice.days) if of_year.notice else []
    context = {"row": of_year, "days": days, "versions": queries.versions(year)}
    return render(request, "holidays/year.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """录入放假通知：typed, looked at, then confirmed."""
    now = clock.now()
    if actions.reasons_against_entering(by=request.user, at=now):
        return _years(request, status=403)
    if request.method != "POST":
        return _form(request, NoticeForm(initial={"year": _next_missing(clock.today())}))
    form = NoticeForm(request.POST)
    if not form.is_valid() or request.POST.get("step") == "edit":
        return _form(request, form)
    told: dict[str, Any] = {
        "notice": form.notice,
        "published_on": form.cleaned_data["published_on"],
        "source": form.cleaned_data["source"],
        "by": request.user,
        "at": now,
    }
    try:
        despite_gaps = request.POST.get("despite_gaps") == "yes"
        confirmed = request.POST.get("step") == "confirm"
        if not confirmed or (gaps(form.notice) and not despite_gaps):
            return _preview(request, form, changed=actions.try_notice(**told), unticked=confirmed)
        entered = actions.enter_notice(**told, despite_gaps=despite_gaps)
    except RuleBroken as broken:
        for reason in broken.reasons:
            form.add_error(None, reason)
        return _form(request, form)
    messages.success(request, _done(entered))
    return redirect("holidays:year", year=entered.notice.year)


def rows_of(entries: Sequence[NoticeDay]) -> list[dict[str, str]]:
    """Days of a notice as a table: one row for each run of days alike, in order."""
    rows = []
    for _, run in groupby(
        enumerate(entries), lambda pair: (pair[1].working, pair[1].name, pair[1].day.toordinal() - pair[0])
    ):
        days = [entry for _, entry in run]
        first, last = days[0], days[-1]
        span = _with_weekday(first.day)
        if last.day != first.day:
            span = f"{span}至{_with_weekday(last.day)}"
        kind = "调休上班" if first.working else "放假"
        rows.append({"name": first.name, "span": span, "kind": kind, "count": f"{len(days)} 天"})
    return rows


def _with_weekday(day: date) -> str:
    return f"{chinese_day(day)}（{weekday_name(day)}）"


def _years(request: HttpRequest, *, status: int) -> HttpResponse:
    table = queries.years_of_table(this_year=clock.today().year)
    context = {
        "years": table,
        "missing": [row.year for row in table if row.is_provisional],
        "reasons": actions.reasons_against_entering(by=request.user, at=clock.now()),
    }
    return render(request, "holidays/years.html", context, status=status)


def _form(request: HttpRequest, form: NoticeForm) -> HttpResponse:
    return render(request, "holidays/enter.html", {"form": form})


def _preview(request: HttpRequest, form: NoticeForm, *, changed: int, unticked: bool) -> HttpResponse:
    differing = queries.difference_in_force(form.notice)
    context = {
        "form": form,
        "notice": form.notice,
        "days": rows_of(form.notice.days),
        "gaps": gaps(form.notice),
        "unticked": unticked,
        "replaces": differing is not None,
        "added": rows_of(differing.added) if differing else [],
        "removed": rows_of(differing.removed) if differing else [],
        "changed": changed,
    }
    return render(request, "holidays/preview.html", context, status=422 if unticked else 200)


def _next_missing(today: date) -> int:
    table = queries.years_of_table(this_year=today.year)
    return min((row.year for row in table if row.is_provisional), default=today.year + 1)


def _done(entered: actions.Entered) -> str:
    moved = f"重新计算后，有 {entered.changed} 个期限日变了" if entered.changed else "重新计算后，没有期限日变动"
    return f"{entered.notice.year} 年的放假安排已录入，即日起按它计算。{moved}。"
