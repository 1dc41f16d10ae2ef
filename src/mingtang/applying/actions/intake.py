"""收申请：through the public form, or entered by staff from a counter, a letter, a fax or an e-mail.

An application has a number as soon as it is stored, and is stored as soon as it has a number: both happen in one
transaction, in which the organ's counter is locked. Nothing that bears a mark of secrecy is stored.

Law: 政府信息公开条例 第二十九条、第三十一条; 保守国家秘密法 第三十一条.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from mingtang.applications.actions.steps import settle
from mingtang.applications.models import Application, Counter, Particulars
from mingtang.applications.queries.handlers import is_clerk
from mingtang.audit.actions import record
from mingtang.language.marked import bears_mark
from mingtang.language.personal_numbers import is_credit_code
from mingtang.language.width import narrow
from mingtang.law.applying import Typed, reasons_against_applying
from mingtang.law.foi import ApplicationState, Channel
from mingtang.law.receipt import Receipt as ReceiptDay
from mingtang.law.receipt import WebRule, receipt_day
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.units import may_receive_applications
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.sealed.actions import erase, seal
from mingtang.sealed.models import Sealed
from mingtang.visits.actions import came
from mingtang.visits.codes import code_of, digest_of, kept
from mingtang.visits.queries import times_today

PUBLIC = "public"
IDENTITY = "applications.identity"
HONEYPOT = "“请留空”这一栏填了字，可能是自动程序提交的，没有收下。请把它清空以后再提交。"
AGAIN = "这份申请已经收到，不用再提交。没有记下查询码的，可以打电话问，或者重新打开申请页面另交一份。"
MARKED = "您写的内容里有密级标志，没有收下，也没有保存。涉密、工作秘密的内容不要在网上写，请到{unit}当面提出申请。"
_WRITTEN = ("name", "unit_code", "legal_person", "agent", "phone", "email", "address", "postcode", "wanted", "hint")
_CHOSEN = ("form", "way", "help_wanted")


@dataclass(frozen=True)
class Receipt:
    """回执：the application with its number, and the code that is shown once and kept only as a digest."""

    application: Application
    code: str


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


def apply_online(
    unit: Unit, *, typed: Typed, image: File | None, form_key: str, trap: str = "", address: str, at: datetime
) -> Receipt:
    """网上提出申请：or say all that is wrong; the very form sent twice gives the same receipt."""
    _refuse_marked(typed, unit, by=PUBLIC, at=at)
    before = Application.rows.filter(form_key=kept(form_key)).first()
    if before is not None and _is_same(before, unit, typed):
        return Receipt(before, code_of(before.full_number, form_key))
    typed = _checked(typed, has_identity=image is not None)
    reasons = [*_reasons_against_unit(unit), *reasons_against_applying(typed)]
    reasons += [HONEYPOT] if trap else []
    reasons += [AGAIN] if before is not None or not form_key else []
    reasons += _reasons_against_volume(address, at=at)
    refuse_if_any(reasons)
    on = day_of(at)
    came_in = Came(Channel.WEB, submitted_on=on, arrived_on=on)
    with _sealed(image, unit, by=PUBLIC, at=at) as identity, transaction.atomic():
        came(address, kind="apply", at=at)
        application = _stored(unit, typed, came_in, form_key=form_key, identity=identity, by=None, at=at)
    return Receipt(application, code_of(application.full_number, form_key))


def enter(unit: Unit, *, typed: Typed, came_in: Came, image: File | None = None, by: Person, at: datetime) -> Receipt:
    """登记申请：what came to the counter, by post, by fax or by e-mail; by the organ's clerk."""
    _refuse_marked(typed, unit, by=by, at=at, also=(came_in.title, came_in.confirmation, came_in.identity_seen))
    typed = _checked(typed, has_identity=image is not None or bool(came_in.identity_seen.strip()))
    refuse_if_any(reasons_against_entering(unit, by=by, at=at))
    reasons = [*reasons_against_applying(typed), *_reasons_against_days(came_in, on=day_of(at))]
    refuse_if_any(reasons)
    form_key = secrets.token_urlsafe(24)
    with _sealed(image, unit, by=by, at=at) as identity, transaction.atomic():
        application = _stored(unit, typed, came_in, form_key=form_key, identity=identity, by=by, at=at)
    return Receipt(application, code_of(application.full_number, form_key))


