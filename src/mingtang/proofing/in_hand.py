"""今日的放行确认：what one person explained and another one has to confirm."""

from datetime import datetime

from django.urls import reverse

from mingtang.drafting.models import Manuscript
from mingtang.inhand.ports import InHand
from mingtang.language.personal import masked
from mingtang.organs.models import Person
from mingtang.proofing.sight import to_confirm


class Confirmations:
    """等确认的放行（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each manuscript, gone once all of it is confirmed or cut out; as many queries as few texts."""
        return [_row(one, count) for one, count in to_confirm(person, at=at)]


def _row(manuscript: Manuscript, count: int) -> InHand:
    sentence = f"《{masked(str(manuscript))}》有 {count} 处写明了理由，等另一个人确认能不能公开"
    return InHand(sentence, None, "等您确认", "warn", reverse("proofing:manuscript", args=[manuscript.pk]), "去确认")
