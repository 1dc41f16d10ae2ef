"""异议的写入：taken in at the public door or at the counter, answered by the office. No address is ever stored.

Law: 保守国家秘密法 第三十一条；个人信息保护法 第五十条（便捷的受理和处理机制）.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.files.marked import refuse_if_marked
from mingtang.holidays.queries import calendar
from mingtang.language.marked import bears_mark
from mingtang.law.payees import (
    MOST_OBJECTIONS,
    ObjectionOutcome,
    ObjectionState,
    reasons_against_answering,
    reasons_against_objecting,
)
from mingtang.law.rules import refuse_if_any
from mingtang.objections.models import Objection, ObjectionText
from mingtang.objections.queries import is_number_taken, objection_with, with_this_form
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.payees.queries.lists import public_list
from mingtang.subsidies.actions.subsidies import against_keeping, locked, refuse_unfit
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import rule_of
from mingtang.visits import codes
from mingtang.visits.actions import came, opened_by_code
from mingtang.visits.queries import times_today

PUBLIC = "public"
OBJECT, LOOK = "objection", "objection-look"
CLOSED = "现在不是公示期，不收异议了。有问题请打咨询电话。"
HONEYPOT = "“请留空”这一栏填了字，可能是自动程序提交的，没有收下。请把它清空以后再提交。"
AGAIN = "这份异议已经收到，不用再提交。没有记下查询码的，可以重新打开页面另提一次。"
TOO_MANY = "从您这个网络地址今天提的异议太多了，没有收下。请明天再提，或者到受理单位当面提。"


@dataclass(frozen=True)
class Typed:
    """填写的内容：as it came; ``form_key`` tells a form sent twice, ``trap`` is to be empty."""

    text: str
    name: str = ""
    contact: str = ""
    form_key: str = ""
    trap: str = ""


@dataclass(frozen=True)
class Receipt:
    """回执：the number, and the code that is shown once."""

    objection: Objection
    code: str


def object_online(subsidy: Subsidy, *, typed: Typed, address: str, at: datetime) -> Receipt:
    """网上提异议：while the list is shown."""
    texts = (typed.text, typed.name, typed.contact)
    refuse_if_marked(texts, unit=subsidy.unit, verb="objections.refuse_classified", of=subsidy, by=PUBLIC, at=at)
    with transaction.atomic():
        subsidy = locked(subsidy)
        before = with_this_form(codes.kept(typed.form_key))
        if before is not None and before.words.text == typed.text.strip() and not typed.trap:
            return Receipt(before, codes.code_of(before.number, typed.form_key))
        reasons = [HONEYPOT] if typed.trap else []
        reasons += [AGAIN] if before is not None or not typed.form_key else []
        if times_today(address, kind=OBJECT, at=at) >= MOST_OBJECTIONS:
            reasons.append(TOO_MANY)
        given = _taken_in(subsidy, typed, on=day_of(at), reasons=reasons, by=None, at=at)
        came(address, kind=OBJECT, at=at)
    return given


def object_at_counter(subsidy: Subsidy, *, typed: Typed, on: date, by: Person, at: datetime) -> Receipt:
    """窗口登记异议：what was said on a day of the showing."""
    if bears_mark((typed.text, typed.name, typed.contact)):
        refuse_unfit(subsidy.unit, (typed.text, typed.name, typed.contact), by=by, at=at)
    with transaction.atomic():
        subsidy = locked(subsidy)
        reasons = against_keeping(subsidy, by=by, at=at)
        reasons += ["收到的日期不能晚于今天。"] if on > day_of(at) else []
        return _taken_in(subsidy, typed, on=on, reasons=reasons, by=by, at=at)


def _taken_in(
    subsidy: Subsidy, typed: Typed, *, on: date, reasons: list[str], by: Person | None, at: datetime
) -> Receipt:
    of_list = public_list(subsidy)
    if of_list is None or not of_list.is_shown(on=on):
        reasons.append(CLOSED if by is None else "收到的日期不在公示期内。")
    reasons += reasons_against_objecting(text=typed.text, name=typed.name, contact=typed.contact)
    refuse_if_any(reasons)
    number = _fresh_number()
    key = typed.form_key or secrets.token_urlsafe(24)
    code = codes.code_of(number, key)
    days = rule_of(subsidy.unit).answer_days
    objection = Objection.rows.create(
        of_list=of_list, number=number, code_digest=codes.digest_of(number, code), form_key=codes.kept(key),
        received_on=on, received_at=at, taken_by=by, due_on=calendar().add_working_days(on, days).day,
        state=ObjectionState.RECEIVED.value,
    )  # fmt: skip
    told = {"text": typed.text.strip(), "name": typed.name.strip(), "contact": typed.contact.strip()}
    ObjectionText.rows.create(objection=objection, **told)
    record(subsidy.unit.organ.code, by=by or PUBLIC, verb="objections.receive", of=objection, at=at)
    return Receipt(objection, code)


def _fresh_number() -> str:
    while is_number_taken(number := codes.drawn_number()):
        continue
    return number


def answer(
    objection: Objection, *, outcome: ObjectionOutcome | None, answer: str, by: Person, at: datetime
) -> Objection:
    """答复异议：the sender reads it with number and code; one that is upheld waits for a new version of the list."""
    refuse_unfit(objection.of_list.subsidy.unit, (answer,), by=by, at=at)
    with transaction.atomic():
        subsidy = locked(objection.of_list.subsidy)
        objection = Objection.rows.select_for_update(of=("self",), no_key=True).get(pk=objection.pk)
        reasons = against_keeping(subsidy, by=by, at=at)
        reasons += reasons_against_answering(objection.stands, outcome=outcome, answer=answer)
        refuse_if_any(reasons)
        objection.state, objection.outcome = ObjectionState.ANSWERED.value, outcome.value if outcome else ""
        objection.answered_by, objection.answered_at = by, at
        objection.save(update_fields=["state", "outcome", "answered_by", "answered_at"])
        ObjectionText.rows.filter(objection=objection).update(answer=answer.strip())
        facts = {"outcome": objection.outcome}
        record(subsidy.unit.organ.code, by=by, verb="objections.answer", of=objection, at=at, facts=facts)
    return objection


def look_up(subsidy: Subsidy, *, number: str, code: str, address: str, at: datetime) -> Objection | None:
    """查询异议：for whoever has its number and code; wrong tries from one address are counted."""
    return opened_by_code(lambda: objection_with(subsidy, number, code), address=address, kind=LOOK, at=at)


@transaction.atomic
def erase(pk: int, *, at: datetime) -> bool:
    """抹去异议的文字：by rule, once the names of the list are erased; that there was one, and its outcome, stay."""
    rows = Objection.rows.select_for_update(of=("self",), no_key=True).select_related("of_list__subsidy__unit__organ")
    objection = rows.get(pk=pk)
    if not objection.outcome or objection.of_list.erased_at is None:
        return False
    ObjectionText.rows.filter(objection=objection).update(text="", name="", contact="", answer="")
    record(objection.of_list.subsidy.unit.organ.code, by="due", verb="objections.erase", of=objection, at=at)
    return True
