"""收下以前：the text as it is kept, what is wrong with it at which field, and what is refused before all else.

Law: 政府信息公开条例 第二十九条、第三十一条; 保守国家秘密法 第三十一条.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from mingtang.audit.actions import record
from mingtang.language.marked import bears_mark
from mingtang.language.personal_numbers import is_credit_code
from mingtang.language.width import narrow
from mingtang.law.applying import MOST, Typed, reasons_against_naming
from mingtang.law.foi import Channel
from mingtang.law.receipt import Receipt as ReceiptDay
from mingtang.law.receipt import WebRule, receipt_day
from mingtang.law.rules import RuleBroken
from mingtang.law.units import may_receive_applications
from mingtang.organs.models import Person, Unit

MARKED = "您写的内容里有密级标志，没有收下，也没有保存。涉密、工作秘密的内容不要在网上写，请到{unit}当面提出申请。"
WRITTEN = ("name", "unit_code", "legal_person", "agent", "phone", "email", "address", "postcode", "wanted", "hint")
CHOSEN = ("form", "way", "help_wanted")
LONGEST_WAY = 200


@dataclass(frozen=True)
class Came:
    """怎样来的：the channel and its days, and what the clerk writes of the intake."""

    channel: Channel
    submitted_on: date
    arrived_on: date
    signed_for_on: date | None = None
    confirmed_on: date | None = None
    confirmation: str = ""
    identity_seen: str = ""
    title: str = ""


def checked(typed: Typed, *, has_identity: bool) -> Typed:
    """The text as it is kept: ends trimmed, one character for a line's end, the code in its plain form."""
    told = {name: lines(getattr(typed, name)) for name in WRITTEN}
    told["unit_code"] = narrow(told["unit_code"]).upper().replace(" ", "")
    told["phone"] = narrow(told["phone"])
    chosen = {name: getattr(typed, name) for name in CHOSEN}
    holds = not told["unit_code"] or is_credit_code(told["unit_code"])
    return Typed(kind=typed.kind, **told, **chosen, has_identity=has_identity, unit_code_holds=holds)


def lines(text: str) -> str:
    """One character for a line's end, and nothing around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def refuse_marked(typed: Typed, unit: Unit, *, by: Person | str, at: datetime, also: tuple[str, ...] = ()) -> None:
    """有密级标志的：refused before anything is kept, and the trail says so.

    Errors: ``RuleBroken``.
    """
    if bears_mark([*(getattr(typed, name) for name in (*WRITTEN, "help_wanted")), *also]):
        record(unit.organ.code, by=by, verb="applications.refuse_classified", of=unit, at=at)
        raise RuleBroken(MARKED.format(unit=unit.name))


def reasons_against_unit(unit: Unit) -> list[str]:
    """不受理申请的单位。Law: 政府信息公开条例 第二十七条."""
    if may_receive_applications(unit.unit_kind):
        return []
    return [f"{unit.name}不是行政机关，不受理政府信息公开申请，请向{unit.organ.name}提出。"]


def reasons_against_coming(came_in: Came, typed: Typed, *, on: date) -> list[str]:
    """怎样来的写得不对的理由：its days, and what the clerk wrote of it."""
    days = (came_in.submitted_on, came_in.arrived_on, came_in.signed_for_on, came_in.confirmed_on)
    reasons = []
    if any(day is not None and day > on for day in days):
        reasons.append("日期在今天以后，请核对。")
    if came_in.confirmed_on is not None and not came_in.confirmation.strip():
        reasons.append("请写明怎样和申请人确认的，例如“电话确认”。")
    if len(came_in.confirmation.strip()) > LONGEST_WAY:
        reasons.append(f"怎样确认的写了 {len(came_in.confirmation.strip())} 个字，请写在 {LONGEST_WAY} 个字以内。")
    if len(came_in.identity_seen.strip()) > MOST["identity_seen"]:
        reasons.append(f"怎样核对身份证明的，请写在 {MOST['identity_seen']} 个字以内。")
    reasons += reasons_against_naming(came_in.title, (typed.name, typed.legal_person, typed.agent))
    try:
        received(came_in)
    except RuleBroken as broken:
        reasons += broken.reasons
    return reasons


def received(came_in: Came) -> ReceiptDay:
    """收到申请之日，by the way it came."""
    return receipt_day(
        came_in.channel,
        submitted=came_in.submitted_on,
        arrived=came_in.arrived_on,
        signed_for=came_in.signed_for_on,
        confirmed=came_in.confirmed_on,
        rule=WebRule(settings.MINGTANG_WEB_RECEIPT),
    )
