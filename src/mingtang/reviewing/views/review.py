"""审核：what waits, and what was published, each in its own list."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.emergencies.queries import debts_of
from mingtang.remarks.queries import open_counts
from mingtang.reviewing import queries
from mingtang.reviewing.waiting import Group, Waiting, waiting
from mingtang.ui import clock

PER_PAGE = 20
LISTS = {
    "mine": "等我办",
    "others": "等别人办",
    "returned": "已退回",
    "signed": "已签发，待发布",
    "debts": "待补审",
    "published": "已公开",
}


@login_required
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """待审签：one list at a time; without a choice the first that has anything."""
    at, person = clock.now(), request.user
    rows = waiting(person, at=at)
    lists = _lists(rows) | {"debts": debts_of(person, at=at)}
    asked = request.GET.get("show", "")
    show = asked if asked in LISTS else next((name for name in lists if lists[name]), "published")
    is_late = request.GET.get("late") == "1" and show in {"mine", "others"}
    found: Any = queries.published_lately(person, at=at) if show == "published" else lists[show]
    if is_late:
        found = [row for row in found if row.is_late]
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "mine": lists["mine"],
        "others": lists["others"],
        "tabs": [(name, label, len(lists[name]) if name in lists else None) for name, label in LISTS.items()],
        "show": show,
        "heading": LISTS[show],
        "is_late": is_late,
        "late": sum(row.is_late for row in lists.get(show, ()) if isinstance(row, Waiting)),
        "page_obj": page_obj,
        "told": _told(show, list(page_obj.object_list)),
    }
    return render(request, "reviewing/review.html", context)


def _lists(rows: list[Waiting]) -> dict[str, list[Any]]:
    return {
        "mine": [row for row in rows if row.is_mine],
        "others": [row for row in rows if row.group is Group.SIGNING and not row.is_mine],
        "returned": [row for row in rows if row.group is Group.RETURNED],
        "signed": [row for row in rows if row.group is Group.SIGNED],
    }


def _told(show: str, rows: list[Any]) -> list[Any]:
    """The rows of the page; of what waits, also how much of what was pointed to has no answer."""
    if show in {"debts", "published"}:
        return rows
    counts = open_counts([row.revision for row in rows])
    return [(row, counts.get(row.revision.edition_id, 0)) for row in rows]
