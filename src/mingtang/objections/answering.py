"""异议怎样答别的房间：what the room of the lists asks."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from mingtang.objections.queries import outcomes_of, upheld_count, waiting_count
from mingtang.subsidies.models import Subsidy


class ObjectionsToLists:
    """异议（端口 payees.Objections）。"""

    def waiting(self, subsidy: Subsidy) -> int:
        """How many have no answer yet."""
        return waiting_count(subsidy)

    def upheld(self, subsidy: Subsidy, *, since: tuple[int, datetime] | None) -> int:
        """How many were upheld that no public list has answered yet."""
        return upheld_count(subsidy, since=since)

    def outcomes(self, subsidy: Subsidy) -> Sequence[str]:
        """The outcome of each that was answered."""
        return outcomes_of(subsidy)

    def desk_url(self, subsidy: Subsidy) -> str:
        """The page of the objections."""
        return reverse("objections:objections", args=[subsidy.unit.code, subsidy.slug])
