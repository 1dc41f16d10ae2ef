"""写稿的理由：why an act on a manuscript is refused, told before the button is pressed."""

from datetime import datetime

from mingtang.drafting.models import Manuscript
from mingtang.law.manuscripts import CLOSED
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def is_clerk(by: Person, unit: Unit, *, at: datetime) -> bool:
    """是否这个单位的政务公开专员。"""
    return by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))


def units_to_write_for(by: Person, *, at: datetime) -> list[Unit]:
    """为哪些单位写稿：where one is the clerk or an officer, each once."""
    kinds = {PostKind.DISCLOSURE_CLERK.value, PostKind.OFFICE_OFFICER.value}
    found = {post.unit_id: post.unit for post in by.posts_on(day_of(at)) if post.kind in kinds}
    return list(found.values())


def against_writing_for(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能为这个单位写稿的理由。"""
    if unit in units_to_write_for(by, at=at) or is_clerk(by, unit, at=at):
        return []
    return [f"{unit.name}的稿件由本单位的科室承办人或者政务公开专员来写。"]


def against_changing(manuscript: Manuscript, *, by: Person, at: datetime) -> list[str]:
    """不能改动稿件的理由：its owner and the clerk write, as long as it is open."""
    found = []
    owns = manuscript.owner_id == by.in_whose_name.pk and not against_writing_for(manuscript.unit, by=by, at=at)
    if not owns and not is_clerk(by, manuscript.unit, at=at):
        found.append("稿件由写稿人或者政务公开专员改动。")
    if not manuscript.stands.is_open:
        found.append(CLOSED[manuscript.stands])
    return found
