"""复议诉讼的期限：the clock that runs now, reckoned from the days of the proceeding."""

from mingtang.law.proceedings import ProceedingState, answer_due, decision_due, suit_until
from mingtang.law.reckoning import Due
from mingtang.law.workdays import Calendar
from mingtang.recourse.models import Proceeding


def due_of(proceeding: Proceeding, table: Calendar) -> Due | None:
    """现在走的期限：to answer, then that of the decision; ``None`` where none runs or its first day is not known."""
    if not proceeding.is_open:
        return None
    told = {"summary": proceeding.is_summary}
    if proceeding.stands is not ProceedingState.WAITING:
        return answer_due(proceeding.road, proceeding.served_on, table, **told)
    if proceeding.accepted_on is None:
        return None
    extension = proceeding.extension
    return decision_due(proceeding.road, proceeding.accepted_on, table, extension=extension, **told)


def suit_of(proceeding: Proceeding, table: Calendar) -> Due | None:
    """对复议决定不服，起诉到哪一天：of a review that was decided; ``None`` for everything else."""
    if proceeding.road.is_suit or proceeding.stands is not ProceedingState.CLOSED or proceeding.result_on is None:
        return None
    return suit_until(proceeding.result_on, table)
