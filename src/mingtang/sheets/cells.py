"""格里写的：days, rhythms and units as people write them."""

import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from mingtang.language.typed_days import typed_day
from mingtang.language.width import narrow, squeeze
from mingtang.law.commitments import RHYTHM_LABELS, Rhythm
from mingtang.organs.models import Unit

RHYTHMS = {label: rhythm for rhythm, label in RHYTHM_LABELS.items()} | {
    "一次": Rhythm.ONCE,
    "持续": Rhythm.CONTINUOUS,
    "长期": Rhythm.CONTINUOUS,
    "按年": Rhythm.YEARLY,
    "按季": Rhythm.QUARTERLY,
    "每季": Rhythm.QUARTERLY,
    "按季度": Rhythm.QUARTERLY,
    "按月": Rhythm.MONTHLY,
    "每个月": Rhythm.MONTHLY,
}
_LOST_ZERO = re.compile(r"(\d{1,2})\.(\d)")
"""A month and a day that a spreadsheet may have kept as a number: 12.10 becomes 12.1."""
_BETWEEN = re.compile(r"[、,;/\n，；|]+")


class Unclear(Exception):
    """读不懂的一格：what is wrong and what to write instead."""


def day_in(text: str, *, year: int) -> date | None:
    """日期，in any usual spelling. Errors: ``Unclear``."""
    if not text.strip():
        return None
    told = _LOST_ZERO.fullmatch(squeeze(narrow(text)))
    if told and typed_day(text, year=year) and typed_day(f"{told[0]}0", year=year):
        month, digit = told.groups()
        raise Unclear(
            f"“{text.strip()}”看不出是{month}月{digit}日还是{month}月{digit}0日，请写成 {month}月{digit}日 这样。"
        )
    day = typed_day(text, year=year)
    if day is None:
        raise Unclear(f"“{text.strip()[:30]}”不是能认出的日期，请写成 {year}-06-30 或者 6月30日。")
    return day


def rhythm_in(text: str) -> Rhythm | None:
    """频次，by its label. Errors: ``Unclear``."""
    said = squeeze(text)
    if not said:
        return None
    if said not in RHYTHMS:
        raise Unclear(f"没有“{text.strip()[:30]}”这种频次，请从这几种里选：{'、'.join(RHYTHM_LABELS.values())}。")
    return RHYTHMS[said]


def unit_in(text: str, units: Sequence[Unit]) -> Unit | None:
    """一个单位，by short name, full name or code. Errors: ``Unclear``."""
    said = squeeze(text)
    if not said:
        return None
    if len(parts := [part for part in _BETWEEN.split(text.strip()) if part.strip()]) > 1:
        raise Unclear(
            f"责任单位只能有一个，“{'、'.join(part.strip() for part in parts)[:60]}”请留一个，其余写进配合单位。"
        )
    return _unit(said, units)


def units_in(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """几个单位，each once, in the order written. Errors: ``Unclear``."""
    parts = [squeeze(part) for part in _BETWEEN.split(text)]
    return tuple(dict.fromkeys(_unit(part, units) for part in parts if part))


def _unit(said: str, units: Sequence[Unit]) -> Unit:
    found = [unit for unit in units if said in {unit.code, squeeze(unit.name), squeeze(unit.short_name)}]
    if len(found) == 1:
        return found[0]
    if found:
        codes = "、".join(f"{unit.name}（{unit.code}）" for unit in found)
        raise Unclear(f"叫“{said}”的单位不止一个：{codes}，请写代码。")
    close = get_close_matches(said, [name for unit in units for name in (unit.short_name, unit.name)], n=1, cutoff=0.5)
    hint = f"是不是“{close[0]}”？" if close else ""
    raise Unclear(f"没有叫“{said[:30]}”的单位，{hint}请写本机关单位的简称、全称或代码。")
