"""统一编号（端口 validity.Registrar）：what a document gets that is continued: its number, and for how long at most."""

from datetime import date

from mingtang.editorial.models import Document
from mingtang.law.policy_lengths import latest_until
from mingtang.organs.models import Unit
from mingtang.policies.actions.steps import next_number
from mingtang.policies.queries.rules import lengths_of
from mingtang.policies.queries.trials import is_on_trial


class Series:
    """本机关的统一编号，和它定的最长年限。"""

    def next_number(self, organ: Unit, *, year: int) -> str:
        """In the transaction that keeps it."""
        return next_number(organ, year=year)

    def latest_until(self, document: Document, *, since: date) -> date:
        """By the organ's settings; less for what is on trial."""
        return latest_until(since, lengths_of(document.unit.organ), is_trial=is_on_trial(document))
