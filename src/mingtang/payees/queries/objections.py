"""异议的查询：by number and code, of a subsidy, and what keeps money from being paid."""

from datetime import date

from mingtang.law.payees import ObjectionOutcome, outcomes_in_words, reasons_before_paying
from mingtang.payees.models import Objection, PayeeList
from mingtang.payees.queries.lists import public_list
from mingtang.subsidies.models import Subsidy
from mingtang.visits.codes import is_code, typed_number


def objection_with(subsidy: Subsidy, number: str, code: str) -> Objection | None:
    """The objection whose number and code these are, however they were typed."""
    found = Objection.rows.filter(of_list__subsidy=subsidy, number=typed_number(number)).select_related("words").first()
    return found if found is not None and is_code(found.number, code, found.code_digest) else None


def objections_of(subsidy: Subsidy) -> list[Objection]:
    """一项补贴的异议，the newest first."""
    rows = Objection.rows.filter(of_list__subsidy=subsidy).select_related("of_list")
    return list(rows.order_by("-received_at", "-id"))


def objection_of(subsidy: Subsidy, number: str) -> Objection | None:
    """One objection by its number."""
    rows = Objection.rows.filter(of_list__subsidy=subsidy, number=number)
    return rows.select_related("words", "of_list__subsidy", "answered_by", "taken_by").first()


def is_number_taken(number: str) -> bool:
    """Whether another objection has the number."""
    return Objection.rows.filter(number=number).exists()


def before_paying(subsidy: Subsidy, *, on: date) -> list[str]:
    """发放以前还差的。"""
    standing = public_list(subsidy)
    found = Objection.rows.filter(of_list__subsidy=subsidy)
    least = standing.number if standing else 0
    upheld = found.filter(outcome=ObjectionOutcome.UPHELD.value, of_list__number__gte=least)
    return reasons_before_paying(
        waiting=found.waiting().count(),
        unmended=upheld.count(),
        is_listed=standing is not None,
        is_over=standing is not None and standing.until_on is not None and standing.until_on < on,
        until_on=standing.until_on if standing else None,
    )


def counted(of_list: PayeeList) -> str:
    """异议的件数，as the public may know them."""
    found = Objection.rows.filter(of_list__subsidy=of_list.subsidy)
    answered = found.exclude(outcome="").order_by().values_list("outcome", flat=True)
    return outcomes_in_words(answered)
