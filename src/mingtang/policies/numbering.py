"""统一编号（端口 validity.Registrar）：a document that is continued gets the next number of the same series."""

from mingtang.organs.models import Unit
from mingtang.policies.actions.steps import next_number


class Series:
    """本机关的统一编号。"""

    def next_number(self, organ: Unit, *, year: int) -> str:
        """In the transaction that keeps it."""
        return next_number(organ, year=year)
