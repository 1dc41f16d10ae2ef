"""稿次：what differs between two, and a corrected edition of what is public."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from mingtang.documents.changes import changes
from mingtang.documents.pictures import inside
from mingtang.drafting import queries
from mingtang.drafting.actions import handing
from mingtang.editorial.models import Revision
from mingtang.language.richtext import difference
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.found import found_or_404

LIVE = "live"


@login_required
@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """差别：a revision against another of its edition, or against what is public; the one before, if none is named."""
    revision = found_or_404(queries.revision(pk, request.user, at=clock.now()))
    others = queries.revisions_beside(revision)
    standing = queries.standing_before(revision)
    name, before = _asked(request.GET.get("with", ""), revision, others, standing)
    after = revision.content
    told = difference(inside(before), inside(after)) if before is not None else None
    context = {
        "revision": revision,
        "others": others,
        "standing": standing,
        "against": name,
        "changes": changes(before, after) if before is not None else [],
        "told": told,
        # 比对的两边都清洗过，写出来的每一个字都转义过。
        "html": mark_safe(told.html) if told else "",  # noqa: S308
    }
    return render(request, "drafting/difference.html", context)


def _asked(wanted: str, revision: Revision, others: list[Revision], standing: Any) -> tuple[str, dict[str, Any] | None]:
    """What to hold it against: the one that was asked for, else the one before, else what is public."""
    if wanted == LIVE or (not wanted and standing is not None and not _earlier(revision, others)):
        return (LIVE, standing.content) if standing is not None else ("", None)
    if wanted:
        found = found_or_404(next((one for one in others if str(one.pk) == wanted), None))
    else:
        found = next(iter(_earlier(revision, others)), None)
    return (str(found.pk), found.content) if found is not None else ("", None)


def _earlier(revision: Revision, others: list[Revision]) -> list[Revision]:
    return [one for one in others if one.number < revision.number]


@login_required
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """更正已公开的文件。"""
    at = clock.now()
    document = found_or_404(queries.document(pk, request.user, at=at))
    try:
        made = handing.correct(document, by=request.user, at=at)
    except RuleBroken as broken:
        messages.error(request, "".join(broken.reasons))
        return redirect("drafting:drafts")
    told = "已按公开的一版写好底稿" if made.html else "只带来了标题和要素，正文请重新写"
    messages.success(request, f"{told}，改好以后送审；送审签发以前，公众看到的不变。")
    return redirect("drafting:draft", made.pk)
