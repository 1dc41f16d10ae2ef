"""下达给谁：the units beneath that may receive, and those of them where somebody is there to take it over."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from mingtang.delegation.models import HandDown
from mingtang.delegation.parties import takes
from mingtang.law.delegation import OPEN
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Post, Unit, UnitQuerySet
from mingtang.workplan.models import Commitment


def units_beneath(organ: Unit, *, on: date) -> UnitQuerySet:
    """The organs directly beneath, and the offices, districts and villages of the organ itself."""
    kind = UnitKind.ADMINISTRATIVE_ORGAN.value
    found = Q(parent=organ, kind=kind) | (Q(organ=organ) & ~Q(kind=kind))
    return Unit.rows.filter(found).open(on=on).select_related("organ").order_by("position", "path")


def targets(commitment: Commitment, *, on: date) -> tuple[list[Unit], list[Unit]]:
    """Whom it may still be handed to, and those of them where nobody could take it over."""
    taken = HandDown.rows.in_state(*OPEN).filter(commitment=commitment).values("target")
    units = units_beneath(commitment.plan.unit, on=on).exclude(pk__in=taken).exclude(pk=commitment.owner_id)
    posts = takers(on=on)
    able = [unit for unit in units if takes(posts, unit)]
    return able, [unit for unit in units if unit not in able]


def takers(*, on: date) -> list[Post]:
    """The posts that take things over, on the day."""
    kinds = (PostKind.DISCLOSURE_CLERK.value, PostKind.OFFICE_OFFICER.value)
    return list(Post.rows.on(on).filter(kind__in=kinds, person__is_active=True).select_related("unit"))


def names_of(codes: Iterable[str]) -> list[str]:
    """The names of units, in the order of the tree."""
    return list(Unit.rows.filter(code__in=codes).order_by("path").values_list("name", flat=True))
