"""找到：the plan, draft or commitment at an address, in the reader's sight or not at all."""

from datetime import datetime

from django.http import Http404, HttpRequest

from mingtang.ledger.queries import page
from mingtang.workplan.models import Commitment, Plan


def plan_or_404(request: HttpRequest, organ: str, year: int, *, at: datetime) -> Plan:
    """The plan at an address; one that is out of sight and one that is not are the same."""
    found = page.plan_at(organ, year, viewer=request.user, at=at)
    if found is None:
        raise Http404
    return found


def commitment_or_404(request: HttpRequest, organ: str, year: int, key: str, *, at: datetime) -> Commitment:
    """The commitment at an address, if the reader sees it."""
    found = page.commitment_at(organ, year, key, viewer=request.user, at=at)
    if found is None:
        raise Http404
    return found
