"""一件公开件：what was published of it, what was taken back, what is asked for, and when it is looked at again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.documents.publication import KIND
from mingtang.drafting.actions.handing import reasons_against_correcting
from mingtang.editorial import ports
from mingtang.law.editorial import EditionState, WithdrawalKind
from mingtang.organs.sight import day_of
from mingtang.releases import queries
from mingtang.revisits.queries import of_document
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.withdrawals import queries as withdrawn
from mingtang.withdrawals import reasons as withdrawing


@login_required
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """公开的经过。"""
    at, by = clock.now(), request.user
    found = found_or_404(withdrawn.document(pk, by, at=at))
    editions = list(queries.editions_of(found))
    revisits = of_document(found)
    revisit = next((one for one in revisits if one.is_open), None)
    safety = WithdrawalKind.SAFETY
    context = {
        "document": found,
        "kind": ports.kinds().get(found.kind),
        "editions": [(row, EditionState(row.state).label) for row in editions],
        "titled": next((row.told for row in editions if row.told), found.address),
        "is_written_here": found.kind == KIND,
        "against_correcting": reasons_against_correcting(found, by=by, at=at) if found.kind == KIND else [],
        "standing": withdrawn.standing(found),
        "releases": queries.releases_of(found),
        "withdrawals": withdrawn.withdrawals_of(found),
        "requests": withdrawn.requests_of(found),
        "revisits": [one for one in revisits if one.done_at is not None],
        "revisit": revisit,
        "is_due": revisit is not None and revisit.due_on <= day_of(at),
        "against_asking": withdrawing.against_asking(found, by=by, at=at),
        "against_safety": withdrawing.against_withdrawing(found, safety, asked_by=by, by=by, at=at),
    }
    return render(request, "releases/document.html", context)
