"""填写的规划和措施：what a clerk types, and why it cannot be kept like this. No database."""

import re
from collections.abc import Iterable
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

    def reasons(self, *, on: date, closed_on: date | None = None) -> list[str]:
        """不能这样登记的理由；``closed_on`` is the last day for comments as it stands, which may be past."""
        found = [] if self.title.strip() else ["请填写规划的标题。"]
        found += reasons_against_period(self.since_year, self.until_year)
        found += reasons_against_deciding(self.openness, self.openness_reason)
        if self.approved_on is not None and self.approved_on > on:
            found.append("批准日期还没有到，请核对。")
        if self.comments_until_on not in {None, closed_on} and self.comments_until_on < on:
            found.append("收意见的最后一天已经过去，请核对。")
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


def reasons_against_paper(*, title: str, url: str, has_file: bool) -> list[str]:
    """不能这样加配套文件的理由：asked before a file is stored and again when it is."""
    reasons = [] if title.strip() else ["请填写配套文件的标题。"]
    if url.strip() and not re.match(r"https?://[^\s/]+\.[^\s/]+|/[^\s/]", url.strip()):
        reasons.append("地址请填以 http:// 或 https:// 开头的完整地址，或者本站以 / 开头的地址。")
    if not url.strip() and not has_file:
        reasons.append("请填写配套文件的地址，或者上传文件。")
    return reasons


def reasons_against_doubling(measures: Iterable[MeasureFacts], standing: Iterable[tuple[str, str]]) -> list[str]:
    """不能重复录入的理由：measures with heading and text of one that is there, or twice at once."""
    seen, twice = set(standing), list[str]()
    for one in measures:
        told = (one.heading.strip(), one.text.strip())
        twice += [told[0]] if told in seen and all(told) else []
        seen.add(told)
    return [f"已有标题和内容相同的措施，不用再录：{'、'.join(f'“{heading}”' for heading in twice)}。"] if twice else []
