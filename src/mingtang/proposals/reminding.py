"""要公开的（端口 reminders.DueItems）：what was decided to become public and has a day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.organs.models import Unit
from mingtang.proposals.queries.proposals import organs_with_any, to_publish
from mingtang.reminders.ports import DueItem


class ProposalsToPublish:
    """定了转主动公开、还没有公开的：the clerk of the organ is told."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with any."""
        return organs_with_any()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ; the name is the one it will have in public."""
        for row in to_publish(organ):
            path = reverse("proposals:proposal", args=[row.pk])
            yield DueItem(reference(row), f"主动公开“{row.name}”", row.publish_by, path, None)
