"""一版：its package for the county portal, and the record of where it came to stand there."""

import tempfile
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.editorial.models import Published
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.outlets.queries import rule_of
from mingtang.postings import actions, queries
from mingtang.postings.actions.recording import reasons_against_package, reasons_against_recording
from mingtang.postings.forms import RecordForm
from mingtang.postings.package import Package
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404


def _seen(request: HttpRequest, pk: int, *, at: datetime) -> Published:
    return found_or_404(queries.edition_seen(pk, request.user, at=at))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """成品包和登记。"""
    at = clock.now()
    published = _seen(request, pk, at=at)
    if request.method != "POST":
        return _page(request, published, at=at)
    form = RecordForm(request.POST, request.FILES)

    def act() -> Done:
        actions.hand_in(published, **form.cleaned_data, by=request.user, at=at)
        return Done(f"已登记。《{published.title}》从登记的发布日期起算发布。", redirect("postings:edition", pk))

    return tried(request, form, act) or _page(request, published, at=at, form=form)


def _page(
    request: HttpRequest, published: Published, *, at: datetime, form: RecordForm | None = None, status: int = 200
) -> HttpResponse:
    rule = rule_of(published.document.unit.organ)
    package, before = Package(published), queries.last_posting(published.document)
    against = reasons_against_recording(published, by=request.user, at=at)
    context = {
        "published": published,
        "package": package,
        "shown": SafeString(package.shown),
        "rule": rule,
        "postings": queries.postings_of(published),
        "before": before if before is not None and before.published_id != published.pk else None,
        "form": form or RecordForm(initial={"on": day_of(at)}),
        "against": against,
        "against_package": reasons_against_package(published, at=at),
    }
    return render(request, "postings/edition.html", context, status=422 if form is not None else status)


@login_required
@require_POST
def package(request: HttpRequest, pk: int) -> HttpResponseBase:
    """下载成品包；who took it, and when, stays in the trail."""
    at = clock.now()
    published = _seen(request, pk, at=at)
    try:
        actions.note_package(published, by=request.user, at=at)
    except RuleBroken:
        return _page(request, published, at=at, status=422)
    kept = tempfile.TemporaryFile(prefix="mingtang-", dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - the response closes it
    Package(published).write(kept)
    kept.seek(0)
    name = f"{published.title[:60]}（第{published.number}版）.zip"
    return FileResponse(kept, as_attachment=True, filename=name, content_type="application/zip")
