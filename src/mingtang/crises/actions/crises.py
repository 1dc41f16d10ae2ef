"""专题的登记：make it, change it, record the briefing, and hand its page to the editorial room.

Law: 政府信息公开条例 第六条、第二十条第十二项.
"""

import re
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record, reference
from mingtang.crises.actions.typed import refuse_classified
from mingtang.crises.models import SLUG, Crisis
from mingtang.crises.publication import KIND
from mingtang.crises.queries.desk import reasons_against_keeping
from mingtang.crises.queries.publication import build
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.law.crises import CrisisFacts, reasons_against_briefing
from mingtang.law.openness import Openness
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def register(
    *, unit: Unit, slug: str, facts: CrisisFacts, lead: Unit | None = None, by: Person, at: datetime
) -> Crisis:
    """登记专题：at an address that stays."""
    refuse_classified(unit, (*facts.texts, slug), by=by, at=at)
    with transaction.atomic():
        Unit.rows.select_for_update(no_key=True).get(pk=unit.pk)
        reasons = reasons_against_keeping(unit, by=by, at=at) + facts.reasons(at=at, on=day_of(at))
        reasons += _against_lead(unit, lead)
        if not re.fullmatch(SLUG.regex, slug):
            reasons.append(str(SLUG.message))
        elif Crisis.rows.filter(unit=unit, slug=slug).exists():
            reasons.append(f"本机关已有地址名是“{slug}”的专题，请换一个。")
        refuse_if_any(reasons)
        crisis = Crisis(unit=unit, slug=slug, lead=lead, made_by=by, made_at=at, **facts.stored)
        crisis.save(force_insert=True)
        record(unit.organ.code, by=by, verb="crises.create", of=crisis, at=at)
    return crisis


def change(crisis: Crisis, *, facts: CrisisFacts, lead: Unit | None = None, by: Person, at: datetime) -> Crisis:
    """变更专题：what the public reads stays as it was signed until the page is released anew."""
    refuse_classified(crisis.unit, facts.texts, by=by, at=at)
    with transaction.atomic():
        crisis = locked(crisis)
        reasons = reasons_against_keeping(crisis.unit, by=by, at=at) + facts.reasons(at=at, on=day_of(at))
        refuse_if_any(reasons + _against_lead(crisis.unit, lead))
        for name, value in facts.stored.items():
            setattr(crisis, name, value)
        crisis.lead = lead
        crisis.save()
        record(crisis.unit.organ.code, by=by, verb="crises.change", of=crisis, at=at)
    return crisis


def _against_lead(unit: Unit, lead: Unit | None) -> list[str]:
    within = lead is None or lead.organ_id == unit.organ_id
    return [] if within else [f"牵头单位应是{unit.name}或者它的科室。"]


def record_briefing(crisis: Crisis, *, briefed_at: datetime, how: str, by: Person, at: datetime) -> Crisis:
    """登记新闻发布：when and how it was held. Law: 国办发〔2016〕61号."""
    how = how.strip()
    refuse_classified(crisis.unit, (how,), by=by, at=at)
    with transaction.atomic():
        crisis = locked(crisis)
        reasons = reasons_against_keeping(crisis.unit, by=by, at=at)
        reasons += ["新闻发布已经登记过了。"] if crisis.briefed_at is not None else []
        refuse_if_any(reasons + reasons_against_briefing(briefed_at, how, noticed_at=crisis.noticed_at, at=at))
        crisis.briefed_at, crisis.briefing = briefed_at, how
        crisis.save(update_fields=["briefed_at", "briefing"])
        record(crisis.unit.organ.code, by=by, verb="crises.briefing", of=crisis, at=at)
    return crisis


def reasons_against_publication(crisis: Crisis, *, by: Person, at: datetime) -> list[str]:
    """不能送审公开的理由：shown beside the button before it is pressed."""
    told = {"kind": KIND, "unit": crisis.unit, "subject": reference(crisis), "openness": Openness.PROACTIVE}
    reasons = editorial.reasons_against_submitting(**told, by=by, at=at)
    reasons += [] if crisis.intro else ["情况介绍还没有写。"]
    reasons += [] if crisis.contact else ["还没有写找谁：公开的电话或者办公地点。"]
    return reasons


@transaction.atomic
def submit_for_publication(crisis: Crisis, *, by: Person, at: datetime) -> Revision:
    """送审公开：the page as it stands, for another person's review and a leader's signature."""
    crisis = locked(crisis)
    refuse_if_any(reasons_against_publication(crisis, by=by, at=at))
    return editorial.submit(
        kind=KIND,
        unit=crisis.unit,
        subject=reference(crisis),
        address=crisis.address,
        title=crisis.title,
        body=build(crisis),
        openness=Openness.PROACTIVE,
        by=by,
        at=at,
    )


def locked(crisis: Crisis) -> Crisis:
    """The crisis with its row locked, in the transaction of the caller."""
    rows = Crisis.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit__organ", "lead").get(pk=crisis.pk)
