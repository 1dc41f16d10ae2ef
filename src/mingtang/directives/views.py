"""新指引：export the catalogue, upload or paste a table, and decide row by row."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.catalogue.actions.typed import note_classified
from mingtang.catalogue.queries.units import opened, standing, unit_seen
from mingtang.contents.checks import CLASSIFIED, bears_mark
from mingtang.contents.kinds import Kind
from mingtang.directives import actions, queries
from mingtang.directives.forms import DecideForm, DirectiveForm
from mingtang.directives.models import Directive
from mingtang.directives.reading import Read, read_file, read_pasted
from mingtang.directives.writing import write_table
from mingtang.language.papers import Unreadable
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.ui.saved import to_save


def _unit_or_404(request: HttpRequest, code: str) -> Unit:
    return found_or_404(unit_seen(code, request.user, at=clock.now()))


@login_required
@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """导出官方样式的表格：the version in force, or the draft where it is the only one."""
    unit = _unit_or_404(request, code)
    version = found_or_404(standing(unit) or opened(unit))
    data = write_table(version, queries.items_to_export(version))
    return to_save(data, f"{unit.short_name}基层政务公开标准目录第{version.number}版.xlsx", Kind.XLSX.media_type)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """上传或者粘贴：nothing is changed yet."""
    unit, at = _unit_or_404(request, code), clock.now()
    form = DirectiveForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        made = _taken(form, request, unit, at=at)
        if made is not None:
            return redirect("directives:directive", made.pk)
    reasons = actions.reasons_against_taking(unit, by=request.user, at=at)
    context = {"unit": unit, "form": form, "reasons": reasons, "has_table": bool(standing(unit) or opened(unit))}
    return render(request, "directives/new.html", context, status=422 if form.errors else 200)


def _taken(form: DirectiveForm, request: HttpRequest, unit: Unit, *, at: datetime) -> Directive | None:
    """What was taken in, or ``None`` with the reasons on the form."""
    told, upload = form.cleaned_data, form.cleaned_data["file"]
    try:
        read = _read(form, request, unit, at=at)
        if read is None:
            return None
        kept = {name: told[name] for name in ("title", "number", "is_complete")}
        name = upload.name if upload else ""
        return actions.take(unit, read=read, name=name, **kept, by=request.user, at=at)
    except Unreadable as unreadable:
        form.add_error("file" if upload else "text", str(unreadable))
    except RuleBroken as broken:
        add_reasons(form, broken)
    return None


def _read(form: DirectiveForm, request: HttpRequest, unit: Unit, *, at: datetime) -> Read | None:
    upload = form.cleaned_data["file"]
    if not upload:
        return read_pasted(form.cleaned_data["text"])
    data = upload.read()
    read = read_file(data, upload.name)
    if bears_mark(data, upload.name):
        note_classified(unit, by=request.user, at=at)
        form.add_error("file", CLASSIFIED)
        return None
    return read


def _directive_or_404(request: HttpRequest, pk: int) -> Directive:
    return found_or_404(queries.directive_at(pk, request.user, at=clock.now()))


def _page(request: HttpRequest, told: Directive, *, status: int = 200, **more: Any) -> HttpResponse:
    at, by = clock.now(), request.user
    rulings = list(queries.rulings_of(told))
    context = {
        "directive": told,
        "version": told.version,
        "unit": told.version.unit,
        "rulings": rulings,
        "left": sum(1 for row in rulings if not row.decision),
        "numbers": {kind: sum(1 for row in rulings if row.kind == kind) for kind in ("new", "changed", "gone")},
        "against": actions.reasons_against_deciding(told.version, by=by, at=at),
        "against_discarding": actions.reasons_against_discarding(told, by=by, at=at),
        "rest_form": DecideForm(prefix="rest"),
    }
    return render(request, "directives/directive.html", context | more, status=status)


@login_required
@require_safe
def directive(request: HttpRequest, pk: int) -> HttpResponse:
    """比对的结果。"""
    return _page(request, _directive_or_404(request, pk))


@login_required
@require_POST
def decide(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """决定一行。"""
    told = _directive_or_404(request, pk)
    ruling, form = queries.ruling_of(told, part), DecideForm(request.POST)
    if ruling is None:
        raise Http404
    if not form.is_valid():
        return _page(request, told, refused=["请选择采纳或者不采纳，并写明理由。"], status=422)
    try:
        actions.decide(ruling, taken=form.taken, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, told, refused=broken.reasons, status=422)
    messages.success(request, f"“{ruling.name}”已决定。")
    return redirect("directives:directive", pk)


@login_required
@require_POST
def decide_rest(request: HttpRequest, pk: int) -> HttpResponse:
    """其余的一并决定。"""
    told, form = _directive_or_404(request, pk), DecideForm(request.POST, prefix="rest")

    def act() -> Done:
        reason = form.cleaned_data["reason"]
        done = actions.decide_rest(told, taken=form.taken, reason=reason, by=request.user, at=clock.now())
        return Done(f"其余 {done} 行已决定。", redirect("directives:directive", pk))

    return tried(request, form, act) or _page(request, told, rest_form=form, status=422)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃比对。"""
    told = _directive_or_404(request, pk)
    try:
        actions.discard(told, by=request.user, at=clock.now())
    except RuleBroken as broken:
        return _page(request, told, refused=broken.reasons, status=422)
    messages.success(request, "已放弃这次比对，草案没有变化。")
    return redirect("adjustments:version", told.version.unit.code, told.version.number)
