"""免予解读：asked by one with a reason, decided by a leader who is another; told to whoever asked."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from mingtang.audit.actions import record
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.interpretation import reasons
from mingtang.interpretation.actions.typed import refuse_classified
from mingtang.interpretation.models import Exemption
from mingtang.interpretation.queries.explained import exemption_of, first_of
from mingtang.language.unseen import clean_text
from mingtang.law.interpretation import ExemptionState, reasons_against_deciding, reasons_against_exempting
from mingtang.law.mail import NoticeKind
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.recipients import holders

ASKED, DECIDED = "exemption", "exempted"


def ask(manuscript: Manuscript, *, reason: str, by: Person, at: datetime) -> Exemption:
    """申请免予解读。"""
    refuse_classified(manuscript.unit, [reason], by=by, at=at)
    with transaction.atomic():
        first = Manuscript.rows.select_for_update(of=("self",), no_key=True).get(pk=first_of(manuscript).pk)
        found = reasons.against_planning(first, by=by, at=at) + reasons_against_exempting(reason)
        standing = exemption_of(subject_of(first))
        if standing is not None and standing.stands is not ExemptionState.REFUSED:
            found.append(f"已经申请过免予解读，{standing.stands.label}。")
        refuse_if_any(found)
        made = Exemption.rows.create(
            organ=first.organ,
            manuscript=first,
            subject=subject_of(first),
            reason=clean_text(reason),
            asked_by=by,
            asked_for=by.stands_for,
            asked_at=at,
        )
        record(first.organ.code, by=by, verb="interpretation.exemption.ask", of=made, at=at)
        title = "一份文件申请免予解读，等您批准"
        path = reverse("interpretation:exemption", args=[made.pk])
        people = holders(first.organ, PostKind.LEADER, on=day_of(at))
        notify(people, kind=NoticeKind.REVIEW, title=title, path=path, of=made, step=ASKED, at=at, but=by)
    return made


def reasons_against(exemption: Exemption, *, approve: bool, note: str, by: Person, at: datetime) -> list[str]:
    """不能批准、不批准的理由。"""
    found = []
    if not reasons.is_leader(by, exemption.organ, at=at):
        found.append(f"免予解读由{exemption.organ.name}的分管领导批准。")
    hands = [person for person in (exemption.asked_by_id, exemption.asked_for_id) if person]
    return found + reasons_against_deciding(exemption.stands, asked_by=hands, by=by.hands, note=note, approve=approve)


def decide(exemption: Exemption, *, approve: bool, note: str = "", by: Person, at: datetime) -> Exemption:
    """批准、不批准免予解读。"""
    refuse_classified(exemption.organ, [note], by=by, at=at)
    with transaction.atomic():
        rows = Exemption.rows.select_for_update(of=("self",), no_key=True).select_related("organ__organ", "asked_by")
        exemption = rows.get(pk=exemption.pk)
        refuse_if_any(reasons_against(exemption, approve=approve, note=note, by=by, at=at))
        state = ExemptionState.APPROVED if approve else ExemptionState.REFUSED
        exemption.state, exemption.note = state.value, clean_text(note)
        exemption.decided_by, exemption.decided_for, exemption.decided_at = by, by.stands_for, at
        exemption.save()
        verb = f"interpretation.exemption.{state.value}"
        record(exemption.organ.code, by=by, verb=verb, of=exemption, at=at)
        settle(exemption, step=ASKED, at=at)
        title = f"您申请的免予解读{state.label}"
        path = reverse("interpretation:exemption", args=[exemption.pk])
        notify(
            [exemption.asked_by], kind=NoticeKind.RESULT, title=title, path=path, of=exemption, step=DECIDED, at=at,
            but=by,
        )  # fmt: skip
    return exemption
