"""统一编号（端口 validity.Registrar）：the number of what is continued, for how long it holds, from when one holds."""

from datetime import date

from mingtang.editorial.models import Document
from mingtang.law.policy_lengths import latest_until
from mingtang.organs.models import Unit
from mingtang.policies.actions.steps import next_number
from mingtang.policies.queries.rules import lengths_of
from mingtang.policies.queries.trials import is_normative, is_on_trial
from mingtang.validity.actions.lives import public_since


class Series:
    """本机关的统一编号，和它定的最长年限。"""

    def next_number(self, organ: Unit, *, year: int) -> str:
        """In the transaction that keeps it."""
        return next_number(organ, year=year)

    def latest_until(self, document: Document, *, since: date) -> date:
        """By the organ's settings; less for what is on trial."""
        return latest_until(since, lengths_of(document.unit.organ), is_trial=is_on_trial(document))

    def earliest_in_force(self, document: Document) -> date | None:
        """Of a normative one with a sheet: what is not published is no basis of anything. Law: 国办发〔2018〕37号."""
        return public_since(document) if is_normative(document) else None
