"""公文的页面：the list by days left, a new one, its facts, its sheet on paper, historic ones, and the settings."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.caseletters.setting import DEMO
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.queries import manuscript as manuscript_of
from mingtang.drafting.reasons import units_to_write_for
from mingtang.law.drafting_sheets import WITHHELD_NOTE
from mingtang.law.policy_lengths import Lengths
from mingtang.matters.views.desk import as_word
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.policies.actions import following, opening
from mingtang.policies.queries.rules import organ_kept, rule_of
from mingtang.policydesk import forms
from mingtang.policydesk.queries import desk as queries
from mingtang.policydesk.sheet import TITLE, letter_of, sheet_of
from mingtang.policydesk.views.shown import page, policy_or_404
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving, standing_now

PER_PAGE = 30


@login_required
@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """公文，by days left."""
    at, asked = clock.now(), request.GET.get("state", "")
    state = asked if asked in queries.FILTERS else ""
    rows = queries.policies_of(request.user, state=state, on=day_of(at), at=at)
    page_obj = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page_obj, "state": state, "states": list(queries.FILTERS.items())}
    context |= {"may_open": bool(units_to_write_for(request.user, at=at)), "organ": organ_kept(request.user, at=at)}
    return render(request, "policydesk/policies.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """起草公文。"""
    at = clock.now()
    units = {unit.code: unit for unit in units_to_write_for(request.user, at=at)}
    if not units:
        raise PermissionDenied
    form = forms.FactsForm(request.POST if request.method == "POST" else None)
    unit = units.get(request.POST.get("unit", ""), next(iter(units.values())))

    def act() -> Done:
        made = opening.open_policy(unit, typed=form.typed(), by=request.user, at=at)
        return Done("公文已起草，接着提公开属性。", redirect("policydesk:policy", made.pk))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "units": list(units.values()), "unit": unit, "heading": "起草公文"}
    return render(request, "policydesk/facts.html", context, status=_status(request))


@login_required
@require_safe
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """一份公文。"""
    at = clock.now()
    return page(request, policy_or_404(request, pk, at=at), at=at)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """改要素。"""
    at = clock.now()
    found = policy_or_404(request, pk, at=at)
    first = {name: getattr(found, name) for name in opening.Typed.__dataclass_fields__}
    form, stands = forms.FactsForm(request.POST if request.method == "POST" else None, initial=first), []

    def act() -> Done:
        opening.change(found, typed=form.typed(), by=request.user, at=at)
        return Done("已改。", redirect("policydesk:policy", pk))

    if changed := reasons_against_saving(request, stands=first):
        form.add_error(None, changed[0])
        stands = standing_now(form, first)
    elif done := tried(request, form, act):
        return done
    against = opening.reasons_against_changing(found, by=request.user, at=at)
    context = {"form": form, "policy": found, "against": against, "heading": "改公文的要素"}
    context |= {"opened_as": digest_of(first), "stands": stands}
    return render(request, "policydesk/facts.html", context, status=_status(request))


def _status(request: HttpRequest) -> int:
    return HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK


@login_required
@require_safe
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """打印公文单。"""
    found = policy_or_404(request, pk, at=clock.now())
    return render(request, "policydesk/sheet.html", {"sheet": sheet_of(found), "policy": found, "heading": TITLE})


@login_required
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """下载公文单的 Word 文稿。"""
    found = policy_or_404(request, pk, at=clock.now())
    return as_word(letter_of(found, watermark=DEMO if settings.DEMO else ""), f"{TITLE}-{found.pk}")


@login_required
@require_POST
def historic(request: HttpRequest, pk: int) -> HttpResponse:
    """把一篇稿件登记为历史文件。"""
    at = clock.now()
    manuscript = found_or_404(manuscript_of(pk, request.user, at=at))
    form = forms.HistoricForm(request.POST)

    def act() -> Done:
        told: dict[str, Any] = {"reason": form.cleaned_data["reason"], "by": request.user, "at": at}
        opening.register_historic(manuscript, subject_of(manuscript), **told)
        return Done("已登记为历史文件，可以送审。", redirect("drafting:draft", pk))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "manuscript": manuscript}
    return render(request, "policydesk/historic.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest) -> HttpResponse:
    """公文设置。"""
    at = clock.now()
    organ = organ_kept(request.user, at=at)
    if organ is None:
        raise PermissionDenied
    form = forms.RuleForm(request.POST) if request.method == "POST" else forms.RuleForm(initial=_first(organ))

    def act() -> Done:
        told = {name: form.cleaned_data[name] for name in ("starts_on", "withheld_note")}
        following.set_rule(organ, lengths=form.lengths(), **told, by=request.user, at=at)
        return Done("已保存，从现在起按新的办。", redirect("policydesk:rule"))

    return tried(request, form, act) or render(
        request, "policydesk/rule.html", {"form": form, "organ": organ}, status=_status(request)
    )


def _first(organ: Unit) -> dict[str, Any]:
    kept = rule_of(organ)
    if kept is None:
        return {**asdict(Lengths()), "withheld_note": WITHHELD_NOTE}
    return {**asdict(kept.own), "withheld_note": kept.withheld_note, "starts_on": kept.starts_on}
