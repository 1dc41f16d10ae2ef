"""重点工作一览：what needs attention first; and setting one up or changing it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.dossiers.actions import change, create
from mingtang.dossiers.actions.dossiers import reasons_against_changing
from mingtang.dossiers.forms import DossierForm
from mingtang.dossiers.models import Dossier
from mingtang.dossiers.queries import board as queries
from mingtang.holidays.queries import calendar
from mingtang.law.dossiers import DossierState
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404
from mingtang.workplan.queries.posts import organs_kept_by
from mingtang.workplan.words import left

PER_PAGE = 30


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """重点工作一览。"""
    at = clock.now()
    page = Paginator(queries.board(request.user, at=at), PER_PAGE).get_page(request.GET.get("page"))
    table = calendar()
    rows = [
        (row, left(row.next_due_on, on=at.date(), calendar=table) if _has_next(row) else None)
        for row in page.object_list
    ]
    context = {"page_obj": page, "rows": rows, "may_create": organs_kept_by(request.user, at=at).exists()}
    return render(request, "dossiers/list.html", context)


def _has_next(row: Dossier) -> bool:
    return row.next_due_on is not None and row.dossier_state is DossierState.OPEN


def dossier_or_404(request: HttpRequest, pk: int) -> Dossier:
    """The key work if the reader sees it; one out of sight and one that is not are the same."""
    return found_or_404(queries.dossier(pk, request.user, at=clock.now()))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """设立重点工作。"""
    at, by = clock.now(), request.user
    organ = found_or_404(organs_kept_by(by, at=at).first())
    form = DossierForm(request.POST or None, organ=organ, on=at.date())

    def act() -> Done:
        slug = form.cleaned_data["slug"]
        made = create(organ, slug=slug, facts=form.facts(), by=by, at=at)
        return Done("已设立，请接着加节点。", redirect("timelines:dossier", made.pk))

    return tried(request, form, act) or _form(request, form, {"organ": organ})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """修改重点工作。"""
    at, by = clock.now(), request.user
    row = dossier_or_404(request, pk)
    form = DossierForm(request.POST or None, organ=row.unit, on=at.date(), dossier=row)

    def act() -> Done:
        change(row, facts=form.facts(), by=by, at=at)
        return Done("已保存。公开页从下一次确认起改变。", redirect("timelines:dossier", pk))

    if done := tried(request, form, act):
        return done
    reasons = reasons_against_changing(row, by=by, at=at)
    return _form(request, form, {"organ": row.unit, "dossier": row, "reasons": reasons})


def _form(request: HttpRequest, form: DossierForm, context: dict[str, Any]) -> HttpResponse:
    return render(request, "dossiers/edit.html", {"form": form, **context}, status=422 if form.is_bound else 200)
