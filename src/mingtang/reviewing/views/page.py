"""一稿的页面：what goes public first, then what is to be done by whom, and why not."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingtang.editorial import ports, reasons
from mingtang.editorial.models import Revision
from mingtang.emergencies import reasons as of_emergencies
from mingtang.law.editorial import EditionState, Stage
from mingtang.law.openness import Openness
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.papers import queries as papers
from mingtang.papers import reasons as of_papers
from mingtang.remarks import reasons as of_remarks
from mingtang.remarks.places import places_of
from mingtang.remarks.queries import Standing, standing_on
from mingtang.reviewing import queries, shown
from mingtang.reviewing.days import Deadlines
from mingtang.reviewing.events import events_of
from mingtang.reviewing.forms import (
    AnswerForm,
    AttestForm,
    ClearForm,
    EmergencyForm,
    PaperForm,
    RemarkForm,
    SecrecyForm,
    SendBackForm,
    TicksForm,
)
from mingtang.reviewing.ports import rows_beside
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons

PROOFED = "findings"
Told = Mapping[str, forms.Form]


def revision_or_404(request: HttpRequest, pk: int) -> Revision:
    """A revision in sight."""
    return found_or_404(queries.revision(pk, request.user, at=clock.now()))


def page(request: HttpRequest, revision: Revision, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page of a revision, with the form that was just refused in its place."""
    edition, remarks = revision.edition, standing_on(revision)
    kind = ports.kinds()[edition.document.kind]
    body, told = shown.content(revision, remarks), revision.content
    is_open = edition.state == EditionState.OPEN.value
    context = {
        "revision": revision,
        "edition": edition,
        "document": edition.document,
        "state": EditionState(edition.state),
        "is_confirmed_only": reasons.is_confirmed_only(revision),
        "is_open": is_open,
        "is_proofed": PROOFED in ports.gates_of(edition.document.kind),
        "kind": kind,
        "body": body,
        "openness": Openness(revision.openness).label,
        "facts": [*shown.facts(edition.document.unit, kind, body), *rows_beside(revision)],
        "change_note": shown.change_note(body),
        "attachments": body.get("attachments") or (),
        "checks": shown.checks(revision, told, at=clock.now()) if is_open else (),
        "events": events_of(revision),
        "newer": [row for row in edition.revisions.all() if row.number > revision.number],
        **shown.differences(revision, told),
    }
    steps = _steps(request, revision, refused) | _remarks(request, revision, remarks, refused)
    steps |= _papers(request, revision, refused) | _emergency(request, revision, refused)
    context |= steps | _unseen(steps, refused)
    return render(request, "reviewing/revision.html", context, status=status)


def _steps(request: HttpRequest, revision: Revision, refused: Told) -> dict[str, Any]:
    """每一步：what may be done by whom, why not, and its form."""
    at, by, edition = clock.now(), request.user, revision.edition
    now = reasons.stage_of(revision)
    stage = Stage.FIRST if now is Stage.FIRST else Stage.REVIEW
    deadlines = Deadlines.of([revision])
    due = deadlines.due(revision) if edition.state == EditionState.OPEN.value else None
    return {
        "stage": stage,
        "stage_now": now,
        "due": due,
        "left": deadlines.left(due, on=day_of(at)) if due else None,
        "is_late": due is not None and due.due_on < day_of(at),
        "by_hand": ports.is_released_by_hand(edition.document.kind),
        "approve_reasons": reasons.against_approving(revision, stage, by=by, at=at),
        "sign_reasons": reasons.against_releasing(revision, by=by, at=at),
        "back_reasons": reasons.against_sending_back(revision, by=by, at=at),
        "drop_reasons": reasons.against_dropping(edition, by=by, at=at),
        "secrecy_form": refused.get("approve") or SecrecyForm(),
        "ticks_form": refused.get("ticks") or TicksForm(stage),
        "back_form": refused.get("send_back") or SendBackForm(),
        "sign_form": refused.get("sign") or TicksForm(Stage.LEADER),
        "drop_form": refused.get("drop"),
    }


