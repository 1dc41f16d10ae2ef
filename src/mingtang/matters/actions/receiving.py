"""收下：what every public door refuses, and how a matter gets its number, its code and its place on the trail.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中存储、处理国家秘密）.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingtang.applications.queries.handlers import is_clerk
from mingtang.audit.actions import record
from mingtang.language.marked import bears_mark
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.matters import Arrival, reasons_against_arrival, reasons_against_columns
from mingtang.law.rules import RuleBroken
from mingtang.law.units import may_receive_applications
from mingtang.matters.actions.steps import noted, settle
from mingtang.matters.models import Matter
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.visits import codes
from mingtang.visits.actions import came
from mingtang.visits.queries import times_today

PUBLIC = "public"
FROM_ONE_ADDRESS, LOOKS_FROM_ONE_ADDRESS = 10, 30
"""一天之内的上限：of one kind from one address; the other ways stay open."""
HONEYPOT = "“请留空”这一栏填了字，可能是自动程序提交的，没有收下。请把它清空以后再提交。"
AGAIN = "这一份已经收到，不用再提交。没有记下查询码的，可以打电话问。"
MARKED = "写的内容里有密级标志，没有收下，也没有保存。涉密、工作秘密的内容不要在网上写，请当面反映。"


@dataclass(frozen=True)
class Receipt:
    """回执：the matter with its number, and the code that is shown once and kept only as a digest."""

    matter: Any
    code: str


@dataclass(frozen=True)
class Came:
    """怎样来的：the way and the day, and what the clerk writes of it."""

    arrival: Arrival
    on: date
    title: str = ""
    passed_by: str = ""
    identity_seen: str = ""


def online(on: date) -> Came:
    """网上来的。"""
    return Came(Arrival.WEB, on)


def refuse_marked(texts: Iterable[str], unit: Unit, *, chain: str, by: Person | str, at: datetime) -> None:
    """带密级标志的拒收。Errors: ``RuleBroken``; the trail says no more than that there was a mark."""
    if bears_mark(texts):
        record(unit.organ.code, by=by, verb=f"{chain}.refuse_classified", of=unit, at=at)
        raise RuleBroken(MARKED)


def reasons_at_the_door(
    unit: Unit, *, trap: str, form_key: str, again: bool, kind: str, address: str, at: datetime
) -> list[str]:
    """网上不收的理由。"""
    reasons = reasons_against_unit(unit)
    reasons += [HONEYPOT] if trap else []
    reasons += [AGAIN] if again or not form_key else []
    if times_today(address, kind=kind, at=at) >= FROM_ONE_ADDRESS:
        reasons.append(f"从您这个网络地址今天已经收到 {FROM_ONE_ADDRESS} 件，请明天再交，或者当面交、寄信。")
    return reasons


def reasons_against_unit(unit: Unit) -> list[str]:
    """不收的机关。"""
    if may_receive_applications(unit.unit_kind):
        return []
    return [f"{unit.name}不是行政机关，请向{unit.organ.name}提出。"]


def reasons_against_entering(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能登记的理由。"""
    mine = is_clerk(by, unit, at=at)
    return [*reasons_against_unit(unit), *([] if mine else [f"由{unit.name}的政务公开专员登记。"])]


def reasons_against_coming(came_in: Came, *, at: datetime) -> list[str]:
    """登记怎样来的不对的理由。"""
    told = {"passed_by": came_in.passed_by, "identity_seen": came_in.identity_seen}
    found = [*reasons_against_columns(**told)]
    found += [] if came_in.arrival is Arrival.WEB else reasons_against_title(came_in.title)
    day = day_of(at)
    return [*found, *reasons_against_arrival(came_in.arrival, came=came_in.on, passed_by=came_in.passed_by, today=day)]


def reasons_against_title(title: str) -> list[str]:
    """事项写得不对的理由：it stands in lists, so no number of a person stands in it."""
    missing = [] if title.strip() else ["请用一句话写事项，不写姓名。"]
    return [*missing, *reasons_against_columns(title=title), *reasons_against_personal_data(title)]


def taken_before(model: type[Matter], form_key: str) -> Matter | None:
    """The matter that came with this very form."""
    return model.rows.filter(form_key=codes.kept(form_key)).select_related("unit", "writing").first()


def receipt_again(matter: Matter, form_key: str) -> Receipt:
    """同一份表单的回执。"""
    return Receipt(matter, codes.code_of(matter.number, form_key))


def stored(
    matter: Matter,
    came_in: Came,
    *,
    form_key: str,
    first: str,
    written: Mapping[str, Any],
    by: Person | None,
    at: datetime,
) -> Receipt:
    """Give it its number and its code, and keep it with its writing and its first step; in one transaction."""
    matter.number = _fresh_number(type(matter))
    code = codes.code_of(matter.number, form_key)
    matter.code_digest, matter.form_key = codes.digest_of(matter.number, code), codes.kept(form_key)
    matter.arrival, matter.came_on = came_in.arrival.value, came_in.on
    matter.title, matter.passed_by = came_in.title.strip(), came_in.passed_by.strip()
    matter.entered_by, matter.entered_at = by, at
    matter.entered_for = by.stands_for if by else None
    settle(matter)
    matter.save(force_insert=True)
    writing = type(matter).writing.related.related_model
    writing.rows.create(matter=matter, **written)
    noted(matter, first, verb=f"{matter.CHAIN}.{first}", on=came_in.on, by=by, at=at)
    return Receipt(matter, code)


def _fresh_number(model: type[Matter]) -> str:
    while True:
        number = codes.drawn_number()
        if not model.rows.filter(number=number).exists():
            return number


@transaction.atomic
def look_up(model: type[Matter], *, number: str, code: str, kind: str, address: str, at: datetime) -> Matter | None:
    """查询：the matter with this number and code, or ``None``; so many tries a day from one address."""
    if times_today(address, kind=kind, at=at) >= LOOKS_FROM_ONE_ADDRESS:
        raise RuleBroken(f"从您这个网络地址今天已经查询 {LOOKS_FROM_ONE_ADDRESS} 次，请明天再查，或者打电话问。")
    came(address, kind=kind, at=at)
    rows = model.rows.select_related("unit", "writing")
    found = rows.filter(number=codes.typed_number(number)).first()
    return found if found is not None and codes.is_code(found.number, code, found.code_digest) else None
