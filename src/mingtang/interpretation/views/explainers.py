"""解读：the list, its plan, its page with blocks and checks, and its way to the public."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.exemptions.queries import (
    document_of,
    first_of,
    live,
    organs_of,
    rule_of,
    waiting,
)
from mingtang.exemptions.queries import (
    manuscript as manuscript_in_sight,
)
from mingtang.exemptions.reasons import against_planning
from mingtang.interpretation import reasons
from mingtang.interpretation.actions import plans, publishing
from mingtang.interpretation.body import body_of, source_text, text_to_vet, words
from mingtang.interpretation.forms import PlanForm
from mingtang.interpretation.models import Explainer
from mingtang.interpretation.queries import desk
from mingtang.language.excerpts import excerpted
from mingtang.law.explainer_blocks import BlockKind
from mingtang.law.interpretation import not_told
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons
from mingtang.vetting import actions as vetting
from mingtang.vetting.forms import ExcuseForm
from mingtang.vetting.places import places_of

PER_PAGE = 30


def explainer_or_404(request: HttpRequest, pk: int) -> Explainer:
    """The explainer, if the reader sees it."""
    found = desk.explainer(pk, request.user, at=clock.now())
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def explainers(request: HttpRequest) -> HttpResponse:
    """解读。"""
    at, viewer = clock.now(), request.user
    rows = Paginator(desk.explainers(viewer, at=at), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": rows,
        "waiting": waiting(viewer, at=at),
        "organs": organs_of(viewer, at=at),
    }
    return render(request, "interpretation/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, manuscript: int) -> HttpResponse:
    """写解读方案。"""
    at, by = clock.now(), request.user
    found = manuscript_in_sight(manuscript, by, at=at)
    if found is None:
        raise Http404
    first = first_of(found)
    if against_planning(first, by=by, at=at):
        raise PermissionDenied
    initial = {"title": f"一图读懂《{found.title}》"[:120], "interpreter": f"{first.unit.name}负责人"}
    form = PlanForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = plans.plan(found, plan=form.plan(), by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, "解读方案已存，接着加内容。")
            return redirect("interpretation:explainer", made.pk)
    context = {"form": form, "manuscript": found, "heading": f"解读《{found}》"}
    status = 422 if request.method == "POST" else 200
    return render(request, "interpretation/plan.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """修改解读方案。"""
    at, by = clock.now(), request.user
    explainer = explainer_or_404(request, pk)
    if reasons.against_changing(explainer, by=by, at=at):
        raise PermissionDenied
    initial = {name: getattr(explainer, name) for name in ("title", "outline", "interpreter", "ways", "planned_on")}
    form = PlanForm(request.POST or None, initial=initial | {"formats": explainer.forms})
    if request.method == "POST" and form.is_valid():
        try:
            plans.change(explainer, plan=form.plan(), by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            messages.success(request, "解读方案已保存。")
            return redirect("interpretation:explainer", pk)
    context = {"form": form, "explainer": explainer, "heading": "修改解读方案"}
    status = 422 if request.method == "POST" else 200
    return render(request, "interpretation/plan.html", context, status=status)


def page(request: HttpRequest, explainer: Explainer, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of an explainer, with what was just refused."""
    at, by = clock.now(), request.user
    rule, text = rule_of(explainer.organ), words(explainer)
    share = round(100 * excerpted(text, source_text(explainer)))
    document = document_of(explainer.subject)
    context = {
        "explainer": explainer,
        "blocks": list(explainer.blocks.select_related("picture")),
        "kinds": list(BlockKind),
        "against": reasons.against_changing(explainer, by=by, at=at),
        "against_handing_in": publishing.reasons_against_handing_in(explainer, by=by, at=at),
        "words": rule["words"],
        "body": body_of(explainer),
        "missing": not_told(text),
        "excerpted": share if share >= rule["excerpt_percent"] else 0,
        "vetted": text_to_vet(explainer),
        "document": live(document),
        "shown": live(explainer.document),
        "behind": desk.is_behind(explainer),
    }
    return render(request, "interpretation/explainer.html", context | more, status=status)


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """一件解读。"""
    return page(request, explainer_or_404(request, pk))


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """送审。"""
    explainer = explainer_or_404(request, pk)
    try:
        publishing.hand_in(explainer, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return page(request, explainer, refused=broken.reasons, status=422)
    messages.success(request, "解读已送审，内容就此固定；签发以后与文件一起发布。")
    return redirect("interpretation:explainer", pk)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃。"""
    explainer = explainer_or_404(request, pk)
    try:
        plans.discard(explainer, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return page(request, explainer, refused=broken.reasons, status=422)
    messages.success(request, "解读已放弃。文件仍要解读的，请另写方案。")
    return redirect("interpretation:explainers")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: HttpRequest, pk: int) -> HttpResponse:
    """公开前核对：what was found in the words, and what is ignored for which reason."""
    at, by = clock.now(), request.user
    explainer = explainer_or_404(request, pk)
    text, against = text_to_vet(explainer), reasons.against_changing(explainer, by=by, at=at)
    form, refused = ExcuseForm(request.POST or None), []
    if request.method == "POST" and form.is_valid() and not against:
        told = form.cleaned_data
        try:
            vetting.excuse(text, told.get("mark", ""), reason=told.get("reason", ""), by=by, at=at)
        except RuleBroken as broken:
            refused = list(broken.reasons)
        else:
            messages.success(request, "记下了。前后的字不改，就不再提示。")
            return redirect("interpretation:checks", pk)
    places = places_of(text, on=day_of(at))
    typed = {request.POST.get("mark", ""): request.POST.get("reason", "")}
    context = {
        "told": {"title": explainer.title, "reasons": against, "url": reverse("interpretation:explainer", args=[pk])},
        "grave": [place for place in places if place.is_grave],
        "grave_count": sum(place.is_grave for place in places),
        "waiting": [(place, typed.get(place.noticed.mark, "")) for place in places if place.is_open],
        "waiting_count": sum(place.is_open for place in places),
        "excused": [place for place in places if place.excuse],
        "excuse_url": reverse("interpretation:checks", args=[pk]),
        "refused": refused or (against if request.method == "POST" else []),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "proofing/proofing.html", context, status=status)
