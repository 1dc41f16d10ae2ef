"""免予解读的查询：of which document, what an organ has set, what was exempted."""

from datetime import datetime
from typing import Any

from mingtang.catalogue.queries.offered import names
from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.drafting.actions.handing import subject_of
from mingtang.drafting.models import Manuscript
from mingtang.editorial.models import Document, Edition, Published
from mingtang.exemptions.models import Exemption, ExplainerRule, told_of
from mingtang.law.editorial import EditionState
from mingtang.law.interpretation import USUAL_ITEM, ExemptionState
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of, scope_of


def rule_of(organ: Unit) -> dict[str, Any]:
    """解读设置：as the organ set it, or what holds without."""
    return told_of(ExplainerRule.rows.filter(organ=organ).first())


def places_of(organ: Unit) -> list[dict[str, str]]:
    """解读放在哪里：where the organ has set, or the catalogue's own item for it; nowhere when neither is offered."""
    told, offered = rule_of(organ)["place"], names(organ)
    wanted = tuple(told.split("|", 1)) if told else next((one for one in offered if one[0] == USUAL_ITEM), None)
    if wanted not in offered:
        return []
    return [{"item": wanted[0], "column": wanted[1], "name": offered[wanted]}]


def first_of(manuscript: Manuscript) -> Manuscript:
    """文件的第一稿：the manuscript that the document's subject names."""
    key = int(subject_of(manuscript).rpartition(":")[2])
    return manuscript if key == manuscript.pk else Manuscript.rows.select_related("unit__organ", "organ").get(pk=key)


def exemption_of(subject: str) -> Exemption | None:
    """免予解读：the one asked for last."""
    rows = Exemption.rows.filter(subject=subject).select_related("organ", "asked_by", "asked_for", "decided_by")
    return rows.order_by("-pk").first()


def document_of(subject: str) -> Document | None:
    """文件的公开件，once it was handed in."""
    return Document.rows.filter(kind=DOCUMENT, subject=subject).select_related("unit").first()


def live(document: Document | None) -> Published | None:
    """现在公开的一版。"""
    if document is None:
        return None
    return Published.public.standing().filter(document=document).select_related("document").first()


def open_edition(document: Document | None) -> Edition | None:
    """在办的一版。"""
    return Edition.rows.filter(document=document, state=EditionState.OPEN.value).first() if document else None


def manuscript(pk: int, viewer: Viewer, *, at: datetime) -> Manuscript | None:
    """One of the organs seen whole, so that what is public already can be explained by whoever drafts there."""
    own = Manuscript.seen_by(viewer, at=at).filter(pk=pk)
    whole = Manuscript.rows.filter(scope_of(viewer, at=at).whole_organs("organ__"), pk=pk, revision__isnull=False)
    found = own.first() or whole.first()
    return Manuscript.rows.select_related("unit__organ", "organ", "document").get(pk=found.pk) if found else None


def exemption(pk: int, viewer: Viewer, *, at: datetime) -> Exemption | None:
    """One in sight."""
    people = ("asked_by", "asked_for", "decided_by", "decided_for")
    return Exemption.seen_by(viewer, at=at).select_related("organ", "manuscript", *people).filter(pk=pk).first()


def waiting(viewer: Viewer, *, at: datetime) -> list[Exemption]:
    """等批准的免予解读，the oldest first."""
    asked = Exemption.seen_by(viewer, at=at).filter(state=ExemptionState.ASKED.value)
    return list(asked.select_related("manuscript", "asked_by", "asked_for").order_by("pk"))


def to_decide(person: Person, *, at: datetime) -> list[Exemption]:
    """等这个人批准的，the oldest first: of the organs of which the person is a leader, asked for by others."""
    leads = [post.unit_id for post in person.posts_on(day_of(at)) if post.kind == PostKind.LEADER.value]
    if not leads:
        return []
    asked = Exemption.rows.filter(organ__in=leads, state=ExemptionState.ASKED.value, manuscript__discarded_at=None)
    asked = asked.exclude(asked_by__in=person.hands).exclude(asked_for__in=person.hands)
    return list(asked.select_related("manuscript").defer("manuscript__html").order_by("pk"))


def organs_of(viewer: Viewer, *, at: datetime) -> list[Unit]:
    """看得到全部的机关。"""
    seen = Unit.rows.filter(scope_of(viewer, at=at).whole_organs(), kind=UnitKind.ADMINISTRATIVE_ORGAN.value)
    return list(seen.select_related("organ").order_by("path"))
