"""应急发布的理由：why a stage may not be put off, or not be made up for by this person."""

from datetime import datetime

from mingtang.editorial import reasons
from mingtang.editorial.models import Revision
from mingtang.emergencies.models import Emergency
from mingtang.law.editorial import EditionState, Stage
from mingtang.law.units import PostKind
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of


def against_declaring(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    """不能决定应急发布的理由：only the first stage can be made up for, and only a leader decides it."""
    edition, unit = revision.edition, revision.edition.document.unit
    found = []
    if edition.state != EditionState.OPEN.value or reasons.is_returned(revision):
        found.append("这一稿不在审签中。")
    newest = max(row.number for row in edition.revisions.all())
    if newest != revision.number:
        found.append(f"已有第 {newest} 稿，请对最新稿办理。")
    if reasons.is_emergency(revision):
        found.append("这一稿已经按应急发布办理。")
    elif reasons.stage_of(revision) is not Stage.FIRST:
        found.append("只有初审可以后补；保密审查和领导签发不能省。")
    if not by.holds(PostKind.LEADER, at_unit=unit, on=day_of(at)):
        found.append(f"应急发布由{unit.name}的分管领导决定。")
    return [*found, *reasons.against_hands(revision, list(edition.revisions.all()), by=by)]


def against_clearing(revision: Revision, emergency: Emergency, *, by: Person, at: datetime) -> list[str]:
    """不能补审的理由。"""
    unit, stage = revision.edition.document.unit, Stage(emergency.stage)
    found = [] if emergency.cleared_at is None else ["已经补审过了。"]
    if not hasattr(revision, "published"):
        found.append("这一稿还没有发布，不用补审；发布以后再补。")
    if not any(by.holds(post, at_unit=unit, on=day_of(at)) for post in reasons.posts_of(stage)):
        found.append(f"补“{stage.label}”由{unit.name}的{reasons.names_of(stage)}办理。")
    if by.hands & emergency.hands:
        found.append("决定应急发布的人不能自己补审，请由另一人办理。")
    return [*found, *reasons.against_hands(revision, list(revision.edition.revisions.all()), by=by)]
