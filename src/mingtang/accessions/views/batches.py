"""批量建稿的页面：give several files at once, see how far they have come, and take the report along."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.accessions import queries
from mingtang.accessions.actions.batches import open_batch
from mingtang.accessions.forms import BatchForm
from mingtang.accessions.models import Batch
from mingtang.accessions.report import SHEET_TYPE, workbook
from mingtang.accessions.unpacking import MOST, Given, unpacked
from mingtang.drafting import reasons
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons

PER_PAGE = 100
AGAIN_AFTER = 10
"""After how many seconds the page looks again, as long as something waits."""


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def batches(request: HttpRequest) -> HttpResponse:
    """批量建稿：give files, and the batches that were given."""
    at = clock.now()
    units = reasons.units_to_write_for(request.user, at=at)
    typed = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = BatchForm(*typed, units=units)
    if request.method == "POST" and form.is_valid():
        unit = form.units[form.cleaned_data["unit"]]
        try:
            batch = open_batch(unit, given=unpacked(_given(form.cleaned_data["files"])), by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return redirect("accessions:batch", batch.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    page = Paginator(queries.batches_seen(request.user, at=at), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "units": units, "page_obj": page, "most": MOST}
    return render(request, "accessions/batches.html", context, status=status)


def _given(files: Sequence[UploadedFile]) -> list[Given]:
    return [Given(file.name or "", b"".join(file.chunks())) for file in files]


@login_required
@never_cache
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """一批办到哪里了，and what came of each file."""
    found = _or_404(request, pk)
    standing = queries.standing(found)
    page = Paginator(queries.files_of(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {"batch": found, "standing": standing, "page_obj": page, "again": AGAIN_AFTER if standing.waiting else 0}
    return render(request, "accessions/batch.html", context)


@login_required
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """下载报告。"""
    found = _or_404(request, pk)
    answer = HttpResponse(workbook(queries.files_of(found)), content_type=SHEET_TYPE)
    answer["Content-Disposition"] = content_disposition_header(True, f"批量建稿{found.pk}.xlsx")
    return answer


def _or_404(request: HttpRequest, pk: int) -> Batch:
    return found_or_404(queries.batch_seen(request.user, pk, at=clock.now()))
