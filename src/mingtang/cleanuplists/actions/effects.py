"""清理的效果：in the transaction that publishes the lists, every matched document's validity follows.

Law: 国办发〔2018〕37号; 政府信息公开条例 第六条（准确）.
"""

from datetime import datetime

from django.db import transaction

from mingtang.cleanuplists.queries.lists import cleanup_of, matched, reasons_against_effect, turn_of
from mingtang.cleanups.models import Cleanup, CleanupEntry
from mingtang.editorial.models import Published
from mingtang.law.metadata import Validity
from mingtang.law.validity import Turn, is_in_force
from mingtang.organs.sight import day_of
from mingtang.validity.actions.lives import end, held, write

DERIVED = "derived"
_ENDS = {Turn.REPEALED: Validity.REPEALED, Turn.EXPIRED: Validity.EXPIRED}


@transaction.atomic
def take_effect(published: Published, *, at: datetime) -> int:
    """起作用：废止 and 失效 from the day of publication, 继续有效 written down; once each. How many documents.

    ``cause`` is the published result: where it is withdrawn, what it did is lifted by the room of validity.
    """
    cleanup = cleanup_of(published.document)
    if cleanup is None:
        return 0
    return sum(_follow(cleanup, published, row, at=at) for row in matched(cleanup))


def _follow(cleanup: Cleanup, published: Published, row: CleanupEntry, *, at: datetime) -> bool:
    document, turn, on = row.document, turn_of(row), day_of(at)
    if turn is None or reasons_against_effect(row):
        return False
    life = held(document, at=at)
    if life.turns.filter(cause=published.document, lifted_at=None).exists():
        return False
    basis = f"《{published.title}》列为{row.get_fate_display()}。"
    told = {"on": on, "basis": basis, "by": DERIVED, "at": at, "cause": published.document}
    if turn is Turn.KEPT:
        if is_in_force(life.facts, on):
            write(life, turn, **told)
        return True
    if life.on(on) in {_ENDS[turn], Validity.REPEALED}:
        return False
    end(document, kind=_ENDS[turn], **told)
    return True
