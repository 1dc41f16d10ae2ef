"""下级的佐证：what was accepted for tasks that an organ handed down."""

from datetime import date

from mingtang.delegation.models import HandDown
from mingtang.evidence.models import Evidence, EvidenceQuerySet
from mingtang.law.delegation import HandDownState
from mingtang.organs.models import Unit
from mingtang.rollup.queries.levels import PHOTOGRAPHS


def accepted_below(organ: Unit, words: str, *, since: date, until: date) -> EvidenceQuerySet:
    """Evidence that counts, photographs left out, whose title holds the words."""
    taken = HandDown.rows.in_state(HandDownState.ACCEPTED).filter(commitment__plan__unit=organ)
    found = Evidence.rows.counted(on=until).filter(commitment__in=taken.values("listed"), commitment__withdrawn_at=None)
    named = found.filter(title__contains=words, on__gte=since).exclude(attachment__kind__in=PHOTOGRAPHS)
    return named.select_related("commitment__plan__unit", "commitment__owner").order_by("on", "pk")
