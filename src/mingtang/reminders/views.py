"""提醒规则：of each organ in sight, with what it means for an example."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.reminders import actions, queries
from mingtang.reminders.forms import RuleForm
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404

EXAMPLE = timedelta(days=30)


@login_required
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """提醒规则，organ by organ."""
    return render(request, "reminders/rules.html", {"rules": queries.rules_seen(request.user, at=clock.now())})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, code: str) -> HttpResponse:
    """一个机关的提醒规则。"""
    at = clock.now()
    told = found_or_404(queries.rule_seen(request.user, code, at=at))
    if request.method != "POST":
        return _page(request, told)
    form = RuleForm(request.POST)

    def act() -> Done:
        actions.set_rule(told.organ, **form.cleaned_data, by=request.user, at=at)
        return Done("提醒规则已保存，从明天的提醒起按它办。", redirect("reminders:rule", code))

    return tried(request, form, act) or _page(request, told, form=form, status=422)


def _page(request: HttpRequest, told: queries.OfOrgan, *, form: Any = None, status: int = 200) -> HttpResponse:
    due_on = clock.today() + EXAMPLE
    days = "、".join(str(day) for day in told.rule.days_before)
    context = {
        "told": told,
        "days": days,
        "due_on": due_on,
        "steps": queries.example(told.rule, due_on),
        "form": form or RuleForm(initial={"days_before": days, "leader_from_week": told.rule.leader_from_week}),
        "reasons": actions.reasons_against_changing(told.organ, by=request.user, at=clock.now()),
    }
    return render(request, "reminders/rule.html", context, status=status)
