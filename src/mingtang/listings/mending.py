"""补录：what is public and cannot be found is taken in again, from what was released."""

from datetime import date

from mingtang.listings.actions import take_in_again
from mingtang.listings.queries import not_taken_in


def mend(*, on: date) -> int:
    """补录：how many were taken in; what is listed and cannot be found, for whatever reason, as it reads on the day."""
    return sum(take_in_again(pk, on=on) for pk in not_taken_in())
