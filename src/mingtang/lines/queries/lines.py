"""口径的查询：what holds at a moment, its history, and what waits for whom."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from mingtang.crises.models import Crisis
from mingtang.law.units import PostKind
from mingtang.lines.models import Aside, Figure, Line, LineRule, Settlement
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

WRITERS = (PostKind.DISCLOSURE_CLERK, PostKind.OFFICE_OFFICER)
KEEPERS = (PostKind.DISCLOSURE_CLERK, PostKind.LEADER)


def in_force(crisis: Crisis, *, at: datetime) -> Line | None:
    """现行口径：the one that holds at the moment, or ``None``."""
    rows = Line.rows.filter(crisis=crisis).in_force(at=at)
    return rows.prefetch_related("figures", "sentences").select_related("signed_by", "signed_for").first()


def history(crisis: Crisis) -> QuerySet[Line]:
    """历次口径，the newest first, those that were sent back, too."""
    rows = Line.rows.filter(crisis=crisis).order_by("-number").prefetch_related("figures", "sentences")
    return rows.select_related("written_by", "written_for", "signed_by", "signed_for", "dropped_by")


def waiting(crisis: Crisis) -> Line | None:
    """等签批的一版。"""
    return history(crisis).waiting().first()


def figures_of(line: Line | None) -> list[Figure]:
    """一版口径的数字。"""
    return list(line.figures.all()) if line is not None else []


def is_required(organ: Unit) -> bool:
    """本机关是否要求有签批的口径才能公开；没有设置的，要求。"""
    rule = LineRule.rows.filter(organ=organ.organ).first()
    return rule.required if rule is not None else True


def reasons_against_writing(crisis: Crisis, *, by: Person, at: datetime) -> list[str]:
    """不能拟写口径、不能说明的理由。"""
    posts = by.posts_on(day_of(at))
    kinds = {kind.value for kind in WRITERS}
    if any(post.kind in kinds and post.unit.organ_id == crisis.unit.organ_id for post in posts):
        return []
    return [f"口径由{crisis.unit.name}的政务公开专员或者科室承办人拟写。"]


def is_leader(by: Person, crisis: Crisis, *, at: datetime) -> bool:
    """是否本机关的分管领导。"""
    return by.holds(PostKind.LEADER, at_unit=crisis.unit, on=day_of(at))


def reasons_against_ruling(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能设置的理由。"""
    if any(by.holds(kind, at_unit=organ, on=day_of(at)) for kind in KEEPERS):
        return []
    return [f"这一项由{organ.name}的政务公开专员或者分管领导设置。"]


def settlements_of(subject: str) -> dict[str, Settlement]:
    """一篇文字的说明，by mark."""
    rows = Settlement.rows.filter(subject=subject).select_related("by", "stands_for", "confirmed_by")
    return {row.mark: row for row in rows}


def to_confirm(crisis: Crisis) -> list[Settlement]:
    """等领导确认的说明。"""
    rows = Settlement.rows.filter(figure__line__crisis=crisis, confirmed_at=None)
    return list(rows.select_related("figure", "by", "stands_for"))


def settlement(pk: int, crisis: Crisis) -> Settlement | None:
    """One reason of the crisis."""
    return Settlement.rows.filter(pk=pk, figure__line__crisis=crisis).select_related("figure__line__crisis").first()


def line(number: int, crisis: Crisis) -> Line | None:
    """One version of the crisis."""
    return Line.rows.filter(crisis=crisis, number=number).first()


def set_aside(subject: str) -> set[int]:
    """The crises to which the text was said not to belong."""
    return set(Aside.rows.filter(subject=subject).values_list("crisis", flat=True))


def waiting_in(organs: Sequence[int]) -> list[Line]:
    """等签批的，of these organs."""
    rows = Line.rows.waiting().filter(crisis__unit__in=organs)
    return list(rows.select_related("crisis__unit"))


def to_confirm_in(organs: Sequence[int]) -> list[Settlement]:
    """等确认的，of these organs."""
    rows = Settlement.rows.filter(confirmed_at=None, figure__line__crisis__unit__in=organs)
    return list(rows.select_related("figure__line__crisis__unit"))
