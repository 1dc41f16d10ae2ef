"""读回处理意见：from a table that was exported, filled in and uploaded; nobody's later proposal is lost to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from mingtang.cleanups.actions.campaigns import locked
from mingtang.cleanups.actions.ledger import propose_each
from mingtang.cleanups.models import Cleanup, CleanupEntry
from mingtang.cleanups.queries.shown import shown
from mingtang.cleanups.queries.standing import entries
from mingtang.cleanups.queries.who import reasons_against_proposing
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.law.cleanup_tables import (
    Kept,
    Stated,
    reasons_against_table,
    reasons_against_writing_over,
    to_take,
)
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.names import same
from mingtang.ui.opened import digest_of


def read_back(cleanup: Cleanup, *, rows: Sequence[Stated], over: str = "", by: Person, at: datetime) -> int:
    """读回：all that was filled in anew, or nothing; how many.

    ``over`` is the digest of the ledger beside which the differences were told: whoever saw them may choose the table.
    """
    refuse_classified(cleanup.unit, [row.proposal.reason for row in rows], by=by, at=at)
    with transaction.atomic():
        cleanup = locked(cleanup)
        stands = {row.ordinal: row for row in entries(cleanup)}
        kept = {row.ordinal: _kept(stands[row.ordinal], row) for row in rows if row.ordinal in stands}
        reasons = reasons_against_proposing(cleanup, by=by, at=at)
        refuse_if_any([*reasons, *reasons_against_table(cleanup.code, rows, kept)])
        taken = to_take(cleanup.code, rows, kept)
        if over != digest_of(shown(cleanup)):
            refuse_if_any(reasons_against_writing_over(cleanup.code, taken, kept))
        proposals = {row.ordinal: row.proposal for row in taken}
        return propose_each(cleanup, proposals=proposals, by=by, at=at) if proposals else 0


def _kept(entry: CleanupEntry, row: Stated) -> Kept:
    """As it stands; title and number as the table writes them where they read the same."""
    kept = replace(entry.kept, title=row.title) if same(entry.title, row.title) else entry.kept
    return replace(kept, number=row.number) if same(entry.number, row.number) else kept
