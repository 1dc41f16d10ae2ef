"""一个人经手的佐证：rules, pieces that wait, pieces that came back."""

from datetime import datetime

from mingtang.evidence.models import Evidence, EvidenceRule
from mingtang.evidence.queries.came_back import came_back, handed_in_by
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment


def rules(person: Person) -> list[EvidenceRule]:
    """佐证规则 that still bring something and that the person answers for."""
    found = EvidenceRule.rows.filter(made_by=person.pk, ended_at=None, commitment__withdrawn_at=None)
    return list(found.select_related("commitment__plan__unit").order_by("pk"))


def waiting(person: Person) -> list[Evidence]:
    """等待认定的佐证：of tasks that still stand."""
    found = Evidence.rows.waiting().filter(handed_in_by([person.pk]), commitment__in=Commitment.rows.tasks())
    return list(found.select_related("commitment__plan__unit").order_by("submitted_at", "pk"))


def to_correct(person: Person, *, at: datetime) -> list[Evidence]:
    """等待补交的佐证。"""
    return list(came_back([person.pk], at=at))
