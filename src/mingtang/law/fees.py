"""信息处理费：what an application may cost, by matters or by pages, each part of the number at its own price.

Law: 政府信息公开条例 第四十二条（不收取费用；数量、频次明显超过合理范围的，可以收取信息处理费）;
政府信息公开信息处理费管理办法 第三条（两种标准选一种，超额累进）、第四条（按件）、第五条（按量）.
The rates stand in ``data/fees.toml``, each with its source and validity, and are checked when they are read
(``fee_rates``). Whether anything is charged at all is a decision of the organ; here is only how much it would be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from .clock_terms import Mark
from .days import chinese_day
from .fee_rates import Basis, Rate, read_rates
from .rules import RuleBroken, refuse_if_any

__all__ = [
    "MOST",
    "Band",
    "Basis",
    "Fee",
    "Rate",
    "Standard",
    "fee_by_items",
    "fee_by_pages",
    "fee_of",
    "fee_of_items",
    "pages_of",
    "reasons_against_fee",
    "standard",
    "standards",
]

MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Band:
    """一档的金额：from the first to the last, both counted, each at one price.

    Units: yuan.
    """

    first: int
    last: int
    each: int

    @property
    def count(self) -> int:
        """这一档里有几件（页）。"""
        return self.last - self.first + 1

    @property
    def yuan(self) -> int:
        """这一档的金额。"""
        return self.count * self.each


@dataclass(frozen=True, slots=True)
class Standard:
    """收费标准：all the rates of one basis as they stand on one day."""

    basis: Basis
    rates: tuple[Rate, ...]
    on: date

    @property
    def title(self) -> str:
        """依据的名称。"""
        return self.rates[0].instrument.title

    @property
    def number(self) -> str:
        """依据的文号。"""
        return self.rates[0].instrument.number

    @property
    def article(self) -> str:
        """条款。"""
        return "、".join(dict.fromkeys(rate.article for rate in self.rates))

    @property
    def citation(self) -> str:
        """依据的写法：《政府信息公开信息处理费管理办法》第四条。"""
        return f"《{self.title}》{self.article}"

    @property
    def mark(self) -> Mark:
        """核实程度：of the rate that was checked least."""
        return max(rate.mark for rate in self.rates)

    @property
    def caveat(self) -> str:
        """没有核对过全文的，写明只核对到什么程度；核对过的是空的。"""
        return "" if self.mark is Mark.V1 else f"这一标准{self.mark.label}，收取以前请核对原文。"


@dataclass(frozen=True, slots=True)
class Fee:
    """一笔信息处理费：the bands it is made of, and the standard they come from.

    Units: yuan.
    """

    standard: Standard
    bands: tuple[Band, ...]

    @property
    def yuan(self) -> int:
        """金额。"""
        return sum(band.yuan for band in self.bands)

    @property
    def count(self) -> int:
        """计收了几件（页）。"""
        return sum(band.count for band in self.bands)

    @property
    def citation(self) -> str:
        """依据。"""
        return self.standard.citation

    @property
    def notes(self) -> tuple[str, ...]:
        """读法：how the rates that were used are read, where their words leave a choice."""
        last = self.bands[-1].last if self.bands else 0
        return tuple(rate.note for rate in self.standard.rates if rate.note and rate.first <= last)

    @property
    def steps(self) -> tuple[str, ...]:
        """怎么算的，一档一句：11 至 30 件，每件 100 元，20 件共 2000 元。"""
        return tuple(_in_words(band, self.standard.basis.unit) for band in self.bands)


def standard(basis: Basis, *, on: date) -> Standard:
    """当日的收费标准。

    Errors: ``RuleBroken`` on a day on which none is in force.
    """
    known = [rate for rate in _shipped() if rate.basis is basis]
    rates = tuple(rate for rate in known if rate.is_valid_on(on))
    if not rates:
        spans = "；".join(dict.fromkeys(rate.validity for rate in known))
        raise RuleBroken(f"{chinese_day(on)}没有可以适用的信息处理费标准，不能收取：{spans}。")
    return Standard(basis, rates, on)


def standards(*, on: date) -> tuple[Standard, ...]:
    """当日的全部收费标准：one for each basis; none on a day on which nothing may be charged."""
    in_force = {rate.basis for rate in _shipped() if rate.is_valid_on(on)}
    return tuple(standard(basis, on=on) for basis in Basis if basis in in_force)


def fee_by_items(count: int, *, on: date) -> Fee:
    """按件计收：what one applicant owes for all the matters of one calendar month together.

    Law: 政府信息公开信息处理费管理办法 第四条. Units: matters (件); yuan.
    Errors: ``RuleBroken`` for a negative or endless count, or a day on which no standard is in force.
    """
    return fee_of(items=count, on=on)


def fee_by_pages(pages: int, *, on: date) -> Fee:
    """按量计收：what one application owes for its pages; the pages of several applications are not added up.

    Law: 政府信息公开信息处理费管理办法 第五条. Units: pages as ``pages_of`` counts them; yuan.
    Errors: as ``fee_by_items``.
    """
    return fee_of(pages=pages, on=on)


def fee_of_items(earlier: int, added: int, *, on: date) -> Fee:
    """一件申请按件计收：what ``added`` matters owe when the applicant has ``earlier`` in this calendar month.

    Law: 政府信息公开信息处理费管理办法 第四条（同一申请人一个自然月内累计）. Units: matters (件); yuan.
    Errors: as ``fee_by_items``, all reasons at once.
    """
    refuse_if_any([*_reasons_against("本月在先的件数", earlier), *_reasons_against("这次的件数", added)])
    refuse_if_any(_reasons_against("本月累计的件数", earlier + added))
    rates = standard(Basis.ITEMS, on=on)
    return Fee(rates, _between(rates, earlier + 1, earlier + added))


def fee_of(*, items: int | None = None, pages: int | None = None, on: date) -> Fee:
    """信息处理费：by matters or by pages, never by both.

    Law: 政府信息公开信息处理费管理办法 第三条. Units: as ``fee_by_items`` and ``fee_by_pages``.
    Errors: ``RuleBroken`` for both bases at once or none, and as ``fee_by_items``; all reasons at once.
    """
    refuse_if_any(reasons_against_fee(items=items, pages=pages))
    rates = standard(Basis.PAGES if items is None else Basis.ITEMS, on=on)
    return Fee(rates, _between(rates, 1, pages or 0 if items is None else items))


def reasons_against_fee(*, items: int | None, pages: int | None) -> tuple[str, ...]:
    """不能这样计收的理由。Law: 政府信息公开信息处理费管理办法 第三条：不得同时按照两种标准重复计算。"""
    reasons = []
    if items is not None and pages is not None:
        reasons.append("按件计收和按量计收只能选一种，不能同时计收（《政府信息公开信息处理费管理办法》第三条）。")
    if items is None and pages is None:
        reasons.append("没有写件数，也没有写页数，请写明其中一项。")
    for name, count in (("件数", items), ("页数", pages)):
        if count is not None:
            reasons += _reasons_against(name, count)
    return tuple(reasons)


def pages_of(sides: int) -> int:
    """页数：one printed side of A4 or smaller is one page, so that a sheet printed on both sides has two.

    Law: 政府信息公开信息处理费管理办法 第五条（A4 及以下幅面纸张的单面为 1 页）. Units: sides; pages. What is larger
    than A4 the rule does not say: whoever counts tells it in sides of A4.
    Errors: ``RuleBroken`` for a negative or endless number.
    """
    refuse_if_any(_reasons_against("印有内容的面数", sides))
    return sides


def _reasons_against(name: str, count: int) -> list[str]:
    if count < 0:
        return [f"{name}不能是负数，写的是 {count}。"]
    if count > MOST:
        return [f"{name}最多写 {MOST}，请核对。"]
    return []


def _between(rates: Standard, first: int, last: int) -> tuple[Band, ...]:
    """The bands that hold what is numbered from first to last, cut off where it begins and ends."""
    return tuple(
        Band(max(first, band.first), min(last, band.last), band.each)
        for band in _bands_up_to(rates, last)
        if band.last >= first
    )


def _bands_up_to(rates: Standard, last: int) -> Iterator[Band]:
    """Every band that begins no later than the last; the open rate in steps of its width."""
    for rate in rates.rates:
        if not rate.width:
            if rate.first <= last:
                yield Band(rate.first, rate.last or last, rate.each)
            continue
        for step, first in enumerate(range(rate.first, last + 1, rate.width)):
            yield Band(first, first + rate.width - 1, rate.each + step * rate.rise)


def _in_words(band: Band, unit: str) -> str:
    span = f"第 {band.first} {unit}" if band.count == 1 else f"{band.first} 至 {band.last} {unit}"
    if not band.each:
        return f"{span}，不收费"
    return f"{span}，每{unit} {band.each} 元，{band.count} {unit}共 {band.yuan} 元"


@cache
def _shipped() -> tuple[Rate, ...]:
    return read_rates((resources.files("mingtang.law") / "data" / "fees.toml").read_text("utf-8"))
