"""期限：every statutory clock as a row of data, with its trigger, length, pauses, source and validity.

The rows stand in ``data/clocks.toml`` and are checked when they are read; no length is written in code. A row whose
length nobody has verified, or which the organ sets for itself, is ``configurable``. When a law changes, its clock
gets a second row with the same id and other days of validity.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from .days import chinese_day, month_end
from .rules import RuleBroken

LONGEST = 999


class ClockUnit(StrEnum):
    """期限单位。"""

    WORKING_DAYS = "working_days"
    CIVIL_DAYS = "civil_days"
    MONTHS = "months"
    HOURS = "hours"
    DATE = "date"

    @property
    def label(self) -> str:
        """中文名称：the word that follows the number."""
        return UNIT_LABELS[self]


class Sense(StrEnum):
    """不超过还是不少于。"""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class Direction(StrEnum):
    """从起算日往后还是往前。"""

    AFTER = "after"
    BEFORE = "before"


class Roll(StrEnum):
    """最后一日是休息日时：顺延、提前还是不变。"""

    NEXT = "next"
    PREVIOUS = "previous"
    NONE = "none"


class Mark(StrEnum):
    """核实程度：V1 full text, V2 excerpt or secondary page, M memory, D our own design."""

    V1 = "V1"
    V2 = "V2"
    M = "M"
    D = "D"


UNIT_LABELS: dict[ClockUnit, str] = {
    ClockUnit.WORKING_DAYS: "个工作日",
    ClockUnit.CIVIL_DAYS: "日",
    ClockUnit.MONTHS: "个月",
    ClockUnit.HOURS: "小时",
    ClockUnit.DATE: "固定日期",
}


@dataclass(frozen=True, slots=True)
class Instrument:
    """依据：the statute or document a clock rests on."""

    title: str
    number: str = ""
    titled: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """一条期限。

    Units: ``length`` and ``extension`` are in ``unit``; ``length`` is ``None`` where the organ has yet to set it, and
    for ``ClockUnit.DATE``, whose day of the year is ``month_day``.
    """

    id: str
    name: str
    group: str
    trigger: str
    unit: ClockUnit
    length: int | None
    month_day: tuple[int, int] | None
    sense: Sense
    direction: Direction
    roll: Roll
    pauses: tuple[str, ...]
    extension: int
    instrument: Instrument
    article: str
    mark: Mark
    confidence: str
    configurable: bool
    valid_from: date | None
    valid_to: date | None
    note: str

    @property
    def citation(self) -> str:
        """依据的写法：《中华人民共和国政府信息公开条例》第三十三条。"""
        title = self.instrument.title
        return f"《{title}》{self.article}" if self.instrument.titled else f"{title}{self.article}"

    @property
    def length_in_words(self) -> str:
        """期限的写法：不超过 20 个工作日，提前不少于 7 日，每年1月31日前。"""
        if self.month_day:
            return f"每年{self.month_day[0]}月{self.month_day[1]}日前"
        if self.length is None:
            return "由本机关确定"
        if self.length == 0:
            return "当日"
        words = f"{'不少于' if self.sense is Sense.AT_LEAST else '不超过'} {self.length} {self.unit.label}"
        return f"提前{words}" if self.direction is Direction.BEFORE else words

    def is_valid_on(self, day: date) -> bool:
        """当日是否适用。"""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def with_length(self, length: int) -> "Clock":
        """按本机关设定的长短：the same clock with the organ's own length.

        Errors: ``RuleBroken`` where it is not from 1 to 999, or laxer than a statute that leaves the organ no choice.
        """
        if self.unit is ClockUnit.DATE:
            raise RuleBroken(f"“{self.name}”是每年的固定日期，不能按天数设定。")
        if not 1 <= length <= LONGEST:
            raise RuleBroken(f"“{self.name}”的期限应当是 1 到 {LONGEST} 之间的整数，写的是 {length}。")
        if not self.configurable and self.length is not None:
            laxer = length < self.length if self.sense is Sense.AT_LEAST else length > self.length
            if laxer:
                wanted = f"{length} {self.unit.label}"
                raise RuleBroken(
                    f"“{self.name}”是规定的期限（{self.length_in_words}），本机关只能定得更严，不能改为 {wanted}。"
                )
        return replace(self, length=length)


def clocks() -> tuple[Clock, ...]:
    """全部期限，按期限表的顺序。"""
    return _shipped()


def clock(name: str, on: date) -> Clock:
    """按短名取当日适用的期限。

    Errors: ``RuleBroken`` when there is no such clock, or none that is valid on the day.
    """
    rows = [row for row in clocks() if row.id == name]
    if not rows:
        raise RuleBroken(f"没有名为“{name}”的期限，请用 mingtang clock list 查看全部期限。")
    for row in rows:
        if row.is_valid_on(on):
            return row
    spans = "；".join(f"{row.citation}{_validity(row)}" for row in rows)
    raise RuleBroken(f"“{rows[0].name}”在{chinese_day(on)}没有适用的依据：{spans}。")


def read_clocks(text: str) -> tuple[Clock, ...]:
    """读期限表：the rows of a clock file, all of them checked.

    Errors: ``ValueError`` naming the row and the key; a wrong table is a fault of the release, not of a user.
    """
    data = tomllib.loads(text)
    instruments = {key: Instrument(**fields) for key, fields in data["instruments"].items()}
    rows = tuple(_row(fields, instruments) for fields in data["clock"])
    for row in rows:
        faults = _faults(row)
        if faults:
            raise ValueError(f"clock {row.id}: {'; '.join(faults)}")
    _check_together(rows)
    return rows


_KEYS = frozenset(Clock.__dataclass_fields__) - {"instrument"}
_REQUIRED = ("id", "name", "group", "trigger", "unit", "instrument", "mark")


def _row(fields: Mapping[str, Any], instruments: Mapping[str, Instrument]) -> Clock:
    where = fields.get("id", "?")
    missing = [key for key in _REQUIRED if key not in fields]
    unknown = sorted(set(fields) - _KEYS - {"instrument"})
    if missing or unknown:
        raise ValueError(f"clock {where}: missing {missing}, unknown {unknown}")
    if fields["instrument"] not in instruments:
        raise ValueError(f"clock {where}: no instrument {fields['instrument']}")
    instrument = instruments[fields["instrument"]]
    unit, direction = ClockUnit(fields["unit"]), Direction(fields.get("direction", "after"))
    month_day = fields.get("month_day")
    return Clock(
        **{key: fields[key] for key in ("id", "name", "group", "trigger")},
        unit=unit,
        length=fields.get("length"),
        month_day=(int(month_day[:2]), int(month_day[3:])) if month_day else None,
        sense=Sense(fields.get("sense", "at_most")),
        direction=direction,
        roll=Roll(fields["roll"]) if "roll" in fields else _usual_roll(unit, direction),
        pauses=tuple(fields.get("pauses", ())),
        extension=fields.get("extension", 0),
        instrument=instrument,
        article=fields.get("article", ""),
        mark=Mark(fields["mark"]),
        confidence=fields.get("confidence", ""),
        configurable=fields.get("configurable", False),
        valid_from=fields.get("valid_from", instrument.valid_from),
        valid_to=fields.get("valid_to", instrument.valid_to),
        note=fields.get("note", ""),
    )


def _usual_roll(unit: ClockUnit, direction: Direction) -> Roll:
    """Law: 民事诉讼法 第八十五条: a term of days or months that ends on a day off ends on the next working day."""
    if unit not in (ClockUnit.CIVIL_DAYS, ClockUnit.MONTHS):
        return Roll.NONE
    return Roll.NEXT if direction is Direction.AFTER else Roll.PREVIOUS


def _faults(row: Clock) -> list[str]:
    """What is wrong with a row, in the words of the table."""
    is_date = row.unit is ClockUnit.DATE
    set_by_organ = row.length is None and not is_date
    checks = {
        "id must be kebab-case": re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.id) is not None,
        "a date needs month_day and no length": is_date == (row.month_day is not None) and not (is_date and row.length),
        "month_day must be a day of every year": row.month_day is None or _is_day(*row.month_day),
        "length must not be negative": row.length is None or row.length >= 0,
        "extension must not be negative": row.extension >= 0,
        "without a length it must be configurable": row.configurable or not set_by_organ,
        "a design of ours must be configurable": row.configurable or row.mark is not Mark.D,
        "what is from memory needs a confidence": (row.mark is Mark.M) == (row.confidence in ("hi", "med", "lo")),
        "a shaky memory must be configurable": row.configurable or row.confidence not in ("med", "lo"),
        "only working days can be paused": not row.pauses or row.unit is ClockUnit.WORKING_DAYS,
        "only days and months can roll": row.roll is Roll.NONE or row.unit in (ClockUnit.CIVIL_DAYS, ClockUnit.MONTHS),
        "valid_to lies before valid_from": not (row.valid_from and row.valid_to and row.valid_to < row.valid_from),
    }
    return [fault for fault, holds in checks.items() if not holds]


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_end(2023, month).day


def _check_together(rows: Iterable[Clock]) -> None:
    """Rows of one id must share their name and be valid one after the other."""
    seen: dict[str, list[Clock]] = {}
    for row in rows:
        for other in seen.setdefault(row.id, []):
            apart = (row.valid_to or date.max) < (other.valid_from or date.min) or (other.valid_to or date.max) < (
                row.valid_from or date.min
            )
            if not apart or other.name != row.name:
                raise ValueError(
                    f"clock {row.id}: rows of one id need one name and days of validity that do not overlap"
                )
        seen[row.id].append(row)


def _validity(row: Clock) -> str:
    start = f"自{chinese_day(row.valid_from)}起" if row.valid_from else ""
    end = f"至{chinese_day(row.valid_to)}止" if row.valid_to else ""
    return f"{start}{end}施行"


@cache
def _shipped() -> tuple[Clock, ...]:
    return read_clocks((resources.files("mingtang.law") / "data" / "clocks.toml").read_text("utf-8"))
