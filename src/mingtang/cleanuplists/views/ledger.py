"""台账的页面：tables in and out, what the library has besides, and proposals for the documents that are ticked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingtang.cleanuplists import sheet
from mingtang.cleanuplists.forms import LedgerForm, ProposalForm, ReadBackForm
from mingtang.cleanuplists.views.campaigns import asked_of, cleanup_or_404, here, page
from mingtang.cleanups.actions import campaigns, ledger
from mingtang.cleanups.actions.reading_back import read_back
from mingtang.cleanups.models import Cleanup
from mingtang.cleanups.queries import standing, who
from mingtang.contents.checks import bears_mark
from mingtang.drafting.actions.typed import refuse
from mingtang.language.papers import Unreadable
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.refusals import add_reasons
from mingtang.ui.saved import to_save
from mingtang.workplan.queries.posts import units_for_work


@login_required
@require_safe
def blank_table(request: HttpRequest) -> HttpResponse:
    """空白的台账。"""
    return to_save(sheet.blank(), "清理台账.xlsx", sheet.XLSX)


@login_required
@require_safe
def table_of(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """台账和处理意见，as a table that is filled in and read back."""
    cleanup = cleanup_or_404(request, organ, number)
    name = sheet.file_name(cleanup.unit, f"清理意见{cleanup.number}-", clock.now())
    return to_save(sheet.table(cleanup, standing.entries(cleanup, **asked_of(request))), name, sheet.XLSX)


def _data(request: HttpRequest, cleanup: Cleanup, form: LedgerForm | ReadBackForm) -> tuple[bytes, str]:
    """What was uploaded; a file that bears a mark of secrecy is refused before anything of it is read."""
    upload = form.cleaned_data["file"]
    data = upload.read()
    if bears_mark(data, upload.name):
        refuse(cleanup.unit, by=request.user, at=clock.now())
    return data, upload.name


@login_required
@require_POST
def take_in(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """导入台账：every row or none."""
    at, by = clock.now(), request.user
    cleanup = cleanup_or_404(request, organ, number)
    form = LedgerForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            refuse_if_any(who.reasons_against_working(cleanup, by=by, at=at))
            units = list(units_for_work(cleanup.unit, on=day_of(at)))
            rows = sheet.rows_in(*_data(request, cleanup, form), organ=cleanup.unit, units=units)
            found = ledger.take_in(cleanup, rows=rows, by=by, at=at)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            told = f"和文件库对上 {found['sure']} 份，要您确认 {found['perhaps']} 份，只有纸质的 {found['none']} 份"
            messages.success(request, f"已录入 {sum(found.values())} 份：{told}。")
            return redirect("cleanups:cleanup", organ, number)
    return page(request, cleanup, status=422, ledger_form=form)


@login_required
@require_POST
def add_lacking(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """加入台账里没有的。"""
    cleanup = cleanup_or_404(request, organ, number)
    return here(request, cleanup).pressed(
        lambda: campaigns.add_lacking(cleanup, by=request.user, at=clock.now()),
        lambda count: f"已从文件库加入 {count} 份。",
    )


@login_required
@require_POST
def read_proposals(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """读回处理意见：every row or none."""
    at, by = clock.now(), request.user
    cleanup = cleanup_or_404(request, organ, number)
    form = ReadBackForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            refuse_if_any(who.reasons_against_proposing(cleanup, by=by, at=at))
            rows = sheet.proposals_in(*_data(request, cleanup, form))
            count = read_back(cleanup, rows=rows, over=request.POST.get("over", ""), by=by, at=at)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            told = f"已读回 {count} 份文件的处理意见。" if count else "表里没有新填的意见，台账没有改动。"
            messages.success(request, told)
            return redirect("cleanups:cleanup", organ, number)
    return page(request, cleanup, status=422, back_form=form)


def _ordinals(request: HttpRequest, cleanup: Cleanup) -> list[int]:
    """The numbers that are ticked, or of all that the list is narrowed down to."""
    if request.POST.get("all"):
        return [row.ordinal for row in standing.entries(cleanup, **asked_of(request))]
    return sorted({int(text) for text in request.POST.getlist("entry") if text.isdecimal() and len(text) < 9})


def _seen(request: HttpRequest) -> dict[int, str]:
    """The opinions that the page showed, by number in the ledger."""
    told = (pair.partition("-") for pair in request.POST.get("seen", "").split())
    return {int(number): opinion for number, _, opinion in told if number.isdecimal() and len(number) < 9}


@login_required
@require_POST
def propose(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """提处理意见，for the documents that are ticked."""
    cleanup = cleanup_or_404(request, organ, number)
    form = ProposalForm(request.POST)

    def act() -> Done:
        told = {"ordinals": _ordinals(request, cleanup), "proposal": form.proposal(), "seen": _seen(request)}
        count = ledger.propose(cleanup, **told, by=request.user, at=clock.now())
        return Done(f"已记下 {count} 份文件的处理意见。", redirect("cleanups:cleanup", organ, number))

    return tried(request, form, act) or page(request, cleanup, status=422, proposal_form=form)
