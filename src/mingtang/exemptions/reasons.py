"""免予解读的理由：why an act is refused, told before the button is pressed."""

from datetime import datetime

from mingtang.drafting.models import Manuscript
from mingtang.drafting.reasons import against_writing_for
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def against_planning(manuscript: Manuscript, *, by: Person, at: datetime) -> list[str]:
    """不能写解读方案的理由：who drafts the document explains it."""
    found = against_writing_for(manuscript.unit, by=by, at=at)
    return [f"谁起草谁解读：{reason}" for reason in found]


def is_leader(by: Person, organ: Unit, *, at: datetime) -> bool:
    """是否这个机关的领导。"""
    return by.holds(PostKind.LEADER, at_unit=organ, on=day_of(at))


def against_setting(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能设置的理由。"""
    kinds = (PostKind.DISCLOSURE_CLERK, PostKind.ADMINISTRATOR)
    may = any(by.holds(kind, at_unit=organ, on=day_of(at)) for kind in kinds)
    return [] if may else [f"解读设置由{organ.name}的政务公开专员或者管理员办理。"]
