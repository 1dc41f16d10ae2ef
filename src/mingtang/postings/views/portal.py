"""县门户：what waits to be copied there, what has to go there, and what was recorded."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.organs.sight import day_of
from mingtang.postings import actions, queries
from mingtang.postings.actions.recording import may_record
from mingtang.postings.forms import RemovalForm
from mingtang.postings.models import Posting
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried
from mingtang.ui.found import found_or_404

A_PAGE = 30


@login_required
@require_safe
def portal(request: HttpRequest) -> HttpResponse:
    """县门户。"""
    return _page(request, at=clock.now())


@login_required
@require_POST
def removed(request: HttpRequest, pk: int) -> HttpResponse:
    """登记县门户撤下。"""
    at = clock.now()
    posting = found_or_404(queries.posting_seen(pk, request.user, at=at))
    form = RemovalForm(request.POST, posting=pk)

    def act() -> Done:
        actions.record_removal(posting, on=form.cleaned_data["on"], by=request.user, at=at)
        return Done(f"已登记：《{posting.published.title}》已在县门户撤下。", redirect("postings:portal"))

    return tried(request, form, act) or _page(request, at=at, form=form, of=posting)


def _page(
    request: HttpRequest, *, at: datetime, form: RemovalForm | None = None, of: Posting | None = None
) -> HttpResponse:
    removals = queries.to_remove(request.user, at=at)
    asked: list[tuple[Posting, Any]] = []
    for posting in removals:
        may = may_record(posting.document.unit, by=request.user, at=at)
        sent = form if of is not None and of.pk == posting.pk else None
        asked.append((posting, (sent or RemovalForm(posting=posting.pk, initial={"on": day_of(at)})) if may else None))
    context = {
        "waiting": queries.waiting(request.user, at=at),
        "removals": asked,
        "recorded": Paginator(queries.recorded(request.user, at=at), A_PAGE).get_page(request.GET.get("page")),
        # 已经不用登记的，表单不在页上，理由写在顶上。
        "refused": form.errors.get("__all__", ()) if form is not None and of not in removals else (),
    }
    return render(request, "postings/portal.html", context, status=200 if form is None else 422)
