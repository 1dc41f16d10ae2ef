"""一项重点工作：facts, milestones, progress, the tasks it carries out, and what may be done now."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.dossiers.actions import dossiers, milestones, updates
from mingtang.dossiers.models import Dossier, Milestone, Update
from mingtang.dossiers.queries import board as queries
from mingtang.dossiers.queries.public import live_body, numbers_of
from mingtang.dossiers.views.board import dossier_or_404
from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.dossiers import DossierState, Theme
from mingtang.law.workdays import Calendar
from mingtang.organs.sight import day_of
from mingtang.timelines import forms
from mingtang.timelines.actions import reasons_against_proposing
from mingtang.timelines.queries import publicity
from mingtang.ui import clock
from mingtang.ui.charts import milestones_line
from mingtang.workplan.words import left


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一项重点工作。"""
    return page(request, dossier_or_404(request, pk))


def page(request: HttpRequest, row: Dossier, *, status: int = 200, refused: Any = (), **typed: Any) -> HttpResponse:
    """The page, with the form that was just refused in its place, named as on the page."""
    at, by = clock.now(), request.user
    live = live_body(row)
    table = calendar()
    asked = {"by": by, "at": at}
    context = {
        "dossier": row,
        "is_open": row.dossier_state is DossierState.OPEN,
        "state": row.dossier_state,
        "facts": _facts(row),
        "line": milestones_line([(one.title, one.done_on is not None) for one in row.milestones.all()]),
        "milestones": [_milestone(one, row, typed, table, **asked) for one in row.milestones.all()],
        "updates": [_update(one, row, numbers_of(live), typed, **asked) for one in row.updates.all()],
        "bound": queries.bound(row, on=day_of(at)),
        "publicity": publicity(row),
        "propose_form": typed.get("propose") or propose_form(row),
        "against_proposing": reasons_against_proposing(row, **asked),
        "form": typed.get("update") or forms.UpdateForm(initial={"on": day_of(at)}),
        "milestone_form": typed.get("milestone") or forms.MilestoneForm(),
        "close_form": typed.get("close") or forms.ReasonForm(prefix="close"),
        "reopen_form": typed.get("reopen") or forms.ReasonForm(prefix="reopen"),
        "against_keeping": milestones.reasons_against_keeping(row, **asked),
        "against_reporting": updates.reasons_against_reporting(row, **asked),
        "against_changing": dossiers.reasons_against_changing(row, **asked),
        "against_finishing": dossiers.reasons_against_finishing(row, **asked),
        "against_closing": dossiers.reasons_against_closing(row, **asked),
        "against_reopening": dossiers.reasons_against_reopening(row, **asked),
        "refused": refused,
    }
    return render(request, "timelines/dossier.html", context, status=status)


def propose_form(row: Dossier, *typed: Any) -> forms.ProposeForm:
    """送审的表单：what stands and the public does not have yet."""
    public = numbers_of(live_body(row))
    internal = [one for one in row.updates.all() if one.is_standing and one.pk not in public]
    return forms.ProposeForm(*typed, internal=internal)


def _facts(row: Dossier) -> list[tuple[str, object]]:
    until = chinese_day(row.until_on) if row.until_on else "没有写明"
    partners = "、".join(unit.short_name for unit in row.partners.all())
    return [
        ("类别", Theme(row.theme).label),
        ("目标", row.goal),
        ("依据", row.why),
        ("牵头单位", row.lead.name),
        ("参与单位", partners or "没有"),
        ("更新人", row.keeper.name),
        ("起止", f"{chinese_day(row.since_on)}至{until}"),
        ("提醒", f"{row.stale_after} 天没有进展就提醒"),
    ]


def _milestone(one: Milestone, row: Dossier, typed: dict[str, Any], table: Calendar, **asked: Any) -> dict[str, Any]:
    one.dossier = row
    open_ = typed.get("milestone_part") == one.pk
    on = day_of(asked["at"])
    return {
        "row": one,
        "left": left(one.due_on, on=on, calendar=table) if one.done_on is None else None,
        "against": milestones.reasons_against_touching(one, **asked),
        "done_form": (open_ and typed.get("done")) or forms.DoneForm(prefix=f"done-{one.pk}", initial={"done_on": on}),
        "move_form": (open_ and typed.get("move")) or forms.MoveForm(prefix=f"move-{one.pk}"),
        "open": typed.get("name") if open_ else "",
    }


def _update(one: Update, row: Dossier, live: frozenset[int], typed: dict[str, Any], **asked: Any) -> dict[str, Any]:
    one.dossier = row
    shown = one.pk in live
    open_ = typed.get("update_part") == one.pk
    return {
        "row": one,
        "is_public": shown,
        "against_withdrawing": updates.reasons_against_withdrawing(one, is_public=shown, by=asked["by"]),
        "against_correcting": updates.reasons_against_correcting(one, is_public=shown, **asked),
        "correct_form": (open_ and typed.get("correct")) or forms.CorrectForm(prefix=f"correct-{one.pk}"),
        "open": open_,
    }
