"""监督和救济：whom one turns to against an answer, in which order and within how long, and where one complains.

Law: 行政复议法 第二十条、第二十三条第一款第四项（不予公开先复议，2024-01-01 起施行）、第二十四条;
行政诉讼法 第四十五条、第四十六条; 政府信息公开条例 第四十七条、第五十一条; 法释〔2025〕8号 (which answers must be
reviewed first; known from its published summary alone, so that no page counts on more than the statute says).
"""

from dataclasses import dataclass
from datetime import date

from mingtang.law.clocks import Clock, clock
from mingtang.library.guide import WorkUnit, work_unit
from mingtang.organs.models import Unit
from mingtang.portal.queries import own_units

_UNNAMED = "上一级人民政府"


@dataclass(frozen=True)
class Remedies:
    """监督和救济：the organ above, its office for complaints, and the terms of the day."""

    above: Unit | None
    office: WorkUnit | None
    review: Clock
    suit_after_review: Clock
    suit: Clock

    @property
    def name_above(self) -> str:
        """复议机关：the government above, by its name where it stands in the tree."""
        return self.above.name if self.above else _UNNAMED

    @property
    def complaints_phone(self) -> str:
        """投诉电话：of the office above or of its organ, where one is kept."""
        return self.office.told("phone") if self.office else ""

    @property
    def review_within(self) -> str:
        """申请行政复议的期限。"""
        return _length(self.review)

    @property
    def suit_after_review_within(self) -> str:
        """复议以后起诉的期限。"""
        return _length(self.suit_after_review)

    @property
    def suit_within(self) -> str:
        """直接起诉的期限。"""
        return _length(self.suit)


def remedies(organ: Unit, *, on: date) -> Remedies:
    """一个机关的监督和救济，as the law stands on the day."""
    above = organ.parent
    return Remedies(
        above=above,
        office=work_unit(above, own_units(above, on=on)) if above else None,
        review=clock("reconsideration-application", on),
        suit_after_review=clock("lawsuit-after-reconsideration", on),
        suit=clock("lawsuit-direct", on),
    )


def _length(term: Clock) -> str:
    return term.said(f"{term.length} {term.unit.label}")
