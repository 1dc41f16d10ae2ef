"""目录各版：the list, one version with what is changed in it, and the way from a draft into force."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.adjustments import actions
from mingtang.adjustments.actions import items as item_acts
from mingtang.adjustments.actions import ready
from mingtang.adjustments.actions import versions as acts
from mingtang.adjustments.forms import ApproveForm, SubmitForm
from mingtang.adjustments.ports import bases
from mingtang.adjustments.queries import versions as queries
from mingtang.catalogue.forms import ReasonForm
from mingtang.catalogue.models import Version
from mingtang.catalogue.queries.inheritance import difference
from mingtang.catalogue.queries.units import unit_seen
from mingtang.law.catalogue import VersionState
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, pressed
from mingtang.ui.found import found_or_404


def unit_or_404(request: HttpRequest, code: str) -> Unit:
    """The unit if the reader sees it and it has a catalogue."""
    return found_or_404(unit_seen(code, request.user, at=clock.now()))


def version_or_404(request: HttpRequest, code: str, number: int) -> Version:
    """The version if the reader sees it."""
    return found_or_404(queries.version(unit_or_404(request, code), number))


@login_required
@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """目录各版。"""
    return _listing(request, unit_or_404(request, code))


def _listing(request: HttpRequest, unit: Unit, *, status: int = 200, **more: Any) -> HttpResponse:
    at, by = clock.now(), request.user
    context = {
        "unit": unit,
        "versions": queries.versions(unit),
        "against_drafting": acts.reasons_against_drafting(unit, by=by, at=at),
        "against_setting_up": ready.reasons_against_setting_up(unit, by=by, at=at),
    }
    return render(request, "adjustments/versions.html", context | more, status=status)


@login_required
@require_POST
def set_up(request: HttpRequest, code: str) -> HttpResponse:
    """设立现成的栏目树和目录。"""
    unit = unit_or_404(request, code)

    def act() -> Done:
        made = actions.set_up(unit, by=request.user, at=clock.now())
        if made is None:
            return Done("栏目已经齐全，目录没有变化。", redirect("adjustments:versions", code))
        said = "栏目树已经设立，目录草案已经拟好：请逐项核对，再送审。"
        return Done(said, redirect("adjustments:version", code, made.number))

    return pressed(request, act, lambda reasons: _listing(request, unit, refused=reasons, status=422))


@login_required
@require_POST
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """拟订新的一版。"""
    unit = unit_or_404(request, code)

    def act() -> Done:
        made = actions.draft(unit, by=request.user, at=clock.now())
        said = f"第 {made.number} 版草案已经拟好，改动它不影响执行中的目录。"
        return Done(said, redirect("adjustments:version", code, made.number))

    return pressed(request, act, lambda reasons: _listing(request, unit, refused=reasons, status=422))


def page(request: HttpRequest, version: Version, *, status: int = 200, **more: Any) -> HttpResponse:
    """一版目录，with everything that may be done with it."""
    at, by = clock.now(), request.user
    editing = item_acts.reasons_against_editing(version, by=by, at=at)
    is_open = version.version_state in {VersionState.DRAFT, VersionState.REVIEW, VersionState.IN_FORCE}
    context = {
        "version": version,
        "unit": version.unit,
        "items": queries.items(version),
        "changes": queries.changes(version),
        "differences": difference(version) if is_open else [],
        "editing": editing,
        "bases": bases(version),
        "submit_form": SubmitForm(initial={"note": version.note}),
        "approve_form": ApproveForm(initial={"in_force_on": at.date()}),
        "back_form": ReasonForm(),
        "against_submitting": acts.reasons_against_submitting(version, by=by, at=at),
        "against_judging": acts.reasons_against_judging(version, by=by, at=at),
        "against_dropping": acts.reasons_against_dropping(version, by=by, at=at),
    }
    return render(request, "adjustments/version.html", context | more, status=status)


@login_required
@require_safe
def version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """一版目录。"""
    return page(request, version_or_404(request, code, number))


def here(request: HttpRequest, told: Version) -> OnPage:
    """What is done on the page of a version."""
    return OnPage(request, partial(page, request, told), ("adjustments:version", told.unit.code, told.number))


@login_required
@require_POST
def submit(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """送审。"""
    told, form, by = version_or_404(request, code, number), SubmitForm(request.POST), request.user
    return here(request, told).tried(
        form,
        lambda: actions.submit(told, note=form.cleaned_data["note"], by=by, at=clock.now()),
        "已送审，由审核人或者分管领导审核。",
        submit_form=form,
    )


@login_required
@require_POST
def approve(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """审核通过。"""
    told, form, by = version_or_404(request, code, number), ApproveForm(request.POST), request.user
    return here(request, told).tried(
        form,
        lambda: actions.approve(told, in_force_on=form.cleaned_data["in_force_on"], by=by, at=clock.now()),
        "已审核通过。",
        approve_form=form,
    )


@login_required
@require_POST
def send_back(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """退回。"""
    told, form, by = version_or_404(request, code, number), ReasonForm(request.POST), request.user
    return here(request, told).tried(
        form,
        lambda: actions.send_back(told, reason=form.cleaned_data["reason"], by=by, at=clock.now()),
        "已退回，专员可以接着改。",
        back_form=form,
    )


@login_required
@require_POST
def drop(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """放弃草案。"""
    told = version_or_404(request, code, number)

    def act() -> Done:
        actions.drop(told, by=request.user, at=clock.now())
        said = f"第 {told.number} 版草案已放弃，执行中的目录没有变化。"
        return Done(said, redirect("adjustments:versions", code))

    return pressed(request, act, lambda reasons: page(request, told, refused=reasons, status=422))
