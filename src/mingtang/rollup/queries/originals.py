"""被引用的佐证：what a quoted piece rests on beneath, and whether it still counts there. Never people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingtang.evidence.models import Evidence
from mingtang.rollup.queries.levels import QUOTED

FALLEN = "下级已撤销认定"
"""The few words for a quoted piece whose original counts no more."""


@dataclass(frozen=True)
class Original:
    """一份被引用的佐证：whose it is, for which task, and what it says."""

    piece: Evidence

    @property
    def unit(self) -> str:
        """哪个单位的。"""
        row = self.piece.commitment
        return (row.owner or row.plan.unit).name

    @property
    def against(self) -> str:
        """不再算数的理由；empty while it counts."""
        return "" if self.piece.counts else f"{FALLEN}，不能再作为佐证；请不予认定或者撤销认定，再引用新的佐证。"

    @property
    def reasons(self) -> list[str]:
        """不能认定的理由，for the button."""
        return [self.against] if self.against else []


def originals(pieces: Iterable[Evidence]) -> Mapping[int, Original]:
    """By the id of the quoting piece, what it quotes; one query for any number."""
    quoting = {piece.pk: int(piece.ref_id) for piece in pieces if piece.kind == QUOTED}
    if not quoting:
        return {}
    rows = Evidence.rows.select_related("commitment__plan__unit", "commitment__owner", "attachment")
    found = rows.in_bulk(quoting.values())
    return {pk: Original(found[ref]) for pk, ref in quoting.items() if ref in found}


def fallen_of(organs: Iterable[int], *, on: date) -> list[Evidence]:
    """下级已撤销认定的引用：what waits or counts in these organs' ledgers though its original counts no more."""
    rows = Evidence.rows.filter(kind=QUOTED, refused_at=None, withdrawn_at=None, revoked_at=None)
    rows = rows.filter(
        commitment__plan__unit__in=organs, commitment__plan__year__gte=on.year - 1, commitment__withdrawn_at=None
    )
    standing = list(rows.select_related("commitment__plan__unit").order_by("pk"))
    told = originals(standing)
    return [piece for piece in standing if piece.pk in told and told[piece.pk].against]
