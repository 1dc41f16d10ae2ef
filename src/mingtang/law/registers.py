"""清单：the kinds of structured lists that organs publish, their columns, and when one must be looked at again.

Law: 政府信息公开条例 第二十条（主动公开的内容）、第二十六条（变更之日起 20 个工作日内）. The kinds stand in
``data/registers.toml``, each with where it comes from; how often a list is looked through is the organ's own.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from .clocks import clock
from .days import add_months, chinese_day
from .fields import Field, read_fields, reasons_against_fields
from .reckoning import Due, due
from .workdays import Calendar

OWN = "own"
"""本机关自己的列。"""
EARLY = 30
"""到复查以前多少天提醒。Units: civil days."""
MOST_ROWS = 3000
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,38}")


@dataclass(frozen=True)
class RegisterKind:
    """清单的种类：``rows_noun`` is what a row is called; ``is_guide``: every row is a page of its own."""

    code: str
    name: str
    rows_noun: str
    basis: str
    mark: str
    review_months: int
    is_guide: bool
    note: str
    fields: tuple[Field, ...]


def register_kinds() -> tuple[RegisterKind, ...]:
    """现成的清单种类，in the order of the table; the organ's own columns come last."""
    return _shipped()


def register_kind(code: str) -> RegisterKind:
    """一种清单，by its code. Errors: ``KeyError`` for one that is not in the table."""
    return {kind.code: kind for kind in _shipped()}[code]


def read_kinds(text: str) -> tuple[RegisterKind, ...]:
    """读清单种类的表。Errors: ``ValueError`` naming the kind; a wrong table is a fault of the release."""
    made: list[RegisterKind] = []
    for told in tomllib.loads(text)["kind"]:
        kind = RegisterKind(
            code=told["code"],
            name=told["name"],
            rows_noun=told.get("rows_noun", "项"),
            basis=told["basis"],
            mark=told["mark"],
            review_months=told["review_months"],
            is_guide=told.get("is_guide", False),
            note=told.get("note", ""),
            fields=read_fields(told["field"]),
        )
        faults = reasons_against_fields(kind.fields)
        if faults or kind.code in {one.code for one in made}:
            raise ValueError(f"register kind {kind.code}: {faults}")
        made.append(kind)
    return tuple(made)


@cache
def _shipped() -> tuple[RegisterKind, ...]:
    return read_kinds((resources.files("mingtang.law") / "data" / "registers.toml").read_text("utf-8"))


def reasons_against_slug(slug: str) -> list[str]:
    """地址名不对的理由。"""
    if _SLUG.fullmatch(slug):
        return []
    return ["地址名由小写字母、数字和连字符组成，2 至 39 个字符，如 power-list。"]


def reasons_against_review_months(months: int) -> list[str]:
    """复查间隔不对的理由。"""
    return [] if 0 <= months <= 60 else ["多少个月复查一次，填 0 至 60；填 0 的不提醒。"]


def reasons_against_effective(effective_on: date, *, before: date | None, on: date) -> list[str]:
    """生效日期不对的理由：not before the version in force (``before``), nor long after it was made.

    A version that is announced for a later day does not stand in the way: until that day the new one holds.
    """
    found = []
    if before is not None and effective_on < before:
        found.append(f"现行一版从{chinese_day(before)}起生效，新的一版不能更早。")
    if effective_on > add_months(on, 12):
        found.append("生效日期在一年以后，请核对。")
    return found


def reasons_against_early_effect(effective_on: date, *, on: date, why: str) -> list[str]:
    """生效早于公开、又没有公开的理由：whoever asked on a day in between was told by another version.

    ``on`` is the day on which it is handed in, or released.
    """
    if effective_on >= on or why.strip():
        return []
    told = f"生效日期{chinese_day(effective_on)}早于公开的那天，请写明为什么公开以前就生效，公众会看到；"
    return [f"{told}或者改成{chinese_day(on)}以后的（当天也可以）再送审，审签要几天的，往后定几天。"]


def open_on(versions: Sequence[tuple[int, date, date]], *, on: date) -> int | None:
    """那一天公众看到的是第几版：of number, day of effect and day of publication, in the order of release."""
    public = [(number, effective_on) for number, effective_on, public_on in versions if public_on <= on]
    place = in_force([effective_on for _, effective_on in public], on=on)
    return public[place or 0][0] if public else None


@dataclass(frozen=True)
class Look:
    """要看一遍的：by which day, why, and whether a statute says so."""

    on: date
    why: str
    is_statute: bool
    provisional: bool = False


def publication_due(changed_on: date, calendar: Calendar) -> Due:
    """变更以后最迟哪天公开：20 个工作日。Law: 政府信息公开条例 第二十六条. Units: working days."""
    return due(clock("proactive-publication", changed_on), changed_on, calendar)


def look_due(
    *, changed_on: date | None, published_on: date | None, review_months: int, calendar: Calendar
) -> Look | None:
    """下一次要看一遍的日子：after a change within the statute's days, else by the rhythm the organ set; or none."""
    if changed_on is not None and (published_on is None or published_on < changed_on):
        told = publication_due(changed_on, calendar)
        if told.due is not None:
            return Look(told.due, f"{chinese_day(changed_on)}有变动，还没有公开", True, told.provisional)
    if published_on is None or not review_months:
        return None
    day = add_months(published_on, review_months)
    return Look(day, f"上一版{chinese_day(published_on)}公开，每 {review_months} 个月复查一次", False)


def warns(look: Look | None, *, on: date) -> bool:
    """要不要提醒：a change at once, a rhythm some days before."""
    return look is not None and (look.is_statute or look.on - timedelta(days=EARLY) <= on)


def in_force(days: Sequence[date], *, on: date) -> int | None:
    """当日有效的一版：its place among the versions in the order of release; ``None`` before the first takes effect."""
    held = [place for place, day in enumerate(days) if day <= on]
    return max(held, key=lambda place: (days[place], place)) if held else None


@dataclass(frozen=True)
class Order:
    """各版的先后：numbers with the days from which they hold, in the order of release, looked at on a day."""

    versions: tuple[tuple[int, date], ...]
    on: date

    @property
    def held(self) -> tuple[int, date] | None:
        """当日有效的一版。"""
        place = in_force([day for _, day in self.versions], on=self.on)
        return self.versions[place] if place is not None else None

    def coming(self, after: date) -> tuple[int, date] | None:
        """以后生效的下一版：the next day comes first; of two for one day the later release holds."""
        later = [(day, number) for number, day in self.versions if day > after]
        day = min(later)[0] if later else None
        return max((number, on) for number, on in self.versions if on == day) if day is not None else None

    @property
    def words(self) -> str:
        """公众现在看到哪一版：and from when another follows."""
        coming = self.coming(self.on)
        next_one = f"第 {coming[0]} 版从{chinese_day(coming[1])}起生效。" if coming else ""
        if self.held is None:
            return f"{next_one}在这以前，公众看到的是最早公开的一版，写着还没有生效。" if next_one else ""
        return f"公众现在看到的是第 {self.held[0]} 版，从{chinese_day(self.held[1])}起生效。{next_one}"

    def after(self, effective_on: date) -> str:
        """接在后面的一版：for one that takes effect on a day before another that is announced already."""
        coming = self.coming(effective_on)
        return (
            f"从{chinese_day(effective_on)}起按这一版，从{chinese_day(coming[1])}起按第 {coming[0]} 版。"
            if coming
            else ""
        )
