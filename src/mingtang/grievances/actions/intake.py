"""收投诉：through the public form, or entered by the clerk. No name is asked for.

Law: 政府信息公开条例 第四十七条、第五十一条; 村民委员会组织法 第三十一条.
"""

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import transaction

from mingtang.grievances.models import Grievance
from mingtang.law.grievances import Complaint, GrievanceAct, GrievanceState, reasons_against_complaining
from mingtang.law.matters import Arrival
from mingtang.law.rules import refuse_if_any
from mingtang.matters.actions import receiving
from mingtang.matters.actions.receiving import PUBLIC, Came, Receipt
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.visits.actions import came

CHAIN = Grievance.CHAIN
COMPLAIN, LOOK = "grieve", "grieve-look"
_TYPED = ("text", "name", "phone", "address")


@dataclass(frozen=True)
class Typed:
    """填写的投诉：as it came."""

    text: str
    name: str = ""
    phone: str = ""
    address: str = ""


def complain_online(
    unit: Unit,
    *,
    about: Unit | None,
    complaint: Complaint,
    typed: Typed,
    form_key: str,
    trap: str = "",
    address: str,
    at: datetime,
) -> Receipt:
    """网上投诉：or say all that is wrong; the very form sent twice gives the same receipt."""
    typed = _cleaned(typed)
    receiving.refuse_marked(asdict(typed).values(), unit, chain=CHAIN, by=PUBLIC, at=at)
    before = receiving.taken_before(Grievance, form_key)
    if before is not None and before.unit_id == unit.pk and before.writing.text == typed.text != "" and not trap:
        return receiving.receipt_again(before, form_key)
    told = {"trap": trap, "form_key": form_key, "again": before is not None, "kind": COMPLAIN, "address": address}
    reasons = [*receiving.reasons_at_the_door(unit, **told, at=at), *_reasons_against_about(unit, about)]
    refuse_if_any([*reasons, *reasons_against_complaining(**asdict(typed))])
    assert about is not None
    with transaction.atomic():
        came(address, kind=COMPLAIN, at=at)
        came_in = receiving.online(day_of(at))
        return _stored(unit, about, complaint, typed, came_in, form_key=form_key, by=None, at=at)


def enter(
    unit: Unit, *, about: Unit | None, complaint: Complaint, typed: Typed, came_in: Came, by: Person, at: datetime
) -> Receipt:
    """登记投诉：from the counter, a letter, the telephone, or passed on by another organ; by the clerk."""
    typed = _cleaned(typed)
    also = (came_in.title, came_in.passed_by)
    receiving.refuse_marked((*asdict(typed).values(), *also), unit, chain=CHAIN, by=by, at=at)
    reasons = [
        *receiving.reasons_against_entering(unit, by=by, at=at),
        *receiving.reasons_against_coming(came_in, at=at),
    ]
    reasons += ["网上来的由系统登记。"] if came_in.arrival is Arrival.WEB else []
    refuse_if_any([*reasons, *_reasons_against_about(unit, about), *reasons_against_complaining(**asdict(typed))])
    assert about is not None
    with transaction.atomic():
        form_key = secrets.token_urlsafe(24)
        return _stored(unit, about, complaint, typed, came_in, form_key=form_key, by=by, at=at)


def _reasons_against_about(unit: Unit, about: Unit | None) -> list[str]:
    if about is None or about.organ_id != unit.organ_id:
        return [f"请选择投诉的是{unit.name}、它的哪个科室，还是哪个村。"]
    return []


def _stored(
    unit: Unit,
    about: Unit,
    complaint: Complaint,
    typed: Typed,
    came_in: Came,
    *,
    form_key: str,
    by: Person | None,
    at: datetime,
) -> Receipt:
    state, term = GrievanceState.RECEIVED.value, settings.MINGTANG_GRIEVANCE_DAYS
    matter = Grievance(unit=unit, about=about, complaint=complaint.value, state=state, term=term)
    told = {"form_key": form_key, "first": GrievanceAct.REGISTER.value, "written": asdict(typed)}
    return receiving.stored(matter, came_in, **told, by=by, at=at)


def _cleaned(typed: Typed) -> Typed:
    # 换行只算一个字：a browser sends two characters for one.
    told = {name: getattr(typed, name).replace("\r\n", "\n").replace("\r", "\n").strip() for name in _TYPED}
    return replace(typed, **told)
