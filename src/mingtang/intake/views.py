"""导入要点：upload, look through, tidy, confirm or drop."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.contents.checks import CLASSIFIED
from mingtang.intake import actions
from mingtang.intake.forms import ConfirmForm, SplitForm, UploadForm
from mingtang.intake.models import Draft
from mingtang.intake.queries import LaidOut, draft_at, laid_out
from mingtang.intake.upload import Taken, take
from mingtang.language.papers import Unreadable
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Unit
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons
from mingtang.workplan.actions.plans import reasons_against_reading
from mingtang.workplan.forms import told_of_plan
from mingtang.workplan.queries.plans import plan_of
from mingtang.workplan.queries.posts import organs_kept_by


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """上传要点；a file that bears a mark of secrecy is refused before anything of it is stored."""
    at = clock.now()
    units = organs_kept_by(request.user, at=at)
    form = UploadForm(request.POST or None, request.FILES or None, units=units)
    if request.method == "POST" and form.is_valid():
        made = _taken(form, request, at=at)
        if made is not None:
            return redirect("intake:draft", made.pk)
    context = {"form": form, "may_import": bool(units)}
    return render(request, "intake/plan_new.html", context, status=422 if form.errors else 200)


def _taken(form: UploadForm, request: HttpRequest, *, at: datetime) -> Draft | None:
    """The draft of what was uploaded, or ``None`` with the reasons on the form."""
    unit, upload = form.cleaned_data["unit"], form.cleaned_data["file"]
    try:
        taken = take(upload.read(), upload.name, year=form.cleaned_data.get("year"))
        if taken.classified:
            actions.note_classified(unit, by=request.user, at=at)
            form.add_error("file", CLASSIFIED)
            return None
        if not taken.reading["year"]:
            form.ask_year()
            refuse_if_any(reasons_against_reading(taken.reading | {"year": at.year}))
            return None
        return _drafted(taken, request, unit, at=at)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
    except RuleBroken as broken:
        add_reasons(form, broken, "file")
    return None


def _drafted(taken: Taken, request: HttpRequest, unit: Unit, *, at: datetime) -> Draft:
    made = actions.draft(
        unit=unit,
        reading=taken.reading,
        source_name=taken.name,
        source_sha256=taken.sha256,
        by=request.user,
        at=at,
    )
    if made.made_at != at:
        told = f"这份文件已由{made.made_by.name}上传过，还没有导入，已转到那一次，接着核对就行。"
        messages.info(request, told)
    return made


def _page(request: HttpRequest, made: Draft, *, status: int = 200, **forms: Any) -> HttpResponse:
    at = clock.now()
    standing = plan_of(made.unit, made.reading["year"])
    laid = laid_out(made, standing, at=at)
    context = {
        "draft": made,
        "plan": standing,
        "laid": laid,
        "reasons": actions.reasons_against_editing(made, by=request.user, at=at),
        "confirm_form": forms.get("confirm") or ConfirmForm(initial=told_of_plan(standing), **_looks(laid)),
        "split_form": forms.get("split"),
        "split_key": forms.get("split_key", ""),
        "refused": forms.get("refused", ()),
    }
    return render(request, "intake/draft.html", context, status=status)


def _looks(laid: LaidOut) -> dict[str, Any]:
    """What needs a second look before the import is confirmed."""
    at_stake = [gone.evidence for gone in laid.withdrawn]
    return {"at_stake": at_stake, "silenced": laid.silenced, "attached": laid.attached, "other_organ": laid.other_organ}


def draft_or_404(request: HttpRequest, pk: int, *, at: datetime) -> Draft:
    """The draft with this number, if the reader sees it."""
    return found_or_404(draft_at(pk, viewer=request.user, at=at))


@login_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """待导入的要点。"""
    return _page(request, draft_or_404(request, pk, at=clock.now()))


@login_required
@require_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """整理一条：merge, split, mark."""
    at = clock.now()
    made = draft_or_404(request, pk, at=at)
    key, op = request.POST.get("key", ""), request.POST.get("op", "")
    words, kind = request.POST.get("words", ""), request.POST.get("kind", "")
    try:
        actions.edit_draft(made, op=op, key=key, words=words, kind=kind, by=request.user, at=at)
    except RuleBroken as broken:
        if op != "split":
            return _page(request, made, status=422, refused=broken.reasons)
        form = SplitForm({"words": words})
        form.is_valid()
        form.errors.clear()
        add_reasons(form, broken, "words")
        return _page(request, made, status=422, split=form, split_key=key)
    return redirect(f"{reverse('intake:draft', args=[pk])}#item-{key}")


@login_required
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销上一步整理。"""
    at = clock.now()
    made = draft_or_404(request, pk, at=at)
    try:
        actions.undo_edit(made, by=request.user, at=at)
    except RuleBroken as broken:
        return _page(request, made, status=422, refused=broken.reasons)
    messages.success(request, "已撤销上一步整理。")
    return redirect("intake:draft", pk)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃导入。"""
    at = clock.now()
    made = draft_or_404(request, pk, at=at)
    try:
        actions.drop_draft(made, by=request.user, at=at)
    except RuleBroken as broken:
        return _page(request, made, status=422, refused=broken.reasons)
    messages.success(request, f"已放弃导入《{made.reading['title']}》，台账没有变化。")
    return redirect("ledger:plans")


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认导入。"""
    at = clock.now()
    made = draft_or_404(request, pk, at=at)
    if actions.reasons_closed(made):
        return _page(request, made, status=422, refused=actions.reasons_closed(made))
    laid = laid_out(made, plan_of(made.unit, made.reading["year"]), at=at)
    form = ConfirmForm(request.POST, **_looks(laid))
    if not form.is_valid():
        return _page(request, made, status=422, confirm=form)
    told = form.cleaned_data
    try:
        done = actions.import_draft(
            made,
            openness=told["openness"],
            openness_reason=told["reason"],
            made_on=told["made_on"],
            by=request.user,
            at=at,
        )
    except RuleBroken as broken:
        add_reasons(form, broken)
        # 同一刻由别人导入的，表单已经不在页面上，理由要说在前面。
        made = draft_or_404(request, pk, at=at)
        refused = broken.reasons if actions.reasons_closed(made) else ()
        return _page(request, made, status=422, confirm=form, refused=refused)
    messages.success(
        request,
        f"已导入：新增 {len(done.created)} 条，修改 {len(done.changed)} 条，"
        f"移出 {len(done.withdrawn)} 条，未变 {len(done.unchanged)} 条。",
    )
    return redirect("ledger:plan", made.unit.code, done.plan.year)
