"""今日一行：what waits for somebody, said in one sentence, and where one goes to do it."""

from datetime import date

from django.urls import reverse

from mingtang.inhand.ports import InHand
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.workplan.models import Commitment, Plan

Row = InHand
"""今日一行。"""


def by_days(row: Row) -> tuple[bool, date]:
    """The order of the rows: the nearest day first, those without a day last."""
    return row.due_on is None, row.due_on or date.max


def commitment_url(row: Commitment) -> str:
    """工作台里一项任务的地址。"""
    return reverse("ledger:commitment", args=[row.plan.unit.code, row.plan.year, row.key])


def plan_url(plan: Plan) -> str:
    """工作台里一份要点的地址。"""
    return reverse("ledger:plan", args=[plan.unit.code, plan.year])


def organs_of(person: Person, kinds: tuple[PostKind, ...], *, on: date) -> list[int]:
    """The organs at which the person holds a post of these kinds."""
    names = {kind.value for kind in kinds}
    return [post.unit_id for post in person.posts_on(on) if post.kind in names and post.unit.is_organ]
