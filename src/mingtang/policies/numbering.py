"""统一编号（端口 validity.Registrar）：a document that is continued gets the next number of the same series."""

from datetime import date

from mingtang.editorial.models import Document, Published
from mingtang.law.policy_lengths import is_called_trial, latest_until
from mingtang.organs.models import Unit
from mingtang.policies.actions.steps import next_number
from mingtang.policies.models import Policy
from mingtang.policies.queries.rules import lengths_of


class Series:
    """本机关的统一编号。"""

    def next_number(self, organ: Unit, *, year: int) -> str:
        """In the transaction that keeps it."""
        return next_number(organ, year=year)

    def latest_until(self, document: Document, *, since: date) -> date:
        """By the organ's settings; 试行、暂行 as its title says, or as its sheet did."""
        policy = Policy.rows.filter(subject=document.subject).exclude(subject="").first()
        titles = Published.public.filter(document=document).values_list("title", flat=True)
        is_trial = any(map(is_called_trial, titles)) or (policy is not None and policy.is_trial)
        return latest_until(since, lengths_of(document.unit.organ), is_trial=is_trial)
