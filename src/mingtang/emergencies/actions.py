"""应急发布的写入：put one stage off, and make up for it.

Law: 政府信息公开条例 第六条、第十七条、第二十条第十二项.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from mingtang.editorial import telling
from mingtang.editorial.actions import steps
from mingtang.editorial.models import Revision
from mingtang.emergencies import reasons
from mingtang.emergencies.models import Emergency
from mingtang.law.editorial import SKIPPABLE, TICKS, Stage, reasons_against_ticks
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person


@transaction.atomic
def declare(revision: Revision, *, reason: str, by: Person, at: datetime) -> Emergency:
    """应急发布：the leader lets it go without the first stage, to be made up for; secrecy and the leader stay.

    Law: 政府信息公开条例 第六条、第二十条第十二项（突发公共事件）.
    """
    revision = steps.locked(revision)
    found = reasons.against_declaring(revision, by=by, at=at)
    if not reason.strip():
        found.append("请写明为什么等不及，补审的人和督查都会看到。")
    refuse_if_any(found)
    (stage,) = SKIPPABLE
    emergency = Emergency.rows.create(
        revision=revision, stage=stage.value, reason=reason.strip(), by=by, stands_for=by.stands_for, at=at
    )
    steps.put_down(revision, verb="emergencies.declare", by=by, at=at)
    telling.waits_for(revision, Stage.REVIEW, by=by, at=at)
    return emergency


@transaction.atomic
def clear(emergency: Emergency, *, ticks: Collection[str], finding: str, by: Person, at: datetime) -> Emergency:
    """补审：the stage that was left out with its list, by somebody who had no hand in the text."""
    revision = steps.locked(emergency.revision)
    emergency = Emergency.rows.select_for_update(of=("self",), no_key=True).get(pk=emergency.pk)
    stage = Stage(emergency.stage)
    found = [*reasons.against_clearing(revision, emergency, by=by, at=at), *reasons_against_ticks(stage, ticks)]
    if not finding.strip():
        found.append("请写明补审的意见：核对了什么，有没有要更正的。")
    refuse_if_any(found)
    emergency.cleared_by, emergency.cleared_at, emergency.finding = by, at, finding.strip()
    emergency.ticks = sorted(key for key in TICKS[stage] if key in ticks)
    emergency.save(update_fields=["cleared_by", "cleared_at", "finding", "ticks"])
    steps.put_down(revision, verb="emergencies.clear", by=by, at=at)
    return emergency
