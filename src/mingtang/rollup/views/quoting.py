"""引为佐证。"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from mingtang.delegation.views.shown import back_to, commitment_or_404
from mingtang.law.rules import RuleBroken
from mingtang.organs.sight import day_of
from mingtang.rollup.actions.quoting import quote as quote_evidence
from mingtang.rollup.queries.levels import roll_up
from mingtang.ui import clock


@login_required
@require_POST
def quote(request: HttpRequest, organ: str, year: int, key: str) -> HttpResponse:
    """把下级最近认定的佐证引为佐证。"""
    at = clock.now()
    row = commitment_or_404(request, organ, year, key)
    chosen = request.POST.get("evidence", "")
    pieces = [one.newest for one in roll_up(row, on=day_of(at)).branches if one.newest and str(one.newest.pk) == chosen]
    if not pieces:
        raise Http404
    try:
        quote_evidence(row, piece=pieces[0], by=request.user, at=at)
    except RuleBroken as broken:
        context = {"row": row, "refused": broken.reasons}
        return render(request, "rollup/refused.html", context, status=422)
    messages.success(request, "已引为佐证，等另一个人认定。")
    return back_to(row)
