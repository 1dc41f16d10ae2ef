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
from functools import cache
from importlib import resources
from typing import Any

from .clock_terms import ClockUnit, Direction, Instrument, Mark, Roll, Sense
from .days import chinese_day, month_end
from .rules import RuleBroken

__all__ = [
    "Clock",
    "ClockUnit",
    "Direction",
    "Instrument",
    "Mark",
    "Roll",
    "Sense",
    "clock",
    "clocks",
    "read_clocks",
]

LONGEST = 999


@dataclass(frozen=True, slots=True)
class Clock:
    """一条期限。

    Units: ``length`` and ``extension`` are in ``unit``; ``length`` is ``None`` where the organ has yet to set it, and
    for ``ClockUnit.DATE``, whose day of the year is ``month_day``. ``own`` is true once the organ has set the length.
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
    own: bool = False

    @property
    def needs_length(self) -> bool:
        """期限要由本机关先定：whether nothing can be reckoned before the organ has set a length."""
        return self.length is None and self.unit is not ClockUnit.DATE

    @property
    def caveat(self) -> str:
        """长短的来历：本机关设定、未核实；空的是条款自己的、核对过的长短。"""
        if self.own or (self.configurable and self.mark in (Mark.V1, Mark.D)):
            return "本机关设定"
        if self.mark is Mark.V1:
            return ""
        return "未核实，由本机关设定" if self.configurable else "未核实"

    def said(self, what: str) -> str:
        """写明来历的说法：满 15 日，未核实的写作“满 15 日（未核实）”。"""
        return f"{what}（{self.caveat}）" if self.caveat else what

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

        Units: those of the clock; 0 (the same day) only where the clock's own length is 0.
        Errors: ``RuleBroken`` where it is not from 1 to 999, or laxer than a statute that leaves the organ no choice.
        """
        shortest = 0 if self.length == 0 else 1
        if self.unit is ClockUnit.DATE:
            raise RuleBroken(f"“{self.name}”是每年的固定日期，不能按天数设定。")
        if not shortest <= length <= LONGEST:
            raise RuleBroken(f"“{self.name}”的期限应当是 {shortest} 到 {LONGEST} 之间的整数，写的是 {length}。")
        if not self.configurable and self.length is not None:
            laxer = length < self.length if self.sense is Sense.AT_LEAST else length > self.length
            if laxer:
                wanted = f"{length} {self.unit.label}"
                raise RuleBroken(
                    f"“{self.name}”是规定的期限（{self.length_in_words}），本机关只能定得更严，不能改为 {wanted}。"
                )
        return replace(self, length=length, own=self.configurable or length != self.length)


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


_KEYS = frozenset(Clock.__dataclass_fields__) - {"instrument", "own"}
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
    checks = {
        "id must be kebab-case": re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.id) is not None,
        "a date needs month_day and no length": is_date == (row.month_day is not None) and not (is_date and row.length),
        "month_day must be a day of every year": row.month_day is None or _is_day(*row.month_day),
        "length must not be negative": row.length is None or row.length >= 0,
        "extension must not be negative": row.extension >= 0,
        "without a length it must be configurable": row.configurable or not row.needs_length,
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
