"""发放以前还差的：of the showing and of the objections."""

from datetime import date

from mingtang.law.payees import reasons_before_paying
from mingtang.payees.ports import upheld, waiting
from mingtang.payees.queries.lists import public_list
from mingtang.subsidies.models import Subsidy


def before_paying(subsidy: Subsidy, *, on: date) -> list[str]:
    """发放以前还差的，in full sentences."""
    standing = public_list(subsidy)
    until_on = standing.until_on if standing else None
    return reasons_before_paying(
        waiting=waiting(subsidy),
        unmended=upheld(subsidy, since=(standing.number, standing.entered_at) if standing else None),
        is_listed=standing is not None,
        is_over=until_on is not None and until_on < on,
        until_on=until_on,
    )
