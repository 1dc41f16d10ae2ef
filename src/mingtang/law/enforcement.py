"""执法公示：what a notice of a decision tells, by which day it is public, how long it is shown, and when it must go.

Law: 行政处罚法 第四十八条（公开；变更、撤销的三日内撤回并公开说明理由）、第八十五条（三日指工作日）；政府信息公开条例
第二十条第（五）项、第（六）项；国办发〔2018〕118号. The kinds and their columns stand in ``data/enforcement.toml``.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from .clocks import Clock, clock
from .days import add_months, chinese_day
from .fields import Field, FieldType, is_day, read_fields, reasons_against_fields, reasons_against_row
from .reckoning import Due, due
from .rules import RuleBroken
from .workdays import Calendar

MOST_ROWS = 1000
FIRST_DAY = date(2018, 1, 1)
"""从这一天起的决定才收：for earlier ones no working day is known, and no period runs."""
PERSON = "自然人"
PARTY_TYPES = ("法人及非法人组织", "个体工商户", PERSON)
_TEXTS, _WHO = (FieldType.TEXT, FieldType.LONG), frozenset({"number", "party", "credit_code", "authority"})
_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE = re.compile(f"[{_SIGNS}]{{18}}")


class Ending(StrEnum):
    """决定后来怎样了：why a notice must go."""

    CHANGED = "changed"
    REVOKED = "revoked"
    UNLAWFUL = "unlawful"
    VOID = "void"

    @property
    def label(self) -> str:
        """中文名称。"""
        return ENDINGS[self]


ENDINGS: dict[Ending, str] = {
    Ending.CHANGED: "依法变更",
    Ending.REVOKED: "撤销",
    Ending.UNLAWFUL: "确认违法",
    Ending.VOID: "确认无效",
}


@dataclass(frozen=True)
class NoticeKind:
    """公示的种类：``shown_months`` is what holds until the organ sets its own; ``mark`` says how sure that is."""

    code: str
    name: str
    column: str
    basis: str
    shown_months: int
    mark: str
    note: str
    fields: tuple[Field, ...]


def notice_kinds() -> tuple[NoticeKind, ...]:
    """公示的种类，in the order of the table."""
    return _shipped()


def notice_kind(code: str) -> NoticeKind:
    """一种公示，by its code. Errors: ``KeyError`` for one that is not in the table."""
    return {kind.code: kind for kind in _shipped()}[code]


@cache
def _shipped() -> tuple[NoticeKind, ...]:
    text = (resources.files("mingtang.law") / "data" / "enforcement.toml").read_text("utf-8")
    told = tomllib.loads(text)
    made: list[NoticeKind] = []
    for each in told["kind"]:
        fields = read_fields([*told["head"], *each["field"], *told["tail"]])
        kind = _kind(each, fields)
        faults = reasons_against_fields(fields)
        if faults:
            raise ValueError(f"notice kind {kind.code}: {faults}")
        made.append(kind)
    return tuple(made)


def _kind(told: Mapping[str, Any], fields: tuple[Field, ...]) -> NoticeKind:
    names = ("code", "name", "column", "basis", "shown_months", "mark", "note")
    return NoticeKind(**{name: told[name] for name in names}, fields=fields)


def is_person(cells: Mapping[str, str]) -> bool:
    """是不是自然人。"""
    return cells.get("party_type") == PERSON


def free_texts(fields: Iterable[Field], cells: Mapping[str, str]) -> list[tuple[str, str]]:
    """自己写的文字，by their headings: where somebody may be named; not who the party and the organ are."""
    asked = (field for field in fields if field.type in _TEXTS and field.key not in _WHO)
    return [(field.title, cells[field.key]) for field in asked if cells.get(field.key)]


def is_credit_code(code: str) -> bool:
    """统一社会信用代码是否写对：its check sign. Law: GB 32100—2015."""
    if not _CODE.fullmatch(code):
        return False
    weighed = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _SIGNS[(31 - weighed % 31) % 31] == code[17]


def reasons_against_notice(kind: NoticeKind, cells: Mapping[str, str], *, on: date, months: int = 0) -> list[str]:
    """一条公示不对的理由：cell by cell, then what the cells say together; ``months`` is the organ's own period."""
    found = [*reasons_against_row(kind.fields, cells), *_against_amounts(kind, cells), *_against_day(cells, on=on)]
    found += reasons_against_until(cells, months=months or kind.shown_months)
    code = cells.get("credit_code", "")
    if is_person(cells) and code:
        found.append("自然人不填统一社会信用代码，也不填证件号。")
    elif code and not is_credit_code(code):
        found.append("统一社会信用代码有误：应为 18 位数字和大写字母，最后一位是校验位，请照证照核对。")
    elif not is_person(cells) and not code:
        found.append("法人、非法人组织和个体工商户要填统一社会信用代码。")
    return found


def _against_amounts(kind: NoticeKind, cells: Mapping[str, str]) -> list[str]:
    amounts = ((field.title, cells.get(field.key, "")) for field in kind.fields if field.type is FieldType.MONEY)
    return [f"“{title}”写的是“{told}”，不能是负数，请核对。" for title, told in amounts if told[:1] in ("-", "−")]


def _against_day(cells: Mapping[str, str], *, on: date) -> list[str]:
    decided = cells.get("decided_on", "")
    if not is_day(decided):
        return []
    day = date.fromisoformat(decided)
    if day < FIRST_DAY:
        return [
            f"决定日期写的是{chinese_day(day)}，请填{chinese_day(FIRST_DAY)}以后的；更早的决定算不出公示期限，不在这里录入。"
        ]
    return ["决定日期不能在以后。"] if day > on else []


