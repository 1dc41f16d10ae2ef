"""政策解读的理由：why an act is refused, told before the button is pressed."""

from datetime import datetime

from mingtang.drafting.models import Manuscript
from mingtang.drafting.reasons import against_writing_for
from mingtang.interpretation.models import Explainer
from mingtang.law.manuscripts import ManuscriptState
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

CLOSED = {
    ManuscriptState.HANDED_IN: "解读已送审，不能改动。要改，请先撤回送审，或者等审核人退回。",
    ManuscriptState.DISCARDED: "解读已放弃，不能改动。",
}
"""不能改动的理由；what is public may be changed, and is handed in as a new edition."""


def against_planning(manuscript: Manuscript, *, by: Person, at: datetime) -> list[str]:
    """不能写解读方案的理由：who drafts the document explains it."""
    found = against_writing_for(manuscript.unit, by=by, at=at)
    return [f"谁起草谁解读：{reason}" for reason in found]


def against_changing(explainer: Explainer, *, by: Person, at: datetime) -> list[str]:
    """不能改动解读的理由。"""
    found = against_planning(explainer.manuscript, by=by, at=at)
    closed = CLOSED.get(explainer.stands)
    return found + ([closed] if closed else [])


def is_leader(by: Person, organ: Unit, *, at: datetime) -> bool:
    """是否这个机关的领导。"""
    return by.holds(PostKind.LEADER, at_unit=organ, on=day_of(at))


def against_setting(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能设置的理由。"""
    kinds = (PostKind.DISCLOSURE_CLERK, PostKind.ADMINISTRATOR)
    may = any(by.holds(kind, at_unit=organ, on=day_of(at)) for kind in kinds)
    return [] if may else [f"解读设置由{organ.name}的政务公开专员或者管理员办理。"]
