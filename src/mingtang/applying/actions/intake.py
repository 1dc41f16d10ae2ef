"""收申请：through the public form, or entered by staff from a counter, a letter, a fax or an e-mail.

An application has a number as soon as it is stored, and is stored as soon as it has a number: both happen in one
transaction, in which the organ's counter is locked. Nothing that bears a mark of secrecy is stored.

Law: 政府信息公开条例 第二十九条、第三十一条; 保守国家秘密法 第三十一条.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from mingtang.applications.actions.steps import settle
from mingtang.applications.models import Application, Counter, Particulars, Proof
from mingtang.applications.queries.handlers import is_clerk
from mingtang.applying.actions.checking import (
    CHOSEN,
    WRITTEN,
    Came,
    checked,
    lines,
    reasons_against_coming,
    reasons_against_unit,
    received,
    refuse_marked,
)
from mingtang.applying.actions.proofs import closed
from mingtang.audit.actions import record
from mingtang.law.applying import Typed, reasons_against_applying, reasons_against_entering
from mingtang.law.days import chinese_day
from mingtang.law.foi import ApplicationState, Channel
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.sealed.models import Sealed
from mingtang.visits.actions import came
from mingtang.visits.codes import code_of, digest_of, kept
from mingtang.visits.queries import times_today

PUBLIC = "public"
HONEYPOT = "“请留空”这一栏填了字，可能是自动程序提交的，没有收下。请把它清空以后再提交。"
AGAIN = "这份申请已经收到，不用再提交。没有记下查询码的，办到哪一步可以打电话问；要另外申请的，重新打开申请页面填写。"
ENTERED = "这一页已经登记过一份（{number}）。要登记另一份的，请重新打开“登记申请”。"
ALIKE_END = "真有另一份的，勾选“确实另有一份”再登记。"
ALIKE = "{day}提出的、内容一样的申请已经登记过（{number}），可能登记了两次。" + ALIKE_END


@dataclass(frozen=True)
class Receipt:
    """回执：the application with its number, and the code that is shown once and kept only as a digest."""

    application: Application
    code: str


def apply_online(
    unit: Unit,
    *,
    typed: Typed,
    images: Sequence[File],
    form_key: str,
    trap: str = "",
    address: str,
    at: datetime,
) -> Receipt:
    """网上提出申请：or say all that is wrong; the very form sent twice gives the same receipt."""
    refuse_marked(typed, unit, by=PUBLIC, at=at)
    before = _sent_before(form_key)
    if before is not None and _is_same(before, unit, typed):
        return Receipt(before, code_of(before.full_number, form_key))
    typed = checked(typed, has_identity=bool(images))
    reasons = [*reasons_against_unit(unit), *reasons_against_applying(typed)]
    reasons += [HONEYPOT] if trap else []
    reasons += [AGAIN] if before is not None or not form_key else []
    reasons += _reasons_against_volume(address, at=at)
    refuse_if_any(reasons)
    on = day_of(at)
    came_in = Came(Channel.WEB, submitted_on=on, arrived_on=on)
    with closed(images, unit, by=PUBLIC, at=at) as pictures, transaction.atomic():
        came(address, kind="apply", at=at)
        application = _stored(unit, typed, came_in, form_key=form_key, pictures=pictures, by=None, at=at)
    return Receipt(application, code_of(application.full_number, form_key))


def enter(
    unit: Unit,
    *,
    typed: Typed,
    came_in: Came,
    images: Sequence[File] = (),
    form_key: str = "",
    is_another: bool = True,
    by: Person,
    at: datetime,
) -> Receipt:
    """登记申请：what came to the counter, by post, by fax or by e-mail; by the organ's clerk.

    What the applicant left out is asked for after it is registered. The very form sent twice gives the same receipt;
    without ``is_another`` one that says the same as another of the day is asked about first.
    """
    refuse_marked(typed, unit, by=by, at=at, also=(came_in.title, came_in.confirmation, came_in.identity_seen))
    refuse_if_any(reasons_against_registering(unit, by=by, at=at))
    form_key = form_key or secrets.token_urlsafe(24)
    before = _sent_before(form_key)
    if before is not None and _is_same(before, unit, typed):
        return Receipt(before, code_of(before.full_number, form_key))
    typed = checked(typed, has_identity=bool(images) or bool(came_in.identity_seen.strip()))
    reasons = [*reasons_against_entering(typed), *reasons_against_coming(came_in, typed, on=day_of(at))]
    reasons += [ENTERED.format(number=before.number)] if before is not None else []
    reasons += [] if is_another else _reasons_against_twice(unit, typed, came_in)
    refuse_if_any(reasons)
    with closed(images, unit, by=by, at=at) as pictures, transaction.atomic():
        application = _stored(unit, typed, came_in, form_key=form_key, pictures=pictures, by=by, at=at)
    return Receipt(application, code_of(application.full_number, form_key))


def reasons_against_registering(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能登记申请的理由。"""
    reasons = reasons_against_unit(unit)
    if not is_clerk(by, unit, at=at):
        reasons.append(f"申请由{unit.name}的政务公开专员登记。")
    return reasons


