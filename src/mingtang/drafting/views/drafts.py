"""写稿：the list, a new one, the editor with everything that hangs on it, and its way to review."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.catalogue.queries.offered import choices
from mingtang.drafting import queries, reasons
from mingtang.drafting.actions import handing, pieces, writing
from mingtang.drafting.forms import AttachmentForm, PictureForm, UnitForm, WordForm, WritingForm
from mingtang.drafting.models import Manuscript, Piece
from mingtang.drafting.ports import sides
from mingtang.law.rules import RuleBroken
from mingtang.numbering.queries import organs_numbered_by
from mingtang.organs.models import Person
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons

PER_PAGE = 30


def draft_or_404(request: HttpRequest, pk: int, *, at: datetime) -> Manuscript:
    """The manuscript; one that is out of sight and one that is not are the same."""
    return found_or_404(queries.manuscript(pk, request.user, at=at))


@login_required
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """写稿：my manuscripts, and as a clerk everybody's."""
    at = clock.now()
    page = Paginator(queries.manuscripts(request.user, at=at), PER_PAGE).get_page(request.GET.get("page"))
    return _list(request, at=at, page_obj=page)


def _list(request: HttpRequest, *, at: datetime, status: int = 200, **more: Any) -> HttpResponse:
    units = reasons.units_to_write_for(request.user, at=at)
    if "page_obj" not in more:
        more["page_obj"] = Paginator(queries.manuscripts(request.user, at=at), PER_PAGE).get_page(1)
    context = {
        "form": UnitForm(units=units) if units else None,
        "numbered": organs_numbered_by(request.user, at=at),
        **more,
    }
    return render(request, "drafting/drafts.html", context, status=status)


@login_required
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """写新稿。"""
    at = clock.now()
    form = UnitForm(request.POST, units=reasons.units_to_write_for(request.user, at=at))
    if not form.is_valid():
        return _list(request, at=at, status=422, refused=["写稿由科室承办人或者政务公开专员办理。"])
    made = writing.start(form.units[form.cleaned_data["unit"]], by=request.user, at=at)
    return redirect("drafting:draft", made.pk)


def page(request: HttpRequest, manuscript: Manuscript, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a manuscript, with what was typed if it was refused."""
    at, by = clock.now(), request.user
    context = {
        "manuscript": manuscript,
        "state": manuscript.stands,
        "form": WritingForm(manuscript=manuscript, places=choices(manuscript.organ)),
        "picture_form": PictureForm(initial={"alt": request.POST.get("picture-alt", "")}),
        "attachment_form": AttachmentForm(),
        "word_form": WordForm(),
        "pieces": [(it, request.POST.get(f"alt-{it.pk}", it.alt)) for it in queries.pieces(manuscript)],
        "is_anothers": manuscript.owner_id != by.in_whose_name.pk,
        "against": reasons.against_changing(manuscript, by=by, at=at),
        "against_handing_in": handing.reasons_against_handing_in(manuscript, by=by, at=at),
        "against_correcting": _against_correcting(manuscript, by=by, at=at),
        "vetted": handing.text_to_vet(manuscript),
        "sides": sides(manuscript, by, at=at),
    }
    return render(request, "drafting/draft.html", context | more, status=status)


def _against_correcting(manuscript: Manuscript, *, by: Person, at: datetime) -> list[str]:
    if manuscript.document is None:
        return []
    return handing.reasons_against_correcting(manuscript.document, by=by, at=at)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """一篇稿件：写、存。"""
    return after_saving(request, pk, lambda manuscript, at: "已保存。")


def after_saving(request: HttpRequest, pk: int, act: Callable[[Manuscript, datetime], str]) -> HttpResponse:
    """Whatever button was pressed, what was typed is saved first; then the act."""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    if request.method != "POST":
        return page(request, manuscript)
    form = WritingForm(request.POST, manuscript=manuscript, places=choices(manuscript.organ))
    if not form.is_valid():
        return page(request, manuscript, form=form.handed_back(), status=422)
    try:
        version = form.cleaned_data["version"]
        saved = writing.keep(manuscript, written=form.written(), version=version, by=request.user, at=at)
    except writing.SavedElsewhere as elsewhere:
        add_reasons(form, elsewhere)
        return page(request, manuscript, form=form.handed_back(version=elsewhere.version), status=409)
    except RuleBroken as broken:
        add_reasons(form, broken)
        return page(request, manuscript, form=form.handed_back(), status=422)
    try:
        said = act(saved, at)
    except RuleBroken as broken:
        return page(request, draft_or_404(request, pk, at=at), refused=broken.reasons, status=422)
    messages.success(request, said)
    return redirect("drafting:draft", pk)


@login_required
@require_POST
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """上传图片。"""

    def act(manuscript: Manuscript, at: datetime) -> str:
        upload, alt = chosen(request, "picture"), request.POST.get("picture-alt", "")
        pieces.add(manuscript, upload=upload, is_picture=True, alt=alt, by=request.user, at=at)
        return "图片已上传，用“放到正文里”放进去。"

    return after_saving(request, pk, act)


@login_required
@require_POST
def attachment(request: HttpRequest, pk: int) -> HttpResponse:
    """上传附件。"""

    def act(manuscript: Manuscript, at: datetime) -> str:
        pieces.add(manuscript, upload=chosen(request, "attachment"), is_picture=False, by=request.user, at=at)
        return "附件已上传。"

    return after_saving(request, pk, act)


def chosen(request: HttpRequest, prefix: str) -> Any:
    """选好的文件，of the form with this prefix."""
    upload = request.FILES.get(f"{prefix}-file")
    if upload is None:
        raise RuleBroken("请先选择文件。")
    return upload


def _piece(manuscript: Manuscript, pk: int) -> Piece:
    return found_or_404(queries.piece(pk, manuscript))


@login_required
@require_POST
def piece_remove(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """去掉附件或者图片。"""

    def act(manuscript: Manuscript, at: datetime) -> str:
        pieces.remove(_piece(manuscript, piece), by=request.user, at=at)
        return "已去掉。"

    return after_saving(request, pk, act)


@login_required
@require_POST
def piece_describe(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """写图片说明。"""

    def act(manuscript: Manuscript, at: datetime) -> str:
        alt = request.POST.get(f"alt-{piece}", "")
        pieces.describe(_piece(manuscript, piece), alt=alt, by=request.user, at=at)
        return "图片说明已保存。"

    return after_saving(request, pk, act)


@login_required
@require_POST
def piece_place(request: HttpRequest, pk: int, piece: int) -> HttpResponse:
    """放到正文里：at the end of the text, where no script runs."""

    def act(manuscript: Manuscript, at: datetime) -> str:
        pieces.place(_piece(manuscript, piece), by=request.user, at=at)
        return "图片放在正文最后，可以把〔图片〕那一行移到要放的地方。"

    return after_saving(request, pk, act)


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """送审。"""

    def act(manuscript: Manuscript, at: datetime) -> str:
        handing.hand_in(manuscript, by=request.user, at=at)
        return "已送审，内容就此固定。"

    return after_saving(request, pk, act)


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃。"""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    try:
        writing.discard(manuscript, reason=request.POST.get("reason", ""), by=request.user, at=at)
    except RuleBroken as broken:
        return page(request, manuscript, refused=broken.reasons, status=422, why=request.POST.get("reason", ""))
    messages.success(request, "稿件已放弃。")
    return redirect("drafting:drafts")
