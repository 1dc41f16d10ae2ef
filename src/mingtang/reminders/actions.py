"""提醒的写入：telling who must know, and the rule of an organ."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.holidays.queries import calendar
from mingtang.law.commitments import days_left
from mingtang.law.days import chinese_day
from mingtang.law.mail import NoticeKind
from mingtang.law.reminders import Rule, Step, newest, reasons_against_rule
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Post, Unit
from mingtang.organs.sight import day_of
from mingtang.outbox.actions import notify, settle
from mingtang.outbox.queries.notices import told_already
from mingtang.outbox.queries.recipients import officers_among, people_of, posts_on
from mingtang.reminders.models import ReminderRule
from mingtang.reminders.ports import DueItem, due_items
from mingtang.reminders.queries import KEEPERS, rule_of, step_key


@transaction.atomic
def remind(organ: Unit, *, at: datetime) -> int:
    """提醒一个机关的人：of each open thing the newest step that has come, once; how many notices were made.

    Its keeper is told, or the officers of the owning unit, or the clerk where there are none; late ones go to the
    leader too.
    """
    on, table, rule = day_of(at), calendar(), rule_of(organ)
    coming = [(item, newest(item.due_on, rule, table, on=on)) for item in due_items(organ, on=on, at=at)]
    coming = [(item, step) for item, step in coming if step is not None]
    told = told_already(item.subject for item, _ in coming)
    posts = list(posts_on(on).filter(unit__organ=organ))
    made = 0
    for item, step in coming:
        key = step_key(item.due_on, step.name)
        if (item.subject, key) in told:
            continue
        settle(item.subject, kind=NoticeKind.DUE, at=at)
        words = f"{days_left(item.due_on, on, table).words}，{chinese_day(item.due_on)}到期：{item.title}"
        people = _people(item, step, organ, posts)
        made += notify(people, kind=NoticeKind.DUE, title=words, path=item.path, of=item.subject, step=key, at=at)
    return made


def _people(item: DueItem, step: Step, organ: Unit, posts: Sequence[Post]) -> Iterable[Person]:
    of_organ = [post for post in posts if post.unit_id == organ.pk]
    officers = [post for post in posts if post.kind == PostKind.OFFICE_OFFICER.value]
    doing = officers_among(item.owner, officers) if item.owner else []
    if item.keeper is not None and item.keeper.is_active:
        doing = [item.keeper]
    if item.people:
        doing = list(item.people)
    if not doing:
        doing = people_of(post for post in of_organ if post.kind == PostKind.DISCLOSURE_CLERK.value)
    leading = people_of(post for post in of_organ if post.kind == PostKind.LEADER.value) if step.leader else []
    return [*doing, *leading]


def reasons_against_changing(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能改提醒规则的理由。"""
    held = [post for post in by.posts_on(day_of(at)) if post.kind in {kind.value for kind in KEEPERS}]
    may = any(post.unit_id == organ.pk for post in held)
    return [] if may else [f"提醒规则由{organ.name}的政务公开专员或管理员修改。"]


@transaction.atomic
def set_rule(
    organ: Unit, *, days_before: Sequence[int], leader_from_week: int, by: Person, at: datetime
) -> ReminderRule:
    """修改提醒规则：earlier, oftener or sooner, never below the floor of the law room."""
    organ = Unit.rows.select_for_update(of=("self",), no_key=True).select_related("organ").get(pk=organ.pk)
    reasons = reasons_against_changing(organ, by=by, at=at)
    refuse_if_any([*reasons, *reasons_against_rule(days_before, leader_from_week)])
    rule = Rule(tuple(sorted(set(days_before), reverse=True)), leader_from_week)
    told = {"days_before": list(rule.days_before), "leader_from_week": leader_from_week}
    row, _ = ReminderRule.rows.update_or_create(unit=organ, defaults={**told, "changed_by": by, "changed_at": at})
    record(organ.organ.code, by=by, verb="reminders.rule.set", of=row, at=at, facts=told)
    return row
