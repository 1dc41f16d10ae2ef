"""引为佐证：what a unit beneath had accepted shows that the task above moves; another person still accepts it there."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.evidence.actions.evidence import bring, reasons_against_working_on
from mingtang.evidence.models import Evidence
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.rollup.queries.levels import QUOTED, is_photograph, roll_up
from mingtang.workplan.models import Commitment


@dataclass(frozen=True)
class Quoted:
    """引用的佐证：whose it is and what it is called; its papers stay where they are."""

    id: str
    title: str
    on: date
    address: str = ""


def quoted(piece: Evidence) -> Quoted:
    """A piece as it is quoted: with the name of the unit that answers for it."""
    row = piece.commitment
    unit = row.owner if row.owner is not None else row.plan.unit
    return Quoted(id=str(piece.pk), title=f"{unit.short_name}：{piece.title}"[:200], on=piece.on)


@transaction.atomic
def quote(commitment: Commitment, *, piece: Evidence, by: Person, at: datetime) -> Evidence:
    """引为佐证：accepted evidence of a unit that the task was handed to becomes evidence that waits here, once."""
    piece = Evidence.rows.select_related("commitment__plan__unit", "commitment__owner", "attachment").get(pk=piece.pk)
    reasons = reasons_against_working_on(commitment, by=by, at=at)
    branches = [one for one in roll_up(commitment, on=day_of(at)).branches if one.counts]
    if piece.commitment_id not in {one.hand_down.listed_id for one in branches}:
        reasons.append("只能引用接收了这项任务的单位的佐证。")
    if not piece.counts:
        reasons.append("只有认定过的佐证才能引用。")
    if is_photograph(piece):
        reasons.append("只有照片的佐证不能引用。")
    refuse_if_any(reasons)
    made = bring(commitment, source=QUOTED, found=quoted(piece), answers=by, by=by, at=at)
    if made is None:
        refuse_if_any(["这份佐证已经引用。"])
    return made
