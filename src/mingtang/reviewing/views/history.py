"""历次公开：every published edition of a document, each held against its digest."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.editorial.actions import digest_of
from mingtang.editorial.models import Published
from mingtang.law.editorial import CONFIRMED_KINDS
from mingtang.law.openness import Openness
from mingtang.reviewing import queries
from mingtang.ui import clock
from mingtang.ui.found import found_or_404


@login_required
@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """历次公开。"""
    document = found_or_404(queries.document(pk, request.user, at=clock.now()))
    editions = [
        {
            "published": published,
            "is_intact": _is_intact(published),
            "is_confirmed_only": document.kind in CONFIRMED_KINDS,
            "approvals": published.revision.approvals.all(),
        }
        for published in queries.editions_told(document)
    ]
    return render(request, "reviewing/history.html", {"document": document, "editions": editions})


def _is_intact(published: Published) -> bool:
    """Whether the text still gives the digest that was signed."""
    openness, address = Openness.PROACTIVE.value, published.document.address
    return published.digest == digest_of(title=published.title, body=published.body, openness=openness, address=address)
