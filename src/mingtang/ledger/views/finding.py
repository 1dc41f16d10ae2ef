"""找到：the plan, draft or commitment at an address, in the reader's sight or not at all."""

from datetime import datetime

from django.http import HttpRequest

from mingtang.ledger.queries import page
from mingtang.ui.found import found_or_404
from mingtang.workplan.models import Commitment, Plan


def plan_or_404(request: HttpRequest, organ: str, year: int, *, at: datetime) -> Plan:
    """The plan at an address; one that is out of sight and one that is not are the same."""
    return found_or_404(page.plan_at(organ, year, viewer=request.user, at=at))


def commitment_or_404(request: HttpRequest, organ: str, year: int, key: str, *, at: datetime) -> Commitment:
    """The commitment at an address, if the reader sees it."""
    return found_or_404(page.commitment_at(organ, year, key, viewer=request.user, at=at))
