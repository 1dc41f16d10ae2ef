"""工作台上的案卷：what is to be archived and what is, one file with its index and its check, the packages."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import sees_applicant
from mingtang.applications.queries.queue import case
from mingtang.casefiles.actions import archiving, erasing
from mingtang.casefiles.checking import checked
from mingtang.casefiles.forms import ErasureForm
from mingtang.casefiles.manifest import folder_of
from mingtang.casefiles.queries import desk as queries
from mingtang.casefiles.zipping import entries_of
from mingtang.files.streaming import Entry, zipped
from mingtang.law.foi import ApplicationState
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.sending.arrival import missing_proof
from mingtang.ui import clock
from mingtang.ui.acts import OnPage
from mingtang.ui.found import found_or_404

PER_PAGE = 30


@login_required
@require_safe
def casefiles(request: HttpRequest) -> HttpResponse:
    """案卷。"""
    at = clock.now()
    state = queries.ARCHIVED if request.GET.get("state") == queries.ARCHIVED else queries.WAITING
    told = request.GET.get("year", "")
    year = int(told) if told.isdecimal() and len(told) == 4 else None
    found = queries.cases(request.user, at=at, state=state, year=year)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    states = [(queries.WAITING, "等着归档的"), (queries.ARCHIVED, "已归档")]
    years = [
        (unit, year, archiving.reasons_against_taking_out(unit, by=request.user, at=at))
        for unit, year in queries.years(request.user, at=at)
    ]
    context = {"page_obj": page, "state": state, "states": states, "year": year, "years": years}
    return render(request, "casefiles/list.html", context)


def _case(request: HttpRequest, organ: str, year: int, serial: int, *, at: datetime) -> Application:
    return found_or_404(case(request.user, organ=organ, year=year, serial=serial, at=at))


def _page(
    request: HttpRequest, application: Application, *, at: datetime, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    by = request.user
    package = queries.newest(application)
    knows = sees_applicant(by, application.unit, at=at)
    papers = queries.papers_of(package) if package and knows else []
    is_archived = application.stands is ApplicationState.ARCHIVED
    erasures = queries.erasures_of(application)
    waiting = next((one for one in erasures if one.done_at is None), None)
    context = {
        "case": application,
        "package": package,
        "versions": queries.versions_of(application),
        "papers": papers,
        "knows": knows,
        "checked": checked(package, papers) if package and knows and "check" in request.GET else None,
        "is_archived": is_archived,
        "missing": [] if is_archived else missing_proof(application),
        "against_archiving": [] if is_archived else archiving.reasons_against_archiving(application, by=by, at=at),
        "against_adding": archiving.reasons_against_adding(application, by=by, at=at) if is_archived else [],
        "against_taking_out": archiving.reasons_against_taking_out(application.unit, by=by, at=at),
        "erasures": erasures,
        "waiting": waiting,
        "against_asking": erasing.reasons_against_asking(application, by=by, at=at),
        "against_erasing": erasing.reasons_against_erasing(waiting, by=by, at=at) if waiting else [],
        "erase": ErasureForm(),
    }
    return render(request, "casefiles/casefile.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """一件案卷。"""
    at = clock.now()
    return _page(request, _case(request, organ, year, serial, at=at), at=at)


def _here(request: HttpRequest, application: Application, at: datetime) -> OnPage:
    address = ("casefiles:casefile", application.unit.code, application.year, application.serial)
    return OnPage(request, partial(_page, request, application, at=at), address)


@login_required
@require_POST
def archive(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """归档。"""
    at = clock.now()
    application = _case(request, organ, year, serial, at=at)
    told = request.POST.get("seen", "")
    seen = int(told) if told.isdecimal() else -1
    by, sure = request.user, "sure" in request.POST
    said = "已归档，目录和每一件的摘要都记下了。"
    return _here(request, application, at).pressed(
        lambda: archiving.archive(application, seen=seen, sure=sure, by=by, at=at), said
    )


@login_required
@require_POST
def add(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """补充归档。"""
    at = clock.now()
    application = _case(request, organ, year, serial, at=at)
    said = "已编定新的一版目录，原来的目录留着。"
    return _here(request, application, at).pressed(lambda: archiving.add(application, by=request.user, at=at), said)


@login_required
@require_POST
def take_out(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponseBase:
    """下载一件案卷；who took it, and when, stays in the trail."""
    at = clock.now()
    application = _case(request, organ, year, serial, at=at)
    package = found_or_404(queries.newest(application))
    try:
        archiving.take_out(package, by=request.user, at=at)
    except RuleBroken as broken:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(request, application, at=at, status=status, refused=broken.reasons)
    return _sent(entries_of(package, queries.papers_of(package)), folder_of(package))


@login_required
@require_POST
def take_out_year(request: HttpRequest, organ: str, year: int) -> HttpResponseBase:
    """下载一年的案卷，sent while it is made."""
    at = clock.now()
    unit = queries.organ(organ)
    if unit is None or (unit, year) not in queries.years(request.user, at=at):
        raise Http404
    try:
        archiving.take_out(unit, by=request.user, at=at, year=year)
    except RuleBroken as broken:
        messages.error(request, "".join(broken.reasons))
        return redirect("casefiles:casefiles")
    return _sent(_of_the_year(unit, year), f"{unit.code}-{year}")


def _of_the_year(unit: Unit, year: int) -> Iterator[Entry]:
    for package in queries.packages_of(unit, year):
        yield from entries_of(package, queries.papers_of(package))


def _sent(entries: Iterator[Entry], name: str) -> StreamingHttpResponse:
    """Under a name that tells of nobody."""
    response = StreamingHttpResponse(zipped(entries), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@login_required
@require_POST
def erase_ask(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """提出抹去。"""
    at = clock.now()
    application = _case(request, organ, year, serial, at=at)
    form = ErasureForm(request.POST)

    return _here(request, application, at).tried(
        form,
        lambda: erasing.ask_erasure(application, **form.cleaned_data, by=request.user, at=at),
        "已提出，等另一个人办理。",
        erase=form,
    )


@login_required
@require_POST
def erase(request: HttpRequest, organ: str, year: int, serial: int) -> HttpResponse:
    """抹去。"""
    at = clock.now()
    application = _case(request, organ, year, serial, at=at)
    waiting = next((one for one in queries.erasures_of(application) if one.done_at is None), None)
    if waiting is None:
        reasons = ["没有等着办理的抹去。"]
        return _page(request, application, at=at, status=HTTPStatus.UNPROCESSABLE_ENTITY, refused=reasons)
    return _here(request, application, at).pressed(lambda: erasing.erase(waiting, by=request.user, at=at), "已抹去。")
