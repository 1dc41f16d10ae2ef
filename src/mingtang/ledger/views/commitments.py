"""一项任务：its page, and what is done on it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingtang.evidence import ports
from mingtang.evidence.actions import evidence as acts
from mingtang.evidence.actions import rules
from mingtang.evidence.actions.typed import refuse_classified
from mingtang.evidence.forms import EvidenceForm, NoteForm, RuleForm
from mingtang.evidence.handing import reasons_against_handing
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.days import begun_periods, period_name
from mingtang.files.actions import store
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.ledger.views import shown
from mingtang.ledger.views.finding import commitment_or_404
from mingtang.organs.sight import day_of
from mingtang.ui import clock, undoing
from mingtang.ui.refusals import add_reasons
from mingtang.workplan.actions import plans, terms
from mingtang.workplan.forms import AssignForm, TermForm
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.posts import units_for_work

KINDS = dict(Evidence.KINDS)


def evidence_form(row: Commitment, *typed: Any, kind: str, at: datetime) -> EvidenceForm:
    """交佐证的表单：with the periods it may be for, where the task recurs."""
    on = day_of(at)
    periods = [(one.last.isoformat(), period_name(row, one.last)) for one in begun_periods(row, on=on)]
    return EvidenceForm(*typed, kind=kind if kind in KINDS else Evidence.FILE, on=on, periods=periods)


def forms_for(row: Commitment, *, kind: str, at: datetime) -> dict[str, Any]:
    """The forms of the page, as they are before anybody typed."""
    assigned = {"owner": row.owner_id, "co_owners": [unit.pk for unit in row.co_owners.all()]}
    term = {"rhythm": row.own_rhythm, "due_on": row.own_due_on}
    return {
        "evidence": evidence_form(row, kind=kind, at=at),
        "note": NoteForm(),
        "assign": AssignForm(units=units_for_work(row.plan.unit, on=day_of(at)), initial=assigned),
        "term": TermForm(initial=term),
        "rule": RuleForm(sources=ports.sources().values()),
    }


def page(request: HttpRequest, row: Commitment, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a commitment, with the form that was just refused in its place."""
    at = clock.now()
    forms = forms_for(row, kind=request.GET.get("add", Evidence.FILE), at=at) | more.pop("forms", {})
    context = shown.of_commitment(row, viewer=request.user, at=at, open_piece=more.get("open_piece"))
    context |= {"forms": forms, "kinds": Evidence.KINDS, "refused": more.get("refused", ())}
    return render(request, "ledger/commitment.html", context, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """一项任务。"""
    return page(request, commitment_or_404(request, organ, year, key, at=clock.now()))


def _act_url(row: Commitment, name: str, *more: int) -> str:
    return reverse(f"ledger:{name}", args=[row.plan.unit.code, row.plan.year, row.key, *more])


def _done(
    request: HttpRequest,
    row: Commitment,
    name: str,
    form: Any,
    act: Callable[[], object],
    said: str,
    back: Callable[[Any], Mapping[str, Any]] = lambda made: {},
) -> HttpResponse:
    """Do what a valid form asks for; a form that is wrong, or refused, comes back as it was typed.

    ``back`` tells the way back from what the act has made.
    """
    if form.is_valid():
        try:
            made = act()
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            undoing.done(request, said, **back(made))
            return redirect("ledger:commitment", row.plan.unit.code, row.plan.year, row.key)
    return page(request, row, status=422, forms={name: form})


@login_required
@require_POST
def evidence(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """交佐证。"""
    at, by = clock.now(), request.user
    row = commitment_or_404(request, organ, year, key, at=at)
    kind = request.POST.get("kind", "")
    form = evidence_form(row, request.POST, request.FILES, kind=kind, at=at)

    def act() -> Evidence:
        upload, told = form.cleaned_data.get("file"), form.handed()
        refuse_if_any(acts.reasons_against_working_on(row, by=by, at=at))
        refuse_classified(row, told.detail, title=told.title, by=by, at=at)
        refuse_if_any(reasons_against_handing(told, commitment=row, on=day_of(at), has_file=upload is not None))
        attachment = store(upload, unit=row.plan.unit, by=by, at=at) if upload else None
        return acts.submit(row, handed=form.handed(attachment=attachment), by=by, at=at)

    def back(piece: Evidence) -> Mapping[str, Any]:
        return {"url": _act_url(row, "withdraw", piece.pk)}

    return _done(request, row, "evidence", form, act, "佐证已提交，等另一个人认定。", back)


@login_required
@require_POST
def note(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """记录进展。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    form = NoteForm(request.POST)
    return _done(
        request,
        row,
        "note",
        form,
        lambda: acts.write_note(row, text=form.cleaned_data["text"], by=request.user, at=at),
        "进展已记录。",
    )


@login_required
@require_POST
def assign(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """明确责任单位。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    was = _assigned(row)
    form = AssignForm(request.POST, units=units_for_work(row.plan.unit, on=day_of(at)))

    def act() -> Commitment:
        refuse_if_any(undoing.reasons_against_undoing(request, state=was))
        told = {"owner": form.cleaned_data["owner"], "co_owners": list(form.cleaned_data["co_owners"])}
        return plans.assign(row, **told, by=request.user, at=at)

    def back(made: Commitment) -> Mapping[str, Any]:
        return {"url": _act_url(row, "assign"), "data": was, "state": _assigned(made)}

    return _done(request, row, "assign", form, act, "责任单位已保存。", back)


def _assigned(row: Commitment) -> dict[str, Any]:
    """责任单位和配合单位，as the form sends them."""
    shared = sorted(str(pk) for pk in row.co_owners.values_list("pk", flat=True))
    return {"assign-owner": str(row.owner_id or ""), "assign-co_owners": shared}


@login_required
@require_POST
def term(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """自定频次和时限。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    was = _term(row)
    form = TermForm(request.POST)

    def act() -> Commitment:
        refuse_if_any(undoing.reasons_against_undoing(request, state=was))
        return terms.set_term(row, **form.cleaned_data, by=request.user, at=at)

    def back(made: Commitment) -> Mapping[str, Any]:
        return {"url": _act_url(row, "term"), "data": was, "state": _term(made)}

    return _done(request, row, "term", form, act, "时限已保存。", back)


def _term(row: Commitment) -> dict[str, str]:
    """自定的频次和时限，as the form sends them."""
    return {"term-rhythm": row.own_rhythm, "term-due_on": row.own_due_on.isoformat() if row.own_due_on else ""}


@login_required
@require_POST
def rule(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """设置佐证规则。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key, at=at)
    form = RuleForm(request.POST, sources=ports.sources().values())
    return _done(
        request,
        row,
        "rule",
        form,
        lambda: rules.set_rule(row, **form.cleaned_data, by=request.user, at=at),
        "规则已设置，每天查找一次。",
    )