def reasons_against_entering(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能登记申请的理由。"""
    reasons = _reasons_against_unit(unit)
    if not is_clerk(by, unit, at=at):
        reasons.append(f"申请由{unit.name}的政务公开专员登记。")
    return reasons


def _reasons_against_unit(unit: Unit) -> list[str]:
    if may_receive_applications(unit.unit_kind):
        return []
    return [f"{unit.name}不是行政机关，不受理政府信息公开申请，请向{unit.organ.name}提出。"]


def _reasons_against_volume(address: str, *, at: datetime) -> list[str]:
    """A right is not rationed: the limit only holds off programs, and names the ways that stay open."""
    most = settings.MINGTANG_APPLICATIONS_FROM_ONE_ADDRESS
    if times_today(address, kind="apply", at=at) < most:
        return []
    return [f"从您这个网络地址今天已经收到 {most} 件申请，网上先收到这里。请明天再交，或者当面交、寄信。"]


def _reasons_against_days(came_in: Came, *, on: date) -> list[str]:
    days = (came_in.submitted_on, came_in.arrived_on, came_in.signed_for_on, came_in.confirmed_on)
    reasons = []
    if any(day is not None and day > on for day in days):
        reasons.append("日期在今天以后，请核对。")
    if came_in.confirmed_on is not None and not came_in.confirmation.strip():
        reasons.append("请写明怎样和申请人确认的，例如“电话确认”。")
    try:
        _received(came_in)
    except RuleBroken as broken:
        reasons += broken.reasons
    return reasons


def _received(came_in: Came) -> ReceiptDay:
    return receipt_day(
        came_in.channel,
        submitted=came_in.submitted_on,
        arrived=came_in.arrived_on,
        signed_for=came_in.signed_for_on,
        confirmed=came_in.confirmed_on,
        rule=WebRule(settings.MINGTANG_WEB_RECEIPT),
    )


def _checked(typed: Typed, *, has_identity: bool) -> Typed:
    """The text as it is kept: ends trimmed, one character for a line's end, the code in its plain form."""
    told = {name: getattr(typed, name).replace("\r\n", "\n").replace("\r", "\n").strip() for name in _WRITTEN}
    told["unit_code"] = narrow(told["unit_code"]).upper().replace(" ", "")
    told["phone"] = narrow(told["phone"])
    chosen = {name: getattr(typed, name) for name in _CHOSEN}
    holds = not told["unit_code"] or is_credit_code(told["unit_code"])
    return Typed(kind=typed.kind, **told, **chosen, has_identity=has_identity, unit_code_holds=holds)


def _refuse_marked(typed: Typed, unit: Unit, *, by: Person | str, at: datetime, also: tuple[str, ...] = ()) -> None:
    if bears_mark([*(getattr(typed, name) for name in (*_WRITTEN, "help_wanted")), *also]):
        record(unit.organ.code, by=by, verb="applications.refuse_classified", of=unit, at=at)
        raise RuleBroken(MARKED.format(unit=unit.name))


def _is_same(application: Application, unit: Unit, typed: Typed) -> bool:
    told = application.particulars
    same = told.wanted == typed.wanted.replace("\r\n", "\n").replace("\r", "\n").strip() != ""
    return application.unit_id == unit.pk and same and told.name == typed.name.strip()


@contextmanager
def _sealed(image: File | None, unit: Unit, *, by: Person | str, at: datetime) -> Iterator[Sealed | None]:
    """The image, closed; if the application is not stored after all, it is gone again."""
    if image is None:
        yield None
        return
    with ExitStack() as undo:
        sealed = seal(image, unit=unit, purpose=IDENTITY, by=by, at=at)
        undo.callback(erase, sealed, by="applying", at=at, reason="申请没有收下。")
        yield sealed
        undo.pop_all()


def _stored(
    unit: Unit,
    typed: Typed,
    came_in: Came,
    *,
    form_key: str,
    identity: Sealed | None,
    by: Person | None,
    at: datetime,
) -> Application:
    year, serial = next_number(unit, on=came_in.arrived_on if by is None else day_of(at))
    number = f"{unit.code}:{year}-{serial}"
    received = _received(came_in).day
    state = ApplicationState.RECEIVED if received else ApplicationState.UNCONFIRMED
    application = Application.rows.create(
        unit=unit,
        year=year,
        serial=serial,
        code_digest=digest_of(number, code_of(number, form_key)),
        form_key=kept(form_key),
        kind=typed.kind.value,
        submitted_at=at,
        received_on=received,
        needs_help=bool(typed.help_wanted.strip()),
        state=state.value,
        entered_by=by,
        entered_for=by.stands_for if by else None,
        entered_at=at,
        **_of_coming(came_in),
    )
    Particulars.rows.create(
        application=application,
        **{name: getattr(typed, name) for name in (*_WRITTEN, *_CHOSEN)},
        identity=identity,
        identity_seen=came_in.identity_seen.strip(),
        person_key=person_key(typed),
    )
    settle(application, on=day_of(at))
    record(unit.organ.code, by=by or PUBLIC, verb="applications.register", of=application, at=at)
    return application


def _of_coming(came_in: Came) -> dict[str, Any]:
    days = ("submitted_on", "arrived_on", "signed_for_on", "confirmed_on")
    told: dict[str, Any] = {name: getattr(came_in, name) for name in days}
    told |= {name: getattr(came_in, name).strip() for name in ("confirmation", "title")}
    return told | {"channel": came_in.channel.value}


def next_number(unit: Unit, *, on: date) -> tuple[int, int]:
    """The next number of the year, under a lock on the organ's counter: none is skipped, none given twice."""
    Counter.rows.get_or_create(unit=unit, year=on.year)
    counter = Counter.rows.select_for_update().get(unit=unit, year=on.year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return on.year, counter.last


def person_key(typed: Typed) -> str:
    """同一申请人的摘要：of the name and the first way to reach them, under the installation's secret; no value."""
    reached = "".join(filter(str.isalnum, typed.unit_code or typed.phone or typed.email or typed.address)).lower()
    told = f"{''.join(typed.name.split())}|{reached}"
    return hmac.new(settings.SECRET_KEY.encode(), f"applicant:{told}".encode(), hashlib.sha256).hexdigest()
