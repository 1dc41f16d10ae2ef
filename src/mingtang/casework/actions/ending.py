"""撤回、拆分、并案：the applicant takes it back, one letter becomes several matters, or two are answered together.

Law: 政府信息公开信息处理费管理办法 第四条（一事一申请）.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.applications.actions.steps import settle, take
from mingtang.applications.models import Application, Event, Particulars
from mingtang.applying.actions.intake import Receipt, next_number
from mingtang.audit.actions import record
from mingtang.casework.actions.first_steps import reasons_against_title
from mingtang.casework.actions.inquiring import waiting
from mingtang.casework.actions.stages import begun, reasons_against_hand, unclassified
from mingtang.casework.actions.terms import waiting_request
from mingtang.casework.queries.people import same_person
from mingtang.law.foi import FoiAct, acts_in
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.visits.codes import code_of, digest_of, kept

MOST_PARTS = 30
_SAME = (
    *("unit", "channel", "kind", "submitted_at", "submitted_on", "arrived_on", "signed_for_on", "confirmed_on"),
    *("confirmation", "received_on", "needs_help", "handler"),
)


@unclassified
@transaction.atomic
def withdraw(application: Application, *, on: date, how: str, seen: int, by: Person, at: datetime) -> Event:
    """登记申请人撤回：in writing, or said and written down; nothing more is handled. Result R6.3."""
    application = begun(application, seen=seen, by=by)
    reasons = reasons_against_hand(application, by=by, at=at)
    if not how.strip():
        reasons.append("请写明申请人怎样撤回的，例如“交来撤回申请书”。")
    told = {"changes": {"ended_on": on, "outcome": "R6.3"}, "text": how, "reasons": reasons}
    return take(application, FoiAct.WITHDRAW, on=on, seen=seen, by=by, at=at, **told)


@dataclass(frozen=True)
class Parts:
    """拆分的结果：the parts with their new numbers, and the codes, which are shown once."""

    receipts: tuple[Receipt, ...]


def reasons_against_moving(application: Application) -> list[str]:
    """还不能拆分、并案的理由：what is awaited is awaited for this case."""
    reasons = ["还有没收到的意见，收到以后再办。"] if waiting(application) else []
    if waiting_request(application) is not None:
        reasons.append("还有没决定的延长，决定以后再办。")
    return reasons


@unclassified
@transaction.atomic
def split(application: Application, *, titles: Sequence[str], seen: int, by: Person, at: datetime) -> Parts:
    """拆分：one letter with several matters into as many cases, each with its own number; the day of receipt and what
    was done so far belong to each of them.
    """
    application = begun(application, seen=seen, by=by)
    titles = [title.strip() for title in titles if title.strip()]
    reasons = [*reasons_against_hand(application, by=by, at=at), *reasons_against_moving(application)]
    if not 2 <= len(titles) <= MOST_PARTS:
        reasons.append(f"请写 2 到 {MOST_PARTS} 个事项，一行一个。")
    elif len(set(titles)) < len(titles):
        reasons.append("有两个事项写得一样，请核对。")
    reasons += dict.fromkeys(reason for title in titles for reason in reasons_against_title(application, title))
    state = application.state
    take(application, FoiAct.SPLIT, on=day_of(at), seen=seen, by=by, at=at, reasons=reasons)
    return Parts(tuple(_part(application, title, state, by=by, at=at) for title in titles))


def _part(whole: Application, title: str, state: str, *, by: Person, at: datetime) -> Receipt:
    year, serial = next_number(whole.unit, on=day_of(at))
    form_key = secrets.token_urlsafe(24)
    number = f"{whole.unit.code}:{year}-{serial}"
    code = code_of(number, form_key)
    part = Application.rows.create(
        **{name: getattr(whole, name) for name in _SAME},
        year=year,
        serial=serial,
        code_digest=digest_of(number, code),
        form_key=kept(form_key),
        title=title,
        state=state,
        came_from=whole,
        entered_by=by,
        entered_for=by.stands_for,
        entered_at=at,
    )
    particulars = Particulars.rows.get(application=whole)
    particulars.pk, particulars.application, particulars._state.adding = None, part, True
    particulars.save(force_insert=True)
    settle(part, on=day_of(at))
    record(part.unit.organ.code, by=by, verb="applications.register", of=part, at=at, facts={"from": whole.pk})
    return Receipt(part, code)


def joinable(application: Application) -> list[Application]:
    """可以并入的：open cases of the same person that wait for the same things."""
    return [each for each in same_person(application) if each.is_open and FoiAct.JOIN in acts_in(each.stands)]


@unclassified
@transaction.atomic
def join(application: Application, *, into: int, on: date, seen: int, by: Person, at: datetime) -> Event:
    """并入另一件：of the same applicant, answered together; never into one that is due later."""
    locked = Application.rows.select_for_update(of=("self",), no_key=True).filter(pk__in=(application.pk, into))
    list(locked.order_by("pk"))
    application = begun(application, seen=seen, by=by)
    reasons = [*reasons_against_hand(application, by=by, at=at), *reasons_against_moving(application)]
    target = {each.pk: each for each in joinable(application)}.get(into)
    if target is None:
        raise RuleBroken([*reasons, "只能并入同一申请人在办的、已登记或者办理中的另一件。"])
    if application.due_on and (target.due_on is None or target.due_on > application.due_on):
        reasons.append(f"申请 {target.number} 的答复期限更晚，并进去会耽误这一件。请把那一件并入这一件。")
    told = {"facts": {"into": target.number}, "changes": {"joined_to": target}, "reasons": reasons}
    return take(application, FoiAct.JOIN, on=on, seen=seen, by=by, at=at, **told)