def reasons_against_until(cells: Mapping[str, str], *, months: int) -> list[str]:
    """公示截止期不对的理由：not before the decision, nor after the organ's period or the licence's own end."""
    decided, until, valid = (cells.get(name, "") for name in ("decided_on", "public_until", "valid_until"))
    if not is_day(decided) or not is_day(until):
        return []
    if until < decided:
        return ["公示截止期不能在决定日期以前。"]
    last = add_months(date.fromisoformat(decided), months)
    last = max(last, date.fromisoformat(valid)) if is_day(valid) else last
    if date.fromisoformat(until) <= last:
        return []
    return [f"公示截止期最晚到{chinese_day(last)}：本机关定的公示期限是 {months} 个月。请改早，或者不填。"]


def reasons_against_ending(*, ended_on: date, decided_on: date, why: str, on: date) -> list[str]:
    """登记变更、撤销不对的理由：the day, and what the public will read of it."""
    found = []
    if not decided_on <= ended_on <= on:
        found.append(f"日期在作出决定的{chinese_day(decided_on)}以后、今天以前。")
    if not 5 <= len(why.strip()) <= 500:
        found.append("请用 5 至 500 个字写明理由，公众会在原地址看到。")
    return found


def reasons_against_rule(*, months: int, publish_days: int | None) -> list[str]:
    """公示期限设得不对的理由。"""
    found = [] if 1 <= months <= 120 else ["公示多少个月，填 1 至 120。"]
    if publish_days is not None and not 1 <= publish_days <= 7:
        found.append("多少个工作日内公示，填 1 至 7，只能比规定的更严。")
    return found


def public_until(cells: Mapping[str, str], *, months: int) -> date:
    """公示到哪天：as the notice itself says, else a licence's own end, else so many months after the decision."""
    for name in ("public_until", "valid_until"):
        if is_day(cells.get(name, "")):
            return date.fromisoformat(cells[name])
    return add_months(date.fromisoformat(cells["decided_on"]), months)


def publication_clock(decided_on: date, *, publish_days: int | None) -> Clock:
    """公示的期限，as the organ set it. Units: working days."""
    row = clock("decision-publicity", decided_on)
    return row if publish_days is None else row.with_length(publish_days)


def publication_due(decided_on: date, calendar: Calendar, *, publish_days: int | None) -> Due:
    """最迟哪天公示。Law: 国办发〔2018〕118号（条款未核对全文，由本机关确认）. Units: working days."""
    return due(publication_clock(decided_on, publish_days=publish_days), decided_on, calendar)


def withdrawal_due(ended_on: date, calendar: Calendar) -> Due:
    """最迟哪天撤下。Law: 行政处罚法 第四十八条、第八十五条. Units: working days."""
    return due(clock("penalty-withdrawal", ended_on), ended_on, calendar)


def _reckoned(clock_of: Callable[[], Due]) -> Due | None:
    """None for a day so early that no table of working days and no such clock is known of it."""
    try:
        told = clock_of()
    except RuleBroken:
        return None
    return told if told.due is not None else None


def withdrawal_day(ended_on: date, calendar: Calendar) -> Due | None:
    """最迟哪天撤下，where it can be reckoned."""
    return _reckoned(lambda: withdrawal_due(ended_on, calendar))


def withdrawal_words(ended_on: date, calendar: Calendar, *, on: date) -> str:
    """最迟哪天撤下，for whoever decides on it, and that it is past; nothing where the day cannot be reckoned."""
    told = withdrawal_day(ended_on, calendar)
    if told is None or told.due is None:
        return ""
    if told.due < on:
        late = f"已超期 {(on - told.due).days} 天，请马上决定"
        return f"{late}：决定变更、撤销以后三个工作日内撤下，最迟是{chinese_day(told.due)}。"
    return f"请在{chinese_day(told.due)}以前决定：决定变更、撤销以后三个工作日内撤下。"


@dataclass(frozen=True)
class Rule:
    """一种公示的期限，as the organ set it, or as the table has it."""

    months: int
    publish_days: int | None
    is_own: bool


@dataclass(frozen=True)
class Standing:
    """公示到哪一步：ever public, public now, or with a revision under way."""

    was_public: bool
    is_public: bool
    is_under_way: bool


def running(
    decided_on: date, ended_on: date | None, *, stands: Standing, rule: Rule, calendar: Calendar
) -> tuple[Due, str] | None:
    """现在走的期限，and what it is for; ``None`` where nothing is to be done, or no day can be reckoned."""
    if ended_on is not None:
        day, step = withdrawal_day(ended_on, calendar) if stands.is_public else None, "撤下"
    elif stands.was_public:
        return None
    else:
        day = _reckoned(lambda: publication_due(decided_on, calendar, publish_days=rule.publish_days))
        step = "公示"
    return (day, step) if day is not None else None


def changes(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
    """两版之间改了的，cell by cell."""
    if before is None:
        return [f"首次公示，公示到{after['until']}。"]
    told = [
        f"{field.title}：“{before['cells'].get(field.key, '')}”改为“{after['cells'].get(field.key, '')}”。"
        for field in read_fields(after["fields"])
        if before["cells"].get(field.key, "") != after["cells"].get(field.key, "")
    ]
    return told or [f"各项没有变化，公示到{after['until']}。"]


def until(day: Due, step: str, *, on: date) -> tuple[str, str]:
    """余下的时间，in words and tone."""
    assert day.due is not None
    is_late = day.due < on
    words = f"{day.due.month}月{day.due.day}日以前{step}{'，已经过了' if is_late else ''}"
    return words + ("（暂定）" if day.provisional else ""), "bad" if is_late else "going"
