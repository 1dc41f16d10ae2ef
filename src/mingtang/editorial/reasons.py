"""编审的理由：why an act on a revision is refused, told before the button is pressed. Reads what was prefetched."""

from datetime import datetime

from mingtang.editorial import ports
from mingtang.editorial.models import Edition, Revision
from mingtang.law.editorial import CONFIRMED, EditionState, Stage, label_of, next_stage
from mingtang.law.units import SIGNERS, PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def posts_of(stage: Stage) -> tuple[PostKind, ...]:
    """谁审签这个环节。"""
    return SIGNERS[stage.value]


def names_of(stage: Stage) -> str:
    """谁审签这个环节，in words."""
    return "或者".join(post.label for post in posts_of(stage))


def stage_of(revision: Revision) -> Stage | None:
    """现在的环节；``None`` when everybody has signed. What an emergency leaves out is made up for later."""
    signed = {approval.stage for approval in revision.approvals.all()}
    if is_emergency(revision):
        signed.add(revision.emergency.stage)
    return next_stage(signed, revision.passes)


def is_emergency(revision: Revision) -> bool:
    """是否应急发布。"""
    return hasattr(revision, "emergency")


def is_confirmed_only(revision: Revision) -> bool:
    """是否一人确认即公开。"""
    return revision.passes == CONFIRMED


def who_hands_in(kind: str, unit: Unit) -> str:
    """谁来送审，in words."""
    also = "或者科室承办人" if ports.officers_hand_in(kind) else ""
    return f"{unit.name}的政务公开专员{also}"


def may_hand_in(kind: str, unit: Unit, *, by: Person, at: datetime) -> bool:
    """能否送审：the clerk of the organ; of a kind that officers hand in, whoever is one anywhere in it, too."""
    on = day_of(at)
    if by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=on):
        return True
    officers = [post for post in by.posts_on(on) if post.kind == PostKind.OFFICE_OFFICER.value]
    return ports.officers_hand_in(kind) and any(post.unit.organ_id == unit.organ_id for post in officers)


def is_returned(revision: Revision) -> bool:
    """是否已退回。"""
    return hasattr(revision, "returned")


def against_signing(revision: Revision, stage: Stage, *, by: Person, at: datetime) -> list[str]:
    """不能审签的理由。"""
    edition, unit = revision.edition, revision.edition.document.unit
    revisions = list(edition.revisions.all())
    newest = max(row.number for row in revisions)
    reasons = []
    if edition.state != EditionState.OPEN.value:
        reasons.append(f"这一版{EditionState(edition.state).label}，不再审签。")
    if newest != revision.number:
        reasons.append(f"已有第 {newest} 稿，请审签最新稿。")
    if is_returned(revision):
        reasons.append("这一稿已退回，请等拟稿人重新送审。")
    if not any(by.holds(post, at_unit=unit, on=day_of(at)) for post in posts_of(stage)):
        reasons.append(f"“{label_of(stage, revision.passes)}”由{unit.name}的{names_of(stage)}办理。")
    reasons += against_hands(revision, revisions, by=by)
    expected = stage_of(revision)
    if edition.state == EditionState.OPEN.value and expected is not stage:
        told = label_of(expected, revision.passes) if expected else ""
        reasons.append(f"现在的环节是“{told}”。" if told else "审签已经完成。")
    return reasons


def against_hands(revision: Revision, revisions: list[Revision], *, by: Person) -> list[str]:
    """Author, reviewer and leader are three, whoever stands in for whom: no signature shares a hand with another."""
    found = []
    own, for_whom = frozenset({by.pk}), by.in_whose_name.name
    authors = frozenset[int]().union(*(row.hands for row in revisions))
    signers = frozenset[int]().union(*(approval.hands for approval in revision.approvals.all()))
    if own & authors:
        found.append("拟稿人不能审签自己的稿件，请由另一人办理。")
    elif by.hands & authors:
        found.append(f"您现在代{for_whom}，这一稿是{for_whom}拟的，不能代签，请由另一人办理。")
    if own & signers:
        found.append("您已经审签过这一稿，下一环节须由另一人办理。")
    elif by.hands & signers:
        found.append(f"您现在代{for_whom}，{for_whom}已经审签过这一稿，下一环节须由另一人办理。")
    return found


