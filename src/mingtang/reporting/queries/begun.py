"""台账的开始：since when there has been a ledger, and the plan's own text in it, as the trail tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from mingtang.audit.actions import reference
from mingtang.audit.models import Entry
from mingtang.organs.sight import day_of
from mingtang.workplan.models import Plan

_TEXT = "workplan.import"
_BEGINS = (_TEXT, "workplan.start")


@dataclass(frozen=True)
class Begun:
    """开始之日：of the ledger, and of the plan's text, which may have been imported later."""

    on: date
    text_on: date


def begun(plans: Iterable[Plan]) -> dict[int, Begun]:
    """By plan, in one query; ``imported_at``, of the newest import, stands in where the trail is silent."""
    by_subject = {reference(plan): plan for plan in plans}
    first = Entry.rows.filter(subject__in=by_subject, verb__in=_BEGINS).order_by().values("subject")
    began = {row["subject"]: row for row in first.annotate(first_at=Min("at"), text_at=Min("at", filter=Q(verb=_TEXT)))}
    days = {}
    for subject, plan in by_subject.items():
        told = began.get(subject, {})
        days[plan.pk] = Begun(*(day_of(told.get(name) or plan.imported_at) for name in ("first_at", "text_at")))
    return days
