"""工作台上的专题：the list, one crisis, its facts, its briefing, what is tied, and its way to the public."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.crises.actions import crises as acts
from mingtang.crises.actions import ties
from mingtang.crises.forms import BriefingForm, CrisisForm, NewForm, TieForm
from mingtang.crises.models import Crisis
from mingtang.crises.ports import links_of
from mingtang.crises.queries import desk
from mingtang.crises.queries.ties import public_of, to_tie
from mingtang.crises.side import MOST, SIDE, tie_form
from mingtang.drafting.models import Manuscript
from mingtang.drafting.ports import sides
from mingtang.drafting.views.drafts import draft_or_404
from mingtang.drafting.views.drafts import page as manuscript_page
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, pressed, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving, standing_now
from mingtang.workplan.queries.posts import organs_kept_by

PER_PAGE = 30


def crisis_or_404(request: HttpRequest, organ: str, slug: str, *, at: datetime) -> Crisis:
    """The crisis at an address; one that is out of sight and one that is not are the same."""
    return found_or_404(desk.crisis(organ, slug, request.user, at=at))


@login_required
@require_safe
def crises(request: HttpRequest) -> HttpResponse:
    """突发事件专题。"""
    at, viewer = clock.now(), request.user
    page = Paginator(desk.crises(viewer, at=at), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, row.stands(on=day_of(at))) for row in page.object_list]
    context = {"page_obj": page, "rows": rows, "may_add": organs_kept_by(viewer, at=at).exists()}
    return render(request, "crises/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """登记专题。"""
    at, by = clock.now(), request.user
    units = organs_kept_by(by, at=at)
    if not units:
        raise PermissionDenied
    form = NewForm(request.POST or None, units=units, offices=desk.offices_of(list(units), at=at))

    def act() -> Done:
        told = form.cleaned_data
        where = {"unit": told["unit"], "slug": told["slug"], "lead": told["lead"]}
        made = acts.register(**where, facts=form.facts(), by=by, at=at)
        said = "专题已登记。写好情况介绍以后送审，签发、发布以后公众才看得到。"
        return Done(said, redirect("crises:crisis", made.unit.code, made.slug))

    if done := tried(request, form, act):
        return done
    status = 422 if request.method == "POST" else 200
    return render(request, "crises/edit.html", {"form": form, "heading": "登记突发事件专题"}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """变更专题的要素。"""
    at, by = clock.now(), request.user
    crisis = crisis_or_404(request, organ, slug, at=at)
    if desk.reasons_against_keeping(crisis.unit, by=by, at=at):
        raise PermissionDenied
    first = {name: getattr(crisis, name) for name in CrisisForm.base_fields}
    form = CrisisForm(request.POST or None, offices=desk.offices_of([crisis.unit], at=at), initial=first)
    opened, stands = first | {"lead": crisis.lead_id}, []

    def act() -> Done:
        acts.change(crisis, facts=form.facts(), lead=form.cleaned_data["lead"], by=by, at=at)
        said = "专题已保存。公众看到的不变，要送审、发布新的一版。"
        return Done(said, redirect("crises:crisis", organ, slug))

    if found := reasons_against_saving(request, stands=opened):
        form.add_error(None, found[0])
        stands = standing_now(form, first)
    elif done := tried(request, form, act):
        return done
    context = {"form": form, "heading": f"修改“{crisis.title}”", "crisis": crisis}
    context |= {"opened_as": digest_of(opened), "stands": stands}
    return render(request, "crises/edit.html", context, status=422 if request.method == "POST" else 200)


def page(request: HttpRequest, crisis: Crisis, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a crisis, with the form that was just refused in its place."""
    at, by = clock.now(), request.user
    context = {
        "crisis": crisis,
        "stands": crisis.stands(on=day_of(at)),
        "terms": [(term, term.words(at=at), term.is_late(at=at)) for term in desk.terms([crisis], at=at)[crisis.pk]],
        "tied": desk.tied(crisis),
        "publicity": desk.publicity(crisis),
        "against": acts.reasons_against_publication(crisis, by=by, at=at),
        "keeping": desk.reasons_against_keeping(crisis.unit, by=by, at=at),
        "links": links_of(crisis),
        "briefing_form": BriefingForm(),
        "tie_form": _document_form(crisis, at=at),
    }
    return render(request, "crises/crisis.html", context | more, status=status)


