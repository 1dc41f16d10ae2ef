"""免予解读的写入：asked by one with a reason, decided by a leader who is another; and what an organ sets."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from mingtang.audit.actions import record
from mingtang.catalogue.queries.offered import names
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.exemptions import reasons
from mingtang.exemptions.models import Exemption, ExplainerRule
from mingtang.exemptions.queries import exemption_of, first_of
from mingtang.exemptions.typed import refuse_classified
from mingtang.language.unseen import clean_text
from mingtang.law.interpretation import (
    ExemptionState,
    reasons_against_deciding,
    reasons_against_exempting,
    reasons_against_words,
)
from mingtang.law.mail import NoticeKind
from mingtang.law.metadata import document_types
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
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
        record(first.organ.code, by=by, verb="exemptions.ask", of=made, at=at)
        title = "一份文件申请免予解读，等您批准"
        path = reverse("exemptions:exemption", args=[made.pk])
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
        if approve:
            record(exemption.organ.code, by=by, verb="exemptions.approve", of=exemption, at=at)
        else:
            record(exemption.organ.code, by=by, verb="exemptions.refuse", of=exemption, at=at)
        settle(exemption, step=ASKED, at=at)
        title = f"您申请的免予解读{state.label}"
        path = reverse("exemptions:exemption", args=[exemption.pk])
        notify(
            [exemption.asked_by], kind=NoticeKind.RESULT, title=title, path=path, of=exemption, step=DECIDED, at=at,
            but=by,
        )  # fmt: skip
    return exemption


@transaction.atomic
def set_rule(
    organ: Unit, *, words: Sequence[str], types: Sequence[str], place: str = "", excerpt_percent: int,
    by: Person, at: datetime,
) -> ExplainerRule:  # fmt: skip
    """设置：types are added to those that the law data has; none of those can be taken away."""
    Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
    words = [word.strip() for word in words]
    found = reasons.against_setting(organ, by=by, at=at) + reasons_against_words(words)
    found += [] if 1 <= excerpt_percent <= 100 else ["照抄的提示线在 1 至 100 之间。"]
    found += [] if set(types) <= set(document_types()) else ["文件种类里有不认识的，请重新选择。"]
    found += (
        [] if not place or tuple(place.split("|", 1)) in names(organ) else ["选的位置已经关闭或者改动，请重新选择。"]
    )
    refuse_if_any(found)
    told = {
        "words": words,
        "types": list(types),
        "place": place,
        "excerpt_percent": excerpt_percent,
        "set_by": by,
        "set_at": at,
    }
    rule, _ = ExplainerRule.rows.update_or_create(organ=organ, defaults=told)
    record(organ.code, by=by, verb="exemptions.rule", of=rule, at=at)
    return rule
