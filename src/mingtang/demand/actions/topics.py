"""归类：the clerk says what an application is about. A suggestion is never taken without that."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from mingtang.applications.models import Application
from mingtang.applications.queries.handlers import is_clerk
from mingtang.audit.actions import record
from mingtang.demand.models import Topic
from mingtang.demand.queries.topics import items_of
from mingtang.demand.topics import choices_of
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit


def reasons_against_sorting(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能归类的理由。"""
    return [] if is_clerk(by, unit, at=at) else [f"申请的主题由{unit.name}的政务公开专员选。"]


@transaction.atomic
def sort(unit: Unit, *, chosen: Mapping[int, str], by: Person, at: datetime) -> int:
    """归类：applications of the organ by their keys, each with the code of its topic; how many changed.

    A code that stands there already stays, though the catalogue has changed since; an empty one takes it away.
    """
    cases = Application.rows.select_for_update(of=("self",), no_key=True).filter(unit=unit, pk__in=chosen)
    held = {case.pk: case for case in cases.order_by("pk")}
    standing = {topic.application_id: topic for topic in Topic.rows.filter(application__in=held)}
    changed = {pk: code for pk, code in chosen.items() if code != (standing[pk].code if pk in standing else "")}
    names = choices_of(items_of(unit)) | {"": ""}
    reasons = reasons_against_sorting(unit, by=by, at=at)
    if not changed.keys() <= held.keys():
        reasons.append("有的申请不是本机关的，请刷新页面再选。")
    if not set(changed.values()) <= names.keys():
        reasons.append("有的主题现在没有了，请刷新页面再选。")
    refuse_if_any(reasons)
    for pk, code in sorted(changed.items()):
        if code:
            told = {"code": code, "name": names[code], "by": by, "at": at}
            Topic.rows.update_or_create(application=held[pk], defaults=told)
        else:
            standing[pk].delete()
        record(unit.organ.code, by=by, verb="demand.topic", of=held[pk], at=at, facts={"topic": code})
    return len(changed)