def against_approving(revision: Revision, stage: Stage = Stage.REVIEW, *, by: Person, at: datetime) -> list[str]:
    """不能审核通过的理由：those of the signature, and what would keep the leader from signing it already."""
    return [*against_signing(revision, stage, by=by, at=at), *_against_text(revision, by=by, at=at)]


def against_releasing(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    """不能签发的理由：those of the signature, and what the room that owns the text has against it by now."""
    return [*against_signing(revision, Stage.LEADER, by=by, at=at), *_against_text(revision, by=by, at=at)]


def against_publishing(revision: Revision, *, by: Person | None, at: datetime) -> list[str]:
    """不能发布的理由：whoever presses the button, everybody's signature, and what the room of the text says by now."""
    edition, unit = revision.edition, revision.edition.document.unit
    found = []
    if edition.state != EditionState.OPEN.value:
        found.append(f"这一版{EditionState(edition.state).label}，不必再发布。")
    newest = max(row.number for row in edition.revisions.all())
    if newest != revision.number:
        found.append(f"已有第 {newest} 稿，请发布最新稿。")
    if is_returned(revision):
        found.append("这一稿已退回，不能发布。")
    waiting = stage_of(revision)
    if waiting is not None:
        found.append(f"审签还没有完成，现在的环节是“{label_of(waiting, revision.passes)}”。")
    if by is not None and not may_release(unit, by=by, at=at):
        found.append(f"发布由{unit.name}的政务公开专员或者分管领导办理。")
    if edition.state == EditionState.OPEN.value:
        found += ports.kinds()[edition.document.kind].reasons_against_release(revision.content, at=at)
    return found


def may_release(unit: Unit, *, by: Person, at: datetime) -> bool:
    """能否发布：the clerk or the leader."""
    posts = (PostKind.DISCLOSURE_CLERK, PostKind.LEADER)
    return any(by.holds(post, at_unit=unit, on=day_of(at)) for post in posts)


def _against_text(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    if revision.edition.state != EditionState.OPEN.value:
        return []
    kind = ports.kinds()[revision.edition.document.kind]
    found = ports.reasons_against_reviewer(kind, revision.content, by=by)
    return [*found, *kind.reasons_against_release(revision.content, at=at)]


def against_sending_back(revision: Revision, *, by: Person, at: datetime) -> list[str]:
    """不能退回的理由：whoever has the revision before them may send it back."""
    return against_signing(revision, stage_of(revision) or revision.passes[-1], by=by, at=at)


def against_dropping(edition: Edition, *, by: Person, at: datetime) -> list[str]:
    """不能撤回送审的理由。"""
    unit, kind = edition.document.unit, edition.document.kind
    reasons = []
    if edition.state != EditionState.OPEN.value:
        reasons.append(f"这一版{EditionState(edition.state).label}，不能撤回。")
    is_clerk = by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at))
    is_author = ports.officers_hand_in(kind) and any(row.author_id == by.pk for row in edition.revisions.all())
    if not is_clerk and not is_author:
        also = "或者送审的承办人" if ports.officers_hand_in(kind) else ""
        reasons.append(f"撤回送审由{unit.name}的政务公开专员{also}办理。")
    return reasons


def waits_for(revision: Revision, *, by: Person, at: datetime) -> bool:
    """等我办：whether this person has the next step in hand; a returned one waits for whoever may submit again."""
    if is_returned(revision):
        document = revision.edition.document
        if ports.officers_hand_in(document.kind):
            return revision.author_id == by.pk
        return by.holds(PostKind.DISCLOSURE_CLERK, at_unit=document.unit, on=day_of(at))
    stage = stage_of(revision)
    if stage is None:
        return may_release(revision.edition.document.unit, by=by, at=at)
    return not against_signing(revision, stage, by=by, at=at)
