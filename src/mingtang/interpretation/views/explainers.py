"""解读：the list, its plan, its page with blocks and checks, and its way to the public."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
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
from mingtang.law.rules import refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.proofing.pages import Ways, context_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, pressed, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving, standing_now
from mingtang.vetting import actions as vetting
from mingtang.vetting.places import waits_for_another

PER_PAGE = 30


def explainer_or_404(request: HttpRequest, pk: int) -> Explainer:
    """The explainer, if the reader sees it."""
    return found_or_404(desk.explainer(pk, request.user, at=clock.now()))


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
    found = found_or_404(manuscript_in_sight(manuscript, by, at=at))
    first = first_of(found)
    if against_planning(first, by=by, at=at):
        raise PermissionDenied
    initial = {"title": f"一图读懂《{found.title}》"[:120], "interpreter": f"{first.unit.name}负责人"}
    form = PlanForm(request.POST or None, initial=initial)

    def act() -> Done:
        made = plans.plan(found, plan=form.plan(), by=by, at=at)
        return Done("解读方案已存，接着加内容。", redirect("interpretation:explainer", made.pk))

    if done := tried(request, form, act):
        return done
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
    opened, stands = initial | {"formats": explainer.forms}, []
    form = PlanForm(request.POST or None, initial=opened)
    if found := reasons_against_saving(request, stands=opened):
        form.add_error(None, found[0])
        stands = standing_now(form, opened)

    def act() -> Done:
        plans.change(explainer, plan=form.plan(), by=by, at=at)
        return Done("解读方案已保存。", redirect("interpretation:explainer", pk))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "explainer": explainer, "heading": "修改解读方案"}
    context |= {"opened_as": digest_of(opened), "stands": stands}
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
        "blocks": list(explainer.blocks.select_related("picture", "recording")),
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


def here(request: HttpRequest, explainer: Explainer) -> OnPage:
    """What is done on the page of an explainer."""
    return OnPage(request, partial(page, request, explainer), ("interpretation:explainer", explainer.pk))


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
    return here(request, explainer).pressed(
        lambda: publishing.hand_in(explainer, by=request.user, at=clock.now()),
        "解读已送审，内容就此固定；签发以后与文件一起发布。",
    )


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃。"""
    explainer = explainer_or_404(request, pk)

    def act() -> Done:
        plans.discard(explainer, by=request.user, at=clock.now())
        return Done("解读已放弃。文件仍要解读的，请另写方案。", redirect("interpretation:explainers"))

    return pressed(request, act, lambda reasons: page(request, explainer, status=422, refused=reasons))


@login_required
@require_safe
def checks(request: HttpRequest, pk: int) -> HttpResponse:
    """公开前核对：what was found in the words and which pictures nobody has looked at."""
    return _checks(request, explainer_or_404(request, pk))


@login_required
@require_POST
def checked(request: HttpRequest, pk: int, act: str, key: UUID | None = None) -> HttpResponse:
    """核对一处：ignored for a reason, let pass by a second person, or a picture that somebody has looked at."""
    at, by = clock.now(), request.user
    explainer = explainer_or_404(request, pk)
    text, mark, reason = text_to_vet(explainer), request.POST.get("mark", ""), request.POST.get("reason", "")

    def acted() -> Done:
        refuse_if_any(reasons.against_changing(explainer, by=by, at=at))
        if act == "excuse":
            vetting.excuse(text, mark, reason=reason, by=by, at=at)
        elif act == "confirm":
            vetting.confirm(text, mark, by=by, at=at)
        elif key is not None:
            vetting.check_picture(text, key, by=by, at=at)
        waits = act == "excuse" and waits_for_another(text, mark, on=day_of(at))
        said = "理由记下了，等另一个人确认；没有确认以前，这一处仍然不能公开。" if waits else "记下了。"
        return Done(said, redirect("interpretation:checks", pk))

    typed = {mark: reason}
    return pressed(request, acted, lambda told: _checks(request, explainer, refused=told, typed=typed, status=422))


def _checks(
    request: HttpRequest,
    explainer: Explainer,
    *,
    refused: Sequence[str] = (),
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    at, by, pk = clock.now(), request.user, explainer.pk
    ways = Ways(
        reverse("interpretation:excuse", args=[pk]),
        reverse("interpretation:confirm", args=[pk]),
        lambda key: reverse("interpretation:picture", args=[pk, key]),
    )
    told = {
        "title": explainer.title,
        "reasons": reasons.against_changing(explainer, by=by, at=at),
        "url": reverse("interpretation:explainer", args=[pk]),
    }
    shown = context_of(text_to_vet(explainer), ways, by=by, on=day_of(at), typed=typed)
    return render(request, "proofing/proofing.html", {"told": told, "refused": refused, **shown}, status=status)
