"""交来的佐证：what a person fills in, and why it cannot be handed in like this."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.days import begun_periods
from mingtang.files.models import Attachment
from mingtang.language.addresses import reason_against_address
from mingtang.language.unseen import clean_name, without_unseen
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment


@dataclass(frozen=True)
class Handed:
    """交来的佐证：what a person fills in; which fields are needed depends on the kind."""

    kind: str
    title: str
    on: date
    attachment: Attachment | None = None
    url: str = ""
    value: Decimal | None = None
    unit_of_value: str = ""
    detail: str = ""
    for_period_on: date | None = None

    @property
    def shown_title(self) -> str:
        """名称，without anything that cannot be seen."""
        return clean_name(self.title)

    def likeness(self, *, by: Person) -> Q:
        """同样的佐证：the same person, kind, title, day, and address, number, file or account."""
        told: dict[str, object] = {"url": self.url.strip(), "value": self.value}
        told["attachment__sha256"] = self.attachment.sha256 if self.attachment else None
        if self.kind == Evidence.EVENT:
            told["detail"] = self.detail.strip()
        return Q(submitted_by=by, kind=self.kind, title=self.shown_title, on=self.on, **told)


def reasons_against_handing(handed: Handed, *, commitment: Commitment, on: date, has_file: bool) -> list[str]:
    """不能这样提交的理由：what its kind still needs; asked before a file is stored and again when it is."""
    reasons = [] if handed.shown_title else ["请填写佐证名称。"]
    if handed.on > on:
        reasons.append("佐证日期还没有到，请核对。")
    year = commitment.plan.year
    if handed.on.year < year:
        reasons.append(f"佐证的日期早于{year}年，不能证明{year}年的任务，请核对日期。")
    reasons += _against_period(handed, commitment, on=on)
    needs: dict[str, Callable[[], str]] = {
        Evidence.FILE: lambda: "" if has_file else "请选择要上传的文件。",
        Evidence.LINK: lambda: reason_against_address(handed.url.strip()),
        Evidence.NUMBER: lambda: (
            "" if handed.value is not None and handed.unit_of_value.strip() else "请填写数值和单位，例如 120 份。"
        ),
        Evidence.EVENT: lambda: "" if without_unseen(handed.detail).strip() else "请写明活动的时间、地点和内容。",
    }
    if handed.kind not in needs:
        return [*reasons, "请选择佐证类别：文件、链接、数据或活动。"]
    missing = needs[handed.kind]()
    return [*reasons, missing] if missing else reasons


def _against_period(handed: Handed, commitment: Commitment, *, on: date) -> list[str]:
    if handed.for_period_on is None:
        return []
    period = next((one for one in begun_periods(commitment, on=on) if one.last == handed.for_period_on), None)
    if period is None:
        return ["请从已经开始的各期里选择所属期。"]
    return ["佐证的日期早于所属期的第一天，请核对。"] if handed.on < period.first else []
