"""案卷的到期事项：what names an applicant is erased when its days are over. Each may be killed and repeated."""

from collections.abc import Iterable
from datetime import date, datetime

from mingtang.casefiles.actions.erasing import erase_by_rule
from mingtang.casefiles.queries.keeping import identities_past, particulars_past


class IdentitiesPastKeeping:
    """抹去过期的身份证明（端口 supervision.DueTask）。"""

    key = "casefiles.identities-past-keeping"
    name = "抹去过了保存期限的身份证明"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The cases that ended long enough ago."""
        return identities_past(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase the image; nothing where that was done meanwhile."""
        return "已抹去一件身份证明。" if erase_by_rule(row, everything=False, at=at) else None


class ParticularsPastKeeping:
    """抹去过期的申请内容（端口 supervision.DueTask）。"""

    key = "casefiles.particulars-past-keeping"
    name = "抹去过了保存期限的申请内容"
    daily = True

    def due(self, *, on: date, at: datetime) -> Iterable[int]:
        """The cases that ended long enough ago."""
        return particulars_past(on=on)

    def do(self, row: int, /, *, at: datetime) -> str | None:
        """Erase what names the applicant; nothing where that was done meanwhile."""
        return "已抹去一件申请的内容。" if erase_by_rule(row, everything=True, at=at) else None
