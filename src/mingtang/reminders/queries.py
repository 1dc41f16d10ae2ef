"""提醒的查询：the rule of an organ, and what was told and will be."""

from dataclasses import dataclass
from datetime import date, datetime

from mingtang.holidays.queries import calendar
from mingtang.law.reminders import Rule, Step, before, following, late
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of, scope_of
from mingtang.outbox.queries.notices import told_steps
from mingtang.reminders.models import ReminderRule

KEEPERS = (PostKind.DISCLOSURE_CLERK, PostKind.ADMINISTRATOR)


def rule_of(organ: Unit) -> Rule:
    """The organ's rule, or the usual one."""
    row = ReminderRule.rows.filter(unit=organ).first()
    return row.rule if row else Rule()


def step_key(due_on: date, name: str = "") -> str:
    """What a notice has as its step: another due day, other steps."""
    return f"{due_on.isoformat()}:{name}"


@dataclass(frozen=True)
class Line:
    """提醒的经过：what was told and when, and what comes next."""

    told: tuple[tuple[str, datetime], ...]
    next: Step


def line(subject: str, due_on: date, organ: Unit, *, on: date) -> Line:
    """已提醒和将提醒，of one open thing."""
    rule, table = rule_of(organ), calendar()
    known = told_steps(subject, starting=step_key(due_on))
    steps = {name.rpartition(":")[2]: told_at for name, told_at in known.items()}
    told = sorted(((_label(name, due_on), told_at) for name, told_at in steps.items()), key=lambda one: one[1])
    return Line(tuple(told), following(due_on, rule, table, on=on))


def _label(name: str, due_on: date) -> str:
    return Step(name, due_on, provisional=False, leader=False).label


@dataclass(frozen=True)
class OfOrgan:
    """一个机关的提醒规则，and who changed it."""

    organ: Unit
    rule: Rule
    row: ReminderRule | None


def rules_seen(viewer: Person, *, at: datetime) -> list[OfOrgan]:
    """提醒规则，of the organs that the viewer sees whole."""
    seen = scope_of(viewer, at=at).whole_organs()
    organs = Unit.rows.filter(seen, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=day_of(at)).order_by("path")
    rows = {row.unit_id: row for row in ReminderRule.rows.filter(unit__in=organs).select_related("changed_by")}
    return [OfOrgan(organ, rows[organ.pk].rule if organ.pk in rows else Rule(), rows.get(organ.pk)) for organ in organs]


def rule_seen(viewer: Person, code: str, *, at: datetime) -> OfOrgan | None:
    """One of them."""
    return next((told for told in rules_seen(viewer, at=at) if told.organ.code == code), None)


def example(rule: Rule, due_on: date) -> list[Step]:
    """举例：the steps of something due on a day, until the second week late."""
    table = calendar()
    return [*before(due_on, rule, table), late(due_on, 1, rule, table), late(due_on, 2, rule, table)]
