"""一件申请的文书：fill one in from its form, look at it, make it final, and take it out as a file."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.applications.models import Application, Event
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.applications.queries.queue import case
from mingtang.caseletters import papers
from mingtang.caseletters.actions.letters import make_final, reasons_against_making, values_for
from mingtang.caseletters.forms import AnswersForm, FinalForm
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.queries import forms as written
from mingtang.caseletters.queries import letters as queries
from mingtang.caseletters.queries.facts import event_for, first_values
from mingtang.caseletters.setting import again, letter_of, text_of
from mingtang.contents.kinds import Kind
from mingtang.law.case_letters import LetterKind, letter_kind
from mingtang.law.rules import RuleBroken
from mingtang.letters.letter import Letter
from mingtang.letters.preview import to_html
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons

PAPERS = {"docx": Kind.DOCX, "pdf": Kind.PDF}
RETURNS = {"return-docx": Kind.DOCX, "return-pdf": Kind.PDF}


def case_to_read(request: HttpRequest, organ: str, year: int, serial: int, *, at: datetime) -> Application:
    """The case in sight, for those who may know the applicant: a letter names them and says what they want."""
    found = found_or_404(case(request.user, organ=organ, year=year, serial=serial, at=at))
    if not sees_applicant(request.user, found.unit, at=at):
        raise PermissionDenied
    return found


def letter_kind_or_404(name: str) -> LetterKind:
    """One of the letters that there are."""
    try:
        return letter_kind(name)
    except RuleBroken as broken:
        raise Http404 from broken


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: HttpRequest, organ: str, year: int, serial: int, letter: str) -> HttpResponse:
    """拟一件文书。"""
    at = clock.now()
    application = case_to_read(request, organ, year, serial, at=at)
    kind = letter_kind_or_404(letter)
    reasons = reasons_against_making(application, kind, on=None, by=request.user, at=at)
    event = event_for(application, kind)
    if request.method != "POST" or reasons:
        asked = AnswersForm(kind=kind, initial=AnswersForm.first(kind, first_values(application, kind, event)))
        final = FinalForm(initial={"on": day_of(at)})
        status = HTTPStatus.OK if request.method != "POST" else HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, application, kind, asked, final, reasons=reasons, status=status)
    asked, final = AnswersForm(request.POST, kind=kind), FinalForm(request.POST)
    asked.is_valid()
    fills = request.POST.get("act") == "fill"
    try:
        if fills:
            text = _filled(application, kind, asked, event, on=_day_of_letter(final, at=at))
            final = FinalForm({**request.POST.dict(), "text": text})
        final.is_valid()
        set_out = _set_out(application, kind, asked, final)
        if request.POST.get("act") == "make" and final.is_valid():
            made = make_final(application, kind, set_out, by=request.user, at=at)
            messages.success(request, "文书已定稿，不能再改。请送达，并登记送达的日期和凭证。")
            return redirect("caseletters:letter", organ, year, serial, made.pk)
    except RuleBroken as broken:
        add_reasons(asked, broken)
        # 还没有正文的时候，不把“请填写正文”也当成错误。
        typed = {**request.POST.dict(), "on": _day_of_letter(final, at=at)}
        final = FinalForm(initial=typed) if fills else final
        return _page(request, application, kind, asked, final, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    status = HTTPStatus.OK if final.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return _page(request, application, kind, asked, final, preview=set_out, status=status)


def _day_of_letter(final: FinalForm, *, at: datetime) -> date:
    final.is_valid()
    return final.cleaned_data.get("on") or day_of(at)


def _filled(application: Application, kind: LetterKind, asked: AnswersForm, event: Event | None, *, on: date) -> str:
    values = {**values_for(application, kind, event, on=on), **asked.values()}
    return text_of(written.row_of(application.unit, kind).text, values)


def _set_out(application: Application, kind: LetterKind, asked: AnswersForm, final: FinalForm) -> Letter:
    rule = written.rule_of(application.unit)
    told = final.cleaned_data
    return letter_of(
        kind,
        told.get("text", ""),
        organ=application.unit.name,
        addressee=queries.addressee_of(application, kind, asked.values()),
        number=told.get("number", ""),
        on=told.get("on"),
        contact=rule.contact if rule else "",
    )


def _page(
    request: HttpRequest,
    application: Application,
    kind: LetterKind,
    asked: AnswersForm,
    final: FinalForm,
    *,
    reasons: Any = (),
    preview: Letter | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "application": application,
        "kind": kind,
        "asked": asked,
        "final": final,
        "reasons": reasons,
        "preview": to_html(preview) if preview is not None else "",
        "has_text": bool((final.data if final.is_bound else final.initial).get("text")),
    }
    return render(request, "caseletters/compose.html", context, status=status)


def _letter_or_404(application: Application, pk: int) -> CaseLetter:
    return found_or_404(queries.letter(application, pk))


@login_required
@never_cache
@require_safe
def show(request: HttpRequest, organ: str, year: int, serial: int, pk: int) -> HttpResponse:
    """一件定稿的文书。"""
    application = case_to_read(request, organ, year, serial, at=clock.now())
    letter = _letter_or_404(application, pk)
    preview = to_html(again(letter.body, demo=settings.DEMO)) if letter.body else ""
    context = {"application": application, "letter": letter, "preview": preview}
    return render(request, "caseletters/letter.html", context)


@login_required
@never_cache
@require_safe
def download(request: HttpRequest, organ: str, year: int, serial: int, pk: int, paper: str) -> HttpResponse:
    """下载文书或者送达回证。"""
    application = case_to_read(request, organ, year, serial, at=clock.now())
    letter = _letter_or_404(application, pk)
    if paper not in PAPERS and paper not in RETURNS:
        raise Http404
    try:
        if paper in PAPERS:
            return papers.sent(papers.paper(letter, PAPERS[paper], demo=settings.DEMO))
        return papers.sent(papers.service_return(letter, RETURNS[paper], demo=settings.DEMO))
    except RuleBroken as broken:
        context = {"application": application, "letter": letter, "refused": broken.reasons}
        return render(request, "caseletters/letter.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
