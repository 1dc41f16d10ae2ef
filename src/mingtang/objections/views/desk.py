"""异议：those of a subsidy, one of them with its answer, and what was said at the counter."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.law.rules import RuleBroken
from mingtang.objections import actions as acts
from mingtang.objections.forms import AnswerForm, CounterForm
from mingtang.objections.queries import objection_of, objections_of
from mingtang.payees.queries.lists import record_of
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import may_keep
from mingtang.subsidies.views.desk import subsidy_or_404
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.refusals import add_reasons
from mingtang.visits.codes import shown


def page(request: HttpRequest, subsidy: Subsidy, *, status: int = 200, **more: Any) -> HttpResponse:
    """The objections of a subsidy, with the form that was just refused in its place."""
    context = {
        "subsidy": subsidy,
        "objections": objections_of(subsidy),
        "is_public": record_of(subsidy) is not None,
        "may_keep": may_keep(subsidy, request.user, at=clock.now()),
        "counter_form": CounterForm(),
    }
    return render(request, "objections/list.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """一项补贴的异议。"""
    return page(request, subsidy_or_404(request, organ, slug, at=clock.now()))


@login_required
@never_cache
@require_POST
def counter(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """窗口登记异议：the receipt is shown once."""
    at, by = clock.now(), request.user
    subsidy, form = subsidy_or_404(request, organ, slug, at=at), CounterForm(request.POST)
    if form.is_valid():
        try:
            on = form.cleaned_data["on"]
            given = acts.object_at_counter(subsidy, typed=form.typed(), on=on, by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            told = {"subsidy": subsidy, "objection": given.objection, "code": shown(given.code)}
            return render(request, "objections/counter_receipt.html", told)
    return page(request, subsidy, status=422, counter_form=form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, organ: str, slug: str, number: str) -> HttpResponse:
    """一件异议：what was said is read by whoever keeps the subsidy."""
    at, by = clock.now(), request.user
    subsidy = subsidy_or_404(request, organ, slug, at=at)
    found = objection_of(subsidy, number)
    if found is None or not may_keep(subsidy, by, at=at):
        raise Http404
    form = AnswerForm(request.POST or None)

    def act() -> Done:
        acts.answer(found, **form.told(), by=by, at=at)
        return Done("已答复。成立的，接着导入改过的名单。", redirect("objections:objections", organ, slug))

    if done := tried(request, form, act):
        return done
    context = {"subsidy": subsidy, "objection": found, "words": found.words, "form": form}
    return render(request, "objections/objection.html", context, status=422 if request.method == "POST" else 200)
