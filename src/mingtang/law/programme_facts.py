"""填写的规划和措施：what a clerk types, and why it cannot be kept like this. No database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .openness import Openness, reasons_against_deciding
from .programmes import ProgrammeKind, reasons_against_period


@dataclass(frozen=True)
class Facts:
    """规划的要素。"""

    title: str
    kind: ProgrammeKind
    since_year: int
    until_year: int
    openness: Openness
    openness_reason: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    number: str = ""
    summary: str = ""
    comments_until_on: date | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was typed."""
        return (self.title, self.openness_reason, self.approved_by, self.number, self.summary)

    def reasons(self, *, on: date) -> list[str]:
        """不能这样登记的理由。"""
        found = [] if self.title.strip() else ["请填写规划的标题。"]
        found += reasons_against_period(self.since_year, self.until_year)
        found += reasons_against_deciding(self.openness, self.openness_reason)
        if self.approved_on is not None and self.approved_on > on:
            found.append("批准日期还没有到，请核对。")
        return found


@dataclass(frozen=True)
class MeasureFacts:
    """措施的要素。"""

    heading: str
    text: str
    indicator: str = ""
    indicator_unit: str = ""
    target: Decimal | None = None
    lead: object | None = None
    until_on: date | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was typed."""
        return (self.heading, self.text, self.indicator, self.indicator_unit)

    def reasons(self, *, until_year: int) -> list[str]:
        """不能这样登记的理由：an indicator comes with its unit and its target, or not at all."""
        found = [] if self.heading.strip() else ["请填写措施的标题。"]
        if not self.text.strip():
            found.append("请填写措施的内容。")
        given = [bool(self.indicator.strip()), bool(self.indicator_unit.strip()), self.target is not None]
        if any(given) and not all(given):
            found.append("指标、单位和目标值要填就填全。")
        if self.until_on is not None and self.until_on.year > until_year:
            found.append(f"完成期限晚于规划期（到 {until_year} 年），请核对。")
        return found