def _remarks(request: HttpRequest, revision: Revision, remarks: list[Standing], refused: Told) -> dict[str, Any]:
    """指出的地方：those of this edition so far, with a form for an answer where one may be given."""
    at, by = clock.now(), request.user
    may_answer = not of_remarks.against_answering(revision, by=by, at=at)
    against = of_remarks.against_remarking(revision, by=by, at=at)
    answered = refused.get("answer")

    def form(told: Standing) -> forms.Form | None:
        if told.remark.is_settled or not may_answer:
            return None
        prefix = f"answer-{told.remark.pk}"
        return answered if answered and answered.prefix == prefix else AnswerForm(number=told.remark.pk)

    return {
        "remarks": [(told, form(told)) for told in remarks],
        "unanswered": sum(not told.remark.is_settled for told in remarks),
        "remark_reasons": against,
        "remark_form": refused.get("remark")
        or RemarkForm(() if against else places_of(revision.title, revision.content)),
    }


def _papers(request: HttpRequest, revision: Revision, refused: Told) -> dict[str, Any]:
    """纸质签名：who may record one, and what was recorded."""
    at, by = clock.now(), request.user
    recorded = papers.recorded(revision)
    is_due = reasons.stage_of(revision) is Stage.LEADER and revision.edition.state == EditionState.OPEN.value
    newest = recorded[0] if recorded else None
    leaders = papers.leaders(revision.edition.document.unit, at=at) if is_due else []
    return {
        "papers": recorded,
        "may_be_on_paper": is_due and not reasons.is_returned(revision),
        "paper_reasons": of_papers.against_bringing(revision, by=by, at=at),
        "paper_form": refused.get("paper") or PaperForm(leaders),
        "attest_reasons": of_papers.against_attesting(revision, newest, by=by, at=at) if newest and is_due else [],
        "attest_form": refused.get("attest") or AttestForm(initial={"paper": newest.pk if newest else None}),
    }


def _emergency(request: HttpRequest, revision: Revision, refused: Told) -> dict[str, Any]:
    """应急发布和补审。"""
    at, by = clock.now(), request.user
    emergency = revision.emergency if reasons.is_emergency(revision) else None
    told: dict[str, Any] = {"emergency": emergency, "emergency_form": refused.get("emergency") or EmergencyForm()}
    told["may_be_emergency"] = reasons.stage_of(revision) is Stage.FIRST and not reasons.is_returned(revision)
    told["emergency_reasons"] = of_emergencies.against_declaring(revision, by=by, at=at)
    if emergency is not None:
        told["is_debt"] = emergency.cleared_at is None and hasattr(revision, "published")
        told["put_off"] = Stage(emergency.stage).label
        told["clear_reasons"] = of_emergencies.against_clearing(revision, emergency, by=by, at=at)
        told["clear_form"] = refused.get("clear") or ClearForm(Stage(emergency.stage))
    return told


def _unseen(steps: Mapping[str, Any], refused: Told) -> dict[str, Any]:
    """The refused form that has no place on the page any more: its reasons stand on top, with what was typed."""
    shown_by = {
        "approve": not steps["approve_reasons"],
        "ticks": not steps["approve_reasons"],
        "sign": not steps["sign_reasons"],
        "send_back": not steps["back_reasons"],
        "remark": not steps["remark_reasons"],
        "paper": steps["may_be_on_paper"] and not steps["paper_reasons"],
        "attest": bool(steps["papers"]) and not steps["attest_reasons"] and steps["may_be_on_paper"],
        "emergency": steps["may_be_emergency"] and not steps["emergency_reasons"],
        "clear": steps.get("is_debt", False) and not steps.get("clear_reasons"),
        "answer": any(form is refused.get("answer") for _, form in steps["remarks"]),
    }
    hidden = [form for name, form in refused.items() if form.errors and not shown_by.get(name, False)]
    typed = [
        (field.label, field.value())
        for form in hidden
        for field in form
        if isinstance(field.field.widget, forms.Textarea) and (field.value() or "").strip()
    ]
    return {"unseen": hidden[0] if hidden else None, "typed": typed}


def act(
    request: HttpRequest, pk: int, told: Told, do: Callable[[Revision], Any], done: str, *, to: str = "main"
) -> HttpResponse:
    """Do one act; when it is refused, the page comes back with the reasons and what was typed."""
    revision = revision_or_404(request, pk)
    checked = [form.is_valid() for form in told.values()]
    if all(checked):
        try:
            do(revision)
        except RuleBroken as broken:
            add_reasons(next(iter(told.values())), broken)
        else:
            messages.success(request, done)
            return redirect(f"{reverse('reviewing:revision', args=[pk])}#{to}")
    return page(request, revision, status=422, **told)
