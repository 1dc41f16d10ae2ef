"""救济途径：what a reply says at its end about 行政复议 and 行政诉讼, as of the day on which the reply is made.

Law: 行政复议法（2024年1月1日起施行）第二十条、第二十三条第一款第四项（不予公开的，先复议）、第三十四条; 行政诉讼法
第四十五条、第四十六条; 法释〔2025〕8号（2025年6月1日起施行）. Before 2024 both ways were open for every reply.
The texts stand in ``data/recourse.toml``. Units: civil days and months, as the text says.
"""

import string
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from .clock_terms import Mark
from .days import chinese_day
from .outcomes import Ground, RecourseKind
from .rules import RuleBroken, refuse_if_any

PLACES = frozenset({"organ", "reviewer", "court", "review_days", "suit_days", "suit_months"})


@dataclass(frozen=True, slots=True)
class RecourseRow:
    """救济途径的一行：the wording of one kind in one time."""

    kind: RecourseKind
    text: str
    articles: str
    review_days: int
    suit_days: int
    suit_months: int
    review_first: bool
    valid_from: date
    valid_to: date | None
    mark: Mark
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class Recourse:
    """救济途径的告知：ready to be put under a reply."""

    kind: RecourseKind
    text: str
    articles: str
    review_first: bool
    review_days: int
    suit_days: int
    suit_months: int


def recourse_kind(chosen: Ground, withheld: Collection[Ground] = ()) -> RecourseKind:
    """用哪一种告知：that of the result; for a separated reply, that of what it withholds.

    Law: 行政复议法 第二十三条第一款第四项; 法释〔2025〕8号（主要指依照条例第十四条、第十五条、第十六条不予公开）.
    """
    if not withheld:
        return chosen.outcome.recourse
    first = any(each.outcome.recourse is RecourseKind.REVIEW_FIRST for each in withheld)
    return RecourseKind.REVIEW_FIRST if first else RecourseKind.EITHER


def recourse(kind: RecourseKind, on: date, *, organ: str, reviewer: str, court: str) -> Recourse:
    """救济途径：the text as of the day on which the reply is made.

    Law: see the articles of the row.
    Errors: ``RuleBroken`` where a name is missing, or the day lies before the first row.
    """
    names = {"本机关": organ, "行政复议机关": reviewer, "人民法院": court}
    refuse_if_any(
        f"救济途径里没有{what}的名称，请管理员先在机关设置里填写。" for what, name in names.items() if not name.strip()
    )
    row = recourse_row(kind, on)
    numbers = {"review_days": row.review_days, "suit_days": row.suit_days, "suit_months": row.suit_months}
    text = row.text.format(organ=organ, reviewer=reviewer, court=court, **numbers)
    return Recourse(kind, text, row.articles, row.review_first, row.review_days, row.suit_days, row.suit_months)


def recourse_row(kind: RecourseKind, on: date) -> RecourseRow:
    """当日适用的告知。

    Errors: ``RuleBroken`` where none is valid on the day.
    """
    for row in recourse_rows():
        if row.kind is kind and row.valid_from <= on and (row.valid_to is None or on <= row.valid_to):
            return row
    raise RuleBroken(f"{chinese_day(on)}没有适用的救济途径告知，请核对作出答复的日期。")


def recourse_rows() -> tuple[RecourseRow, ...]:
    """全部告知，按时间的先后。"""
    return _shipped()


def read_recourse(text: str) -> tuple[RecourseRow, ...]:
    """读救济途径表：the rows of the file, all of them checked.

    Errors: ``ValueError`` naming what is wrong; a wrong table is a fault of the release, not of a user.
    """
    rows = tuple(
        RecourseRow(
            **{
                **fields,
                "kind": RecourseKind(fields["kind"]),
                "mark": Mark(fields["mark"]),
                "valid_to": fields.get("valid_to"),
                "confidence": fields.get("confidence", ""),
                "note": fields.get("note", ""),
            }
        )
        for fields in tomllib.loads(text)["recourse"]
    )
    for row in rows:
        unknown = {name for _, name, _, _ in string.Formatter().parse(row.text) if name} - PLACES
        if unknown:
            raise ValueError(f"recourse {row.kind} {row.valid_from}: unknown places {sorted(unknown)}")
        if (row.mark is Mark.M) != (row.confidence in ("hi", "med", "lo")):
            raise ValueError(f"recourse {row.kind} {row.valid_from}: what is from memory needs a confidence")
        if any(row is not other and row.kind is other.kind and _overlap(row, other) for other in rows):
            raise ValueError(f"recourse {row.kind} {row.valid_from}: overlaps another row")
    return rows


def _overlap(one: RecourseRow, other: RecourseRow) -> bool:
    first, second = sorted((one, other), key=lambda row: row.valid_from)
    return first.valid_to is None or second.valid_from <= first.valid_to


@cache
def _shipped() -> tuple[RecourseRow, ...]:
    return read_recourse((resources.files("mingtang.law") / "data" / "recourse.toml").read_text("utf-8"))
