"""名单和公示：read a list in with a report of every mistake, and hand its showing in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mingtang.language.papers import Unreadable
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.payees.actions import lists as acts
from mingtang.payees.blank import BLANK
from mingtang.payees.forms import ListForm, ShowingForm
from mingtang.payees.ports import desk_urls
from mingtang.payees.queries import lists
from mingtang.payees.queries.paying import before_paying
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import may_keep, publicity, rule_of
from mingtang.subsidies.views.desk import subsidy_or_404
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.refusals import add_reasons

PER_PAGE = 100


def page(request: HttpRequest, subsidy: Subsidy, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a subsidy's lists, with the form that was just refused in its place."""
    at, by = clock.now(), request.user
    newest = lists.newest_of(subsidy)
    told = {"kind": lists.KIND, "subject": lists.subject_of(subsidy), "address": lists.address_of(subsidy)}
    live, revision = publicity(subsidy, **told)
    context = {
        "subsidy": subsidy,
        "versions": lists.lists_of(subsidy),
        "newest": newest,
        "villages": lists.totals_by_village(newest) if newest else [],
        "live": live,
        "live_number": live.content["list"] if live else None,
        "revision": revision,
        "is_returned": hasattr(revision, "returned"),
        "public_address": told["address"],
        "standing": before_paying(subsidy, on=day_of(at)),
        "objection_urls": desk_urls(subsidy),
        "entering": acts.reasons_against_entering(subsidy, by=by, at=at),
        "handing": acts.reasons_against_handing_in(newest, by=by, at=at),
        "may_keep": may_keep(subsidy, by, at=at),
        "may_read": lists.may_read_names(by, subsidy, at=at),
        "days": rule_of(subsidy.unit).shown_days,
        "list_form": ListForm(),
        "show_form": ShowingForm(),
    }
    return render(request, "payees/lists.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """名单和公示。"""
    return page(request, subsidy_or_404(request, organ, slug, at=clock.now()))


@login_required
@require_POST
def enter(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """导入名单：row by row; nothing is read while any row is wrong."""
    at, by = clock.now(), request.user
    subsidy, form = subsidy_or_404(request, organ, slug, at=at), ListForm(request.POST, request.FILES)
    if form.is_valid():
        told = dict(form.cleaned_data)
        upload = told.pop("file")
        try:
            made = acts.take_in(subsidy, file=(upload.read(), upload.name or ""), **told, by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        else:
            messages.success(request, f"名单第 {made.number} 版已导入。核对各村合计，再送审公示。")
            return redirect("payees:lists", organ, slug)
    return page(request, subsidy, status=422, list_form=form)


@login_required
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """样表。"""
    response = HttpResponse(BLANK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = "attachment; filename*=UTF-8''%E8%A1%A5%E8%B4%B4%E5%90%8D%E5%8D%95.csv"
    return response


@login_required
@require_POST
def hand_in(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """送审公示。"""
    at, by = clock.now(), request.user
    subsidy, form = subsidy_or_404(request, organ, slug, at=at), ShowingForm(request.POST)
    newest = lists.newest_of(subsidy)
    if newest is None:
        return page(request, subsidy, status=422, refused=acts.reasons_against_handing_in(None, by=by, at=at))

    def act() -> Done:
        revision = acts.hand_in(newest, **form.cleaned_data, by=by, at=at)
        said = f"已送审：第 {revision.edition.number} 版第 {revision.number} 稿，等初审。"
        return Done(said, redirect("payees:lists", organ, slug))

    return tried(request, form, act) or page(request, subsidy, status=422, show_form=form)


@login_required
@never_cache
@require_safe
def rows(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """名单的行：for whoever keeps it or signs its showing; no copy of the page is kept."""
    at = clock.now()
    subsidy = subsidy_or_404(request, organ, slug, at=at)
    newest = lists.newest_of(subsidy)
    if newest is None or newest.erased_at or not lists.may_read_names(request.user, subsidy, at=at):
        raise Http404
    village = request.GET.get("village", "")
    told = Paginator(lists.rows_of(newest, village), PER_PAGE).get_page(request.GET.get("page"))
    context = {"subsidy": subsidy, "newest": newest, "page_obj": told, "villages": lists.villages_in(newest)}
    return render(request, "payees/rows.html", context | {"village": village})
