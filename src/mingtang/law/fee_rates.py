"""信息处理费的档次：every rate as a row of data with its source and validity, checked when it is read.

Law: 政府信息公开信息处理费管理办法 第四条、第五条. When the rule changes, the old rows get a last day and new ones
stand beside them; on any day the rates of a basis must follow one another from the first matter or page on, without a
gap, each dearer than the one before.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from .clock_terms import Instrument, Mark
from .days import chinese_day


class Basis(StrEnum):
    """计收的方式：按件还是按量。"""

    ITEMS = "items"
    PAGES = "pages"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {Basis.ITEMS: "按件计收", Basis.PAGES: "按量计收"}[self]

    @property
    def unit(self) -> str:
        """数什么：件、页。"""
        return {Basis.ITEMS: "件", Basis.PAGES: "页"}[self]

    @property
    def counted(self) -> str:
        """怎样累计。"""
        return {Basis.ITEMS: "同一申请人一个自然月内累计", Basis.PAGES: "一件申请的页数"}[self]


@dataclass(frozen=True, slots=True)
class Rate:
    """一档标准：from the first to the last, both counted, at one price; the last rate has no end.

    Units: yuan each. An endless rate with a ``width`` goes on in steps of so many, each dearer by ``rise``.
    """

    basis: Basis
    first: int
    last: int | None
    each: int
    width: int
    rise: int
    instrument: Instrument
    article: str
    mark: Mark
    valid_from: date | None
    valid_to: date | None
    note: str

    def is_valid_on(self, day: date) -> bool:
        """当日是否适用。"""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    @property
    def span(self) -> str:
        """范围的写法：10 件以下（含 10 件），11 至 30 件，31 件以上。"""
        unit = self.basis.unit
        if self.last is None:
            return f"{self.first} {unit}以上（含 {self.first} {unit}）"
        if self.first == 1:
            return f"{self.last} {unit}以下（含 {self.last} {unit}）"
        return f"{self.first} 至 {self.last} {unit}"

    @property
    def price(self) -> str:
        """单价的写法：不收费；100 元；逐档增加的，写明第一档和怎样增加。"""
        unit = self.basis.unit
        if not self.each:
            return "不收费"
        if not self.width:
            return f"{self.each} 元"
        first = f"{self.first} 至 {self.first + self.width - 1} {unit}每{unit} {self.each} 元"
        return f"{first}；以 {self.width} {unit}为一档，每增加一档，每{unit}增加 {self.rise} 元"

    @property
    def validity(self) -> str:
        """施行的起止日：《…》（文号）自2021年1月1日起施行。"""
        number = f"（{self.instrument.number}）" if self.instrument.number else ""
        start = f"自{chinese_day(self.valid_from)}起" if self.valid_from else ""
        end = f"至{chinese_day(self.valid_to)}止" if self.valid_to else ""
        return f"《{self.instrument.title}》{number}{start}{end}施行"


def read_rates(text: str) -> tuple[Rate, ...]:
    """读收费标准：the rates of a file, all of them checked.

    Errors: ``ValueError`` naming the row and what is wrong; a wrong table is a fault of the release, not of a user.
    """
    data = tomllib.loads(text)
    instruments = {key: Instrument(**fields) for key, fields in data["instruments"].items()}
    rates = tuple(_row(fields, instruments) for fields in data["rate"])
    for rate in rates:
        faults = _faults(rate)
        if faults:
            raise ValueError(f"rate {rate.basis} from {rate.first}: {'; '.join(faults)}")
    for basis in Basis:
        _check_together(basis, [rate for rate in rates if rate.basis is basis])
    return rates


_REQUIRED = frozenset(("basis", "first", "each", "instrument", "article", "mark"))
_KEYS = frozenset(Rate.__dataclass_fields__)


def _row(fields: Mapping[str, Any], instruments: Mapping[str, Instrument]) -> Rate:
    where = f"{fields.get('basis', '?')} from {fields.get('first', '?')}"
    missing, unknown = sorted(_REQUIRED - set(fields)), sorted(set(fields) - _KEYS)
    if missing or unknown:
        raise ValueError(f"rate {where}: missing {missing}, unknown {unknown}")
    if fields["instrument"] not in instruments:
        raise ValueError(f"rate {where}: no instrument {fields['instrument']}")
    instrument = instruments[fields["instrument"]]
    return Rate(
        basis=Basis(fields["basis"]),
        first=fields["first"],
        last=fields.get("last"),
        each=fields["each"],
        width=fields.get("width", 0),
        rise=fields.get("rise", 0),
        instrument=instrument,
        article=fields["article"],
        mark=Mark(fields["mark"]),
        valid_from=fields.get("valid_from", instrument.valid_from),
        valid_to=fields.get("valid_to", instrument.valid_to),
        note=fields.get("note", ""),
    )


def _faults(rate: Rate) -> list[str]:
    """What is wrong with a row, in the words of the table."""
    checks = {
        "first must be 1 or more": rate.first >= 1,
        "last lies before first": rate.last is None or rate.last >= rate.first,
        "each must not be negative": rate.each >= 0,
        "width and rise need one another": (rate.width > 0) == (rate.rise > 0) and min(rate.width, rate.rise) >= 0,
        "only an endless rate can rise": not rate.width or rate.last is None,
        "what is from memory or our own is no standard": rate.mark in (Mark.V1, Mark.V2),
        "valid_to lies before valid_from": (rate.valid_from or date.min) <= (rate.valid_to or date.max),
    }
    return [fault for fault, holds in checks.items() if not holds]


def _check_together(basis: Basis, rates: Iterable[Rate]) -> None:
    """On every day on which something changes the rates of that day must be whole, or there must be none."""
    rows = list(rates)
    begins = {rate.valid_from or date.min for rate in rows}
    ended = {rate.valid_to + timedelta(days=1) for rate in rows if rate.valid_to and rate.valid_to < date.max}
    if not rows:
        raise ValueError(f"rates of {basis}: none")
    for day in sorted(begins | ended):
        valid = [rate for rate in rows if rate.is_valid_on(day)]
        if valid and not _is_whole(valid):
            raise ValueError(f"rates of {basis} on {day}: they must go on from 1 without gap or end, and rise")


def _is_whole(rates: list[Rate]) -> bool:
    joined = all(before.last is not None and after.first == before.last + 1 for before, after in pairwise(rates))
    rising = all(after.each > before.each for before, after in pairwise(rates))
    one_source = len({rate.instrument for rate in rates}) == 1
    return rates[0].first == 1 and rates[-1].last is None and joined and rising and one_source