def _reasons_against_volume(address: str, *, at: datetime) -> list[str]:
    """A right is not rationed: the limit only holds off programs, and names the ways that stay open."""
    most = settings.MINGTANG_APPLICATIONS_FROM_ONE_ADDRESS
    if times_today(address, kind="apply", at=at) < most:
        return []
    return [f"从您这个网络地址今天已经收到 {most} 件申请，网上先收到这里。请明天再交，或者当面交、寄信。"]


def _reasons_against_twice(unit: Unit, typed: Typed, came_in: Came) -> list[str]:
    same = {"name": typed.name, "wanted": typed.wanted}
    of_the_day = {"unit": unit, "channel": came_in.channel.value, "submitted_on": came_in.submitted_on}
    told = Particulars.rows.filter(**same, **{f"application__{name}": value for name, value in of_the_day.items()})
    found = told.select_related("application").order_by("-pk").first()
    if found is None:
        return []
    return [ALIKE.format(day=chinese_day(came_in.submitted_on), number=found.application.number)]


def _sent_before(form_key: str) -> Application | None:
    return Application.rows.select_related("unit__organ", "particulars").filter(form_key=kept(form_key)).first()


def _is_same(application: Application, unit: Unit, typed: Typed) -> bool:
    told = application.particulars
    same = told.wanted == lines(typed.wanted) != ""
    return application.unit_id == unit.pk and same and told.name == typed.name.strip()


def _stored(
    unit: Unit,
    typed: Typed,
    came_in: Came,
    *,
    form_key: str,
    pictures: Sequence[Sealed],
    by: Person | None,
    at: datetime,
) -> Application:
    year, serial = next_number(unit, on=came_in.arrived_on if by is None else day_of(at))
    number = f"{unit.code}:{year}-{serial}"
    received_on = received(came_in).day
    state = ApplicationState.RECEIVED if received_on else ApplicationState.UNCONFIRMED
    application = Application.rows.create(
        unit=unit,
        year=year,
        serial=serial,
        code_digest=digest_of(number, code_of(number, form_key)),
        form_key=kept(form_key),
        kind=typed.kind.value,
        submitted_at=at,
        received_on=received_on,
        needs_help=bool(typed.help_wanted.strip()),
        state=state.value,
        entered_by=by,
        entered_for=by.stands_for if by else None,
        entered_at=at,
        **_of_coming(came_in),
    )
    _store_particulars(application, typed, came_in, pictures)
    settle(application, on=day_of(at))
    record(unit.organ.code, by=by or PUBLIC, verb="applications.register", of=application, at=at)
    return application


def _store_particulars(application: Application, typed: Typed, came_in: Came, pictures: Sequence[Sealed]) -> None:
    Particulars.rows.create(
        application=application,
        **{name: getattr(typed, name) for name in (*WRITTEN, *CHOSEN)},
        identity=pictures[0] if pictures else None,
        identity_seen=came_in.identity_seen.strip(),
        person_key=person_key(typed),
    )
    Proof.rows.bulk_create(Proof(application=application, sealed=sealed) for sealed in pictures[1:])


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
    """同一申请人的摘要：of the name and the first way to reach them, under the installation's secret; no value.

    Of somebody who left no way to be reached nobody can say whether it is the same person: empty.
    """
    reached = "".join(filter(str.isalnum, typed.unit_code or typed.phone or typed.email or typed.address)).lower()
    if not reached:
        return ""
    told = f"{''.join(typed.name.split())}|{reached}"
    return hmac.new(settings.SECRET_KEY.encode(), f"applicant:{told}".encode(), hashlib.sha256).hexdigest()