def _document_form(crisis: Crisis, *, at: datetime, data: Any = None) -> TieForm:
    on = day_of(at)
    return TieForm(data, documents=list(public_of(crisis.unit, on=on)[:MOST]), to_tie=to_tie(crisis, on=on))


def _here(request: HttpRequest, crisis: Crisis) -> OnPage:
    return OnPage(request, partial(page, request, crisis), ("crises:crisis", crisis.unit.code, crisis.slug))


@login_required
@require_safe
def show(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """一个专题。"""
    return page(request, crisis_or_404(request, organ, slug, at=clock.now()))


@login_required
@require_POST
def briefing(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """登记新闻发布。"""
    at = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    form = BriefingForm(request.POST)
    return _here(request, crisis).tried(
        form,
        lambda: acts.record_briefing(crisis, **form.cleaned_data, by=request.user, at=at),
        "新闻发布已登记。",
        briefing_form=form,
    )


@login_required
@require_POST
def publish(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """送审公开。"""
    at = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    return _here(request, crisis).pressed(
        lambda: acts.submit_for_publication(crisis, by=request.user, at=at),
        lambda made: f"已送审：第 {made.edition.number} 版第 {made.number} 稿，等审核人审核。",
    )


@login_required
@require_POST
def tie(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """关联已公开的文件。"""
    at = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    form = _document_form(crisis, at=at, data=request.POST)

    def act() -> None:
        document = form.documents[form.cleaned_data["document"]]
        ties.tie_document(document, crisis=crisis, tying=form.tying(), by=request.user, at=at)

    if "document" not in form.fields:
        return page(request, crisis, status=422, tie_form=form)
    return _here(request, crisis).tried(form, act, "已关联，专题页上马上看得到。", tie_form=form)


@login_required
@require_POST
def untie(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """取消关联。"""
    at = clock.now()
    crisis = crisis_or_404(request, organ, slug, at=at)
    found = found_or_404(desk.tie(pk, crisis))
    return _here(request, crisis).pressed(lambda: ties.untie(found, by=request.user, at=at), "已取消关联。")


@login_required
@require_POST
def manuscript_tie(request: HttpRequest, pk: int) -> HttpResponse:
    """关联稿件。"""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    form = tie_form(manuscript, at=at, data=request.POST)
    if "crisis" not in form.fields or not form.is_valid():
        wrong = [f"{form[name].label}：{error}" for name, found in form.errors.items() for error in found]
        return _back(request, manuscript, form, wrong or ["没有正在应对的突发事件。"])
    crisis = form.crises[form.cleaned_data["crisis"]]

    def act() -> Done:
        ties.tie_manuscript(manuscript, crisis=crisis, tying=form.tying(), by=request.user, at=at)
        return Done("已关联到专题，公开以后列在专题页上。", redirect("drafting:draft", pk))

    return pressed(request, act, lambda reasons: _back(request, manuscript, form, reasons))


def _back(request: HttpRequest, manuscript: Manuscript, form: TieForm, reasons: Iterable[str]) -> HttpResponse:
    """The page of the manuscript, with what was typed in its form."""
    found = sides(manuscript, request.user, at=clock.now())
    shown = [replace(it, context={**it.context, "form": form}) if it.template == SIDE else it for it in found]
    return manuscript_page(request, manuscript, status=422, refused=reasons, sides=shown)


@login_required
@require_POST
def manuscript_untie(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """取消稿件的关联。"""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    found = found_or_404(desk.tie_of_text(number, manuscript))

    def act() -> Done:
        ties.untie(found, manuscript=manuscript, by=request.user, at=at)
        return Done("已取消关联。", redirect("drafting:draft", pk))

    return pressed(request, act, lambda reasons: manuscript_page(request, manuscript, status=422, refused=reasons))
