"""要重新认定的佐证：what completed a task before its demand changed, for those who judge, until one affirms it."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, F, OuterRef

from mingtang.evidence.models import Evidence
from mingtang.language.offices import said
from mingtang.ledger.rows import Row, commitment_url
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment


def rows(person: Person, organs: Sequence[int], *, on: date) -> list[Row]:
    """One row for each such piece of the organs' running plans; always one query."""
    counted = Evidence.rows.counted(on=on).filter(completing=True)
    stands = counted.filter(commitment=OuterRef("commitment"), demand=OuterRef("commitment__demand"))
    found = (
        counted.filter(commitment__in=Commitment.rows.tasks())
        .filter(commitment__plan__unit__in=organs, commitment__plan__year__gte=on.year - 1)
        .exclude(demand=F("commitment__demand"))
        .by_others(person)
        .filter(~Exists(stands))
        .select_related("commitment__plan__unit")
        .order_by("commitment__plan", "commitment__position", "pk")
    )
    return [_row(piece) for piece in found]


def _row(piece: Evidence) -> Row:
    url = f"{commitment_url(piece.commitment)}#evidence-{piece.pk}"
    sentence = f"“{piece.title}”认定完成以后任务要求有改动：{said(piece.commitment.text)}"
    return Row(sentence, None, "须重新认定", "warn", url, "去认定")
