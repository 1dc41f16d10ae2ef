"""已有条目：what was listed from a table, and one of them taken out again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.law.rules import RuleBroken
from mingtang.postings import actions, queries
from mingtang.ui import clock
from mingtang.ui.found import found_or_404

A_PAGE = 50
LONGEST_WORDS = 50


@login_required
@require_safe
def existing(request: HttpRequest) -> HttpResponse:
    """已有条目。"""
    return _page(request)


@login_required
@require_POST
def unlist(request: HttpRequest, pk: int) -> HttpResponse:
    """移除一条。"""
    at = clock.now()
    listing = found_or_404(queries.existing_seen(pk, request.user, at=at))
    try:
        actions.unlist(listing, by=request.user, at=at)
    except RuleBroken as broken:
        return _page(request, refused=broken.reasons)
    messages.success(request, f"已移除《{listing.title}》，栏目和搜索里不再有它；县门户上的网页不受影响。")
    return redirect("postings:existing")


def _page(request: HttpRequest, *, refused: tuple[str, ...] = ()) -> HttpResponse:
    at = clock.now()
    words = request.GET.get("q", "").strip()[:LONGEST_WORDS]
    rows = Paginator(queries.existing(request.user, words=words, at=at), A_PAGE).get_page(request.GET.get("page"))
    kept = set(queries.organs_kept(request.user, on=clock.today()).values_list("pk", flat=True))
    context = {
        "rows": rows,
        "named": queries.named(rows.object_list),
        "words": words,
        "kept": kept,
        "imports": queries.imports(request.user, at=at),
        "refused": refused,
    }
    return render(request, "postings/existing.html", context, status=422 if refused else 200)
