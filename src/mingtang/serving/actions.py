"""送达答复：by which way, on which day that counts, in time or late, with the proof; or taken back before it goes out.

Law: 政府信息公开条例 第三十三条、第四十条; 国办公开办函〔2016〕235号.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction

from mingtang.applications.actions.steps import locked, reasons_against_step, take
from mingtang.applications.models import Application, CasePaper, Event, Service
from mingtang.caseletters.actions.letters import refuse_marked
from mingtang.caseletters.queries.forms import NO_RULE, rule_of
from mingtang.caseletters.queries.letters import may_write
from mingtang.casework.actions.letters_out import nameless
from mingtang.files.actions import store
from mingtang.law.days import chinese_day
from mingtang.law.foi import FoiAct
from mingtang.law.foi import reasons_against as reasons_against_act
from mingtang.law.outcomes import ground
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.service import ServiceWay, in_time, reasons_against_service, replied_on
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.replies.models import Reply
from mingtang.replies.queries.replies import signed_reply

PROOF = "答复的送达凭证"
MOST_REASON = 500


@dataclass(frozen=True)
class Served:
    """怎样送达的：the days that the way asks for, the number of the mail, and who signed."""

    way: ServiceWay
    signed: date | None = None
    posted: date | None = None
    sent: date | None = None
    by_postal_enterprise: bool = True
    freight_collect: bool = False
    mark: str = ""
    received_by: str = ""

    @property
    def days(self) -> dict[str, Any]:
        """What the law asks about the way."""
        names = ("signed", "posted", "sent", "by_postal_enterprise", "freight_collect")
        return {name: getattr(self, name) for name in names}


def deliver(
    application: Application, served: Served, *, proof: File | None, steps: int, by: Person, at: datetime
) -> Event:
    """登记送达：the case is answered on the day that counts; from then on the applicant may take the reply."""
    refuse_marked(application, served.mark, served.received_by, by=by, at=at)
    refuse_if_any([*reasons_against_delivering(application, served, by=by, at=at), *_unproven(served, proof)])
    attachment = store(nameless(proof), unit=application.unit, by=by, at=at) if proof is not None else None
    with transaction.atomic():
        application = locked(application)
        refuse_if_any(reasons_against_delivering(application, served, by=by, at=at))
        reply = signed_reply(application)
        assert reply is not None
        assert reply.signed_on is not None
        on = replied_on(served.way, **served.days)
        event = take(
            application,
            FoiAct.DELIVER,
            on=on,
            seen=steps,
            by=by,
            at=at,
            facts=_facts(application, reply, served),
            changes={"outcome": ground(reply.ground, reply.signed_on).outcome.code, "ended_on": on},
        )
        _serve(event, served, by=by, at=at)
        if attachment is not None:
            told = {"application": application, "event": event, "attachment": attachment}
            CasePaper.rows.create(**told, title=PROOF, by=by, at=at)
        return event


def _unproven(served: Served, proof: File | None) -> list[str]:
    """Of what was posted nobody knows when it comes, or whether: the number or the receipt finds it again."""
    if served.way is not ServiceWay.POST or served.mark.strip() or proof is not None:
        return []
    return ["邮寄的，请写邮件号，或者存入邮寄的收据，没有收到的时候凭它查。"]


def service_of(application: Application) -> Event | None:
    """送达的那一步，with its day and proof; ``None`` before that."""
    found = application.events.filter(act=FoiAct.DELIVER.value).select_related("service").order_by("id").last()
    return found if found is not None and not application.is_open else None


def take_back(application: Application, *, reason: str, steps: int, by: Person, at: datetime) -> Event:
    """撤回签发：what was signed does not go out, stays in the record as not sent, and the case is handled on.

    By the post that signs, with the reason, before it is served. Law: 政府信息公开条例 第四十五条.
    """
    reason = reason.replace("\r\n", "\n").strip()
    refuse_marked(application, reason, by=by, at=at)
    with transaction.atomic():
        application = locked(application)
        reasons = reasons_against_taking_back(application, by=by, at=at)
        if not reason or len(reason) > MOST_REASON:
            reasons.append(f"请写为什么撤回签发，不超过 {MOST_REASON} 个字。")
        refuse_if_any(reasons)
        reply = signed_reply(application)
        assert reply is not None
        assert reply.letter is not None
        told = {"about": reply.letter.event, "facts": {"reply": reply.pk, "number": reply.number}, "text": reason}
        return take(application, FoiAct.TAKE_BACK, on=day_of(at), seen=steps, by=by, at=at, **told)


def reasons_against_taking_back(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能撤回签发的理由。"""
    rule = rule_of(application.unit)
    if rule is None:
        return [NO_RULE]
    reasons = list(reasons_against_act(application.stands, FoiAct.TAKE_BACK))
    if not by.holds(rule.signs, at_unit=application.unit, on=day_of(at)):
        reasons.append(f"签发由{rule.signs.label}撤回。")
    return reasons


def _facts(application: Application, reply: Reply, served: Served) -> dict[str, Any]:
    timely = in_time(served.way, application.due_on, **served.days)
    due = application.due_on.isoformat() if application.due_on else ""
    return {"reply": reply.pk, "way": served.way.value, "in_time": timely, "due": due}


def _serve(event: Event, served: Served, *, by: Person, at: datetime) -> None:
    sent = served.posted or served.sent or served.signed
    received = served.sent if served.way is ServiceWay.ELECTRONIC else served.signed
    Service.rows.create(
        event=event,
        way=served.way.value,
        sent_on=sent,
        mark=served.mark.strip(),
        received_on=received,
        received_by=served.received_by.strip(),
        by=by,
        at=at,
    )


def reasons_against_delivering(
    application: Application, served: Served | None, *, by: Person, at: datetime
) -> list[str]:
    """不能登记送达的理由；of the act alone, while nothing was filled in."""
    reasons = []
    if not may_write(by, application, at=at):
        reasons.append(f"送达由{application.unit.name}的政务公开专员或者这件申请的承办人登记。")
    if served is None:
        return [*reasons, *reasons_against_act(application.stands, FoiAct.DELIVER)]
    try:
        on = replied_on(served.way, **served.days)
    except RuleBroken:
        against = reasons_against_service(served.way, **served.days)
        return [*reasons, *against, *reasons_against_act(application.stands, FoiAct.DELIVER)]
    reply = signed_reply(application)
    if reply is not None and reply.signed_on is not None and on < reply.signed_on:
        reasons.append(f"送达的日期（{chinese_day(on)}）早于签发的日期（{chinese_day(reply.signed_on)}），请核对。")
    return [*reasons, *reasons_against_step(application, FoiAct.DELIVER, on=on, at=at)]
