"""公文设置的查询：an organ's own lengths, and from which day its documents need a sheet."""

from datetime import date, datetime

from mingtang.law.drafting_sheets import WITHHELD_NOTE, printed_note
from mingtang.law.openness import Openness
from mingtang.law.policy_lengths import Lengths
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.policies.models import Policy, PolicyRule


def rule_of(organ: Unit) -> PolicyRule | None:
    """本机关的公文设置。"""
    return PolicyRule.rows.filter(organ=organ).first()


def lengths_of(organ: Unit) -> Lengths:
    """本机关的长短，or those that everybody begins with."""
    rule = rule_of(organ)
    return rule.own if rule else Lengths()


def note_of(organ: Unit, openness: Openness) -> str:
    """附注：as the organ prints it."""
    rule = rule_of(organ)
    return printed_note(openness, withheld=rule.withheld_note if rule else WITHHELD_NOTE)


def started_on(organ: Unit, *, today: date) -> date:
    """从哪天起要有公文单：the day that the organ set, never after its first sheet; before there is any, today."""
    rule, first = rule_of(organ), first_sheet_on(organ)
    own = rule.starts_on if rule is not None else None
    return min(day for day in (own, first, today) if day is not None)


def first_sheet_on(organ: Unit) -> date | None:
    """第一份公文单是哪天起草的。"""
    first = Policy.rows.filter(organ=organ, is_historic=False).order_by("opened_at").first()
    return day_of(first.opened_at) if first else None


def organ_kept(person: Person, *, at: datetime) -> Unit | None:
    """为哪个机关管公文设置：where one is the clerk or the administrator."""
    kinds = {PostKind.DISCLOSURE_CLERK.value, PostKind.ADMINISTRATOR.value}
    found = (post.unit for post in person.posts_on(day_of(at)) if post.kind in kinds and post.unit.is_organ)
    return next(found, None)
